// Bodies that are files: sent and taken in piece by piece, never whole in memory.
#pragma once

#include <cerrno>
#include <fstream>
#include <string>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "server/http/translate.h"

namespace server::http {

using StringParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// A file that is being written; gone again unless it was kept.
class Incoming {
public:
    explicit Incoming(std::string path)
        : path_(std::move(path)),
          handle_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {}
    Incoming(const Incoming&) = delete;
    Incoming& operator=(const Incoming&) = delete;
    ~Incoming() {
        if (handle_ < 0) return;
        ::close(handle_);
        if (!kept_) ::unlink(path_.c_str());
    }
    bool is_open() const { return handle_ >= 0; }
    bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    bool keep() { return kept_ = ::fsync(handle_) == 0; }

private:
    std::string path_;
    int handle_;
    bool kept_ = false;
};

inline constexpr std::size_t kPiece = 64U << 10U;

template <typename Stream>
boost::asio::awaitable<bool> send_file(Stream& stream, BeastResponse message, handlers::FileBody file,
                                       Limits limits) {
    namespace beast = boost::beast;
    constexpr auto kNoThrow = boost::asio::as_tuple(boost::asio::use_awaitable);
    beast::http::response_serializer<beast::http::string_body> serializer{message};
    beast::get_lowest_layer(stream).expires_after(limits.write_time);
    const auto [head_error, head_size] =
        co_await beast::http::async_write_header(stream, serializer, kNoThrow);
    if (head_error) co_return false;
    std::ifstream source{file.path, std::ios::binary};
    source.seekg(file.first);
    std::vector<char> piece(kPiece);
    while (file.length > 0) {
        source.read(piece.data(), std::min<std::streamsize>(kPiece, file.length));
        const auto got = source.gcount();
        if (got <= 0) co_return false;  // shorter than it was: the other side sees that it got less
        beast::get_lowest_layer(stream).expires_after(limits.write_time);
        const auto [error, written] = co_await boost::asio::async_write(
            stream, boost::asio::buffer(piece.data(), static_cast<std::size_t>(got)), kNoThrow);
        if (error) co_return false;
        file.length -= got;
    }
    co_return message.keep_alive();
}

// Each piece has the time of a body; a larger one than admitted, a slow or a broken one leaves nothing
// behind. The head of the request was read by `head`.
template <typename Stream>
boost::asio::awaitable<tl::expected<handlers::Received, handlers::Response>> receive_file(
    Stream& stream, boost::beast::flat_buffer& buffer, StringParser& head, handlers::Admission admitted,
    Limits limits) {
    namespace beast = boost::beast;
    constexpr auto kNoThrow = boost::asio::as_tuple(boost::asio::use_awaitable);
    const auto refused = [](int status, const char* code, const char* why) {
        return tl::unexpected(handlers::refuse(status, code, why));
    };
    Incoming file{admitted.path};
    if (!file.is_open()) co_return refused(503, "STORAGE", "the file can't be kept at the moment");
    beast::http::request_parser<beast::http::buffer_body> parser{std::move(head)};
    parser.body_limit(static_cast<std::uint64_t>(admitted.limit));
    std::vector<char> piece(kPiece);
    std::int64_t bytes = 0;
    while (!parser.is_done()) {
        parser.get().body().data = piece.data();
        parser.get().body().size = piece.size();
        beast::get_lowest_layer(stream).expires_after(limits.body_time);
        auto [error, read] = co_await beast::http::async_read(stream, buffer, parser, kNoThrow);
        if (error == beast::http::error::body_limit)
            co_return refused(413, "TOO_LARGE", "the file is too large");
        if (error && error != beast::http::error::need_buffer)
            co_return refused(400, "BROKEN_OFF", "the file did not come to its end");
        const std::size_t got = piece.size() - parser.get().body().size;
        if (!file.write({piece.data(), got}))
            co_return refused(503, "STORAGE", "there is no room for the file");
        bytes += static_cast<std::int64_t>(got);
    }
    if (!file.keep()) co_return refused(503, "STORAGE", "there is no room for the file");
    co_return handlers::Received{.path = admitted.path, .bytes = bytes};
}

}  // namespace server::http
