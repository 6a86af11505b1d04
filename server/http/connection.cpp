#include "server/http/connection.h"

#include <deque>
#include <memory>
#include <mutex>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "server/http/file_transfer.h"
#include "server/http/static_files.h"
#include "server/http/translate.h"

namespace server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using LocalStream = beast::basic_stream<asio::local::stream_protocol, asio::any_io_executor>;
constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

constexpr std::size_t kMostWaiting = 256;        // news for one slow listener,
constexpr std::size_t kMostBytes = 256U << 10U;  // or so much of it

// Hands the request over and comes back on this connection's executor with the answer.
awaitable<handlers::Response> ask(handlers::Dispatcher& dispatcher, handlers::Request request) {
    auto start = [&dispatcher](auto handler, handlers::Request&& asked) {
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        dispatcher.handle(std::move(asked), [kept](handlers::Response response) {
            auto executor = asio::get_associated_executor(*kept);
            asio::post(executor,
                       [kept, answer = std::move(response)]() mutable { (*kept)(std::move(answer)); });
        });
    };
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(handlers::Response)>(
        start, asio::use_awaitable, std::move(request));
}

// News on its way to one listener: filled by publishers on any thread, emptied by the connection.
struct Outbox {
    explicit Outbox(const asio::any_io_executor& executor) : wake(executor) {}
    std::mutex mutex;
    std::deque<std::string> lines;
    std::size_t bytes = 0;
    bool overflowed = false;
    bool ending = false;      // what waits is the last
    asio::steady_timer wake;  // touched on the connection's executor alone
};

void hand_over(const std::shared_ptr<Outbox>& outbox, const push::News& news) {
    {
        const std::lock_guard lock{outbox->mutex};
        outbox->bytes += news.data.size();
        if (outbox->lines.size() >= kMostWaiting || outbox->bytes > kMostBytes) outbox->overflowed = true;
        if (!outbox->overflowed && !outbox->ending)
            outbox->lines.push_back("event: " + news.event + "\ndata: " + news.data + "\n\n");
        outbox->ending = outbox->ending || news.is_last;
    }
    asio::post(outbox->wake.get_executor(), [outbox] { outbox->wake.cancel(); });
}

// Listens as long as it lives, also where the connection's coroutine is only destroyed.
class Listening {
public:
    Listening(push::Hub& hub, const push::Subscription& who, const std::shared_ptr<Outbox>& outbox)
        : hub_(hub), id_(hub.add(who, [outbox](const push::News& news) { hand_over(outbox, news); })) {}
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
    ~Listening() { hub_.remove(id_); }
    bool is_admitted() const { return id_ != 0; }

private:
    push::Hub& hub_;
    std::uint64_t id_;
};

// Everything that waits as one text; nullopt: this stream is over. The listener was too slow and must come
// back, or it has had its last word.
std::optional<std::string> take_all(Outbox& outbox) {
    const std::lock_guard lock{outbox.mutex};
    if (outbox.overflowed || (outbox.ending && outbox.lines.empty())) return std::nullopt;
    std::string text;
    for (const auto& line : outbox.lines) text += line;
    outbox.lines.clear();
    outbox.bytes = 0;
    return text;
}

// False where the listener has a stream already; nothing was written then.
template <typename Stream>
awaitable<bool> stream_news(Stream& stream, const handlers::Response& response, Services& services) {
    auto outbox = std::make_shared<Outbox>(co_await asio::this_coro::executor);
    const Listening listening{services.hub, *response.stream, outbox};
    if (!listening.is_admitted()) co_return false;
    std::string text =
        "HTTP/1.1 200 OK\r\nServer: linli\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
        "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 2000\n\n";
    while (true) {
        beast::get_lowest_layer(stream).expires_after(services.limits.write_time);
        const auto [error, written] = co_await asio::async_write(stream, asio::buffer(text), kNoThrow);
        if (error) break;
        auto waiting = take_all(*outbox);
        if (!waiting) break;
        text = std::move(*waiting);
        if (!text.empty()) continue;
        beast::get_lowest_layer(stream).expires_never();
        outbox->wake.expires_after(services.limits.ping);
        co_await outbox->wake.async_wait(kNoThrow);
        waiting = take_all(*outbox);
        if (!waiting) break;
        text = waiting->empty() ? std::string{": ping\n\n"} : std::move(*waiting);
    }
    co_return true;
}

template <typename Stream>
awaitable<bool> answer(Stream& stream, handlers::Response response, const BeastRequest& request,
                       const Services& services) {
    auto [message, file] = to_beast(std::move(response), request);
    if (file && message.result_int() < 300 && request.method() != beast::http::verb::head)
        co_return co_await send_file(stream, std::move(message), std::move(*file), services.limits);
    beast::get_lowest_layer(stream).expires_after(services.limits.write_time);
    const auto [error, written] = co_await beast::http::async_write(stream, message, kNoThrow);
    co_return !error && message.keep_alive();
}

const handlers::Route* route_of(const BeastRequest& head) {
    const auto method = method_of(head);
    const auto path = path_of({head.target().data(), head.target().size()});
    return method && path ? handlers::match(*method, *path).route : nullptr;
}

// A body that is a file: asked for before it is taken in, so that nobody fills the disk who may not. The
// connection ends where it was not read to its end.
template <typename Stream>
awaitable<bool> take_file(Stream& stream, beast::flat_buffer& buffer, StringParser& parser, const Peer& peer,
                          Services& services) {
    BeastRequest head{parser.get().base()};
    const auto announced = parser.content_length();
    auto asked = from_beast(head, peer, services, 0);
    handlers::Response response;
    if (!asked) {
        response = std::move(asked.error());
    } else {
        asked->announced = announced ? static_cast<std::int64_t>(*announced) : -1;
        response = co_await ask(services.dispatcher, *asked);
    }
    if (asked && response.admitted) {
        auto received = co_await receive_file(stream, buffer, parser, *response.admitted, services.limits);
        if (received) {
            asked->received = std::move(*received);
            co_return co_await answer(stream, co_await ask(services.dispatcher, std::move(*asked)), head,
                                      services);
        }
        response = std::move(received.error());
    }
    head.keep_alive(false);
    co_await answer(stream, std::move(response), head, services);
    co_return false;
}

template <typename Stream>
awaitable<handlers::Response> respond(Stream& stream, BeastRequest& request, const Peer& peer,
                                      Services& services, std::size_t limit) {
    auto asked = from_beast(request, peer, services, limit);
    if (!asked) co_return std::move(asked.error());
    const bool may_be_file =
        asked->method == handlers::Method::Get && !handlers::match(asked->method, asked->path).route;
    if (may_be_file) {
        if (auto file = static_file(asked->path)) co_return std::move(*file);
    }
    beast::get_lowest_layer(stream).expires_never();
    ++services.busy;
    auto response = co_await ask(services.dispatcher, std::move(*asked));
    --services.busy;
    co_return response;
}

template <typename Stream>
awaitable<void> serve(Stream& stream, const Peer& peer, Services& services) {
    const Limits& limits = services.limits;
    beast::flat_buffer buffer;
    bool first = true;
    while (!services.stopping) {
        StringParser parser;
        parser.header_limit(limits.header_bytes);
        parser.body_limit(boost::none);
        beast::get_lowest_layer(stream).expires_after(first ? limits.header_time : limits.idle_time);
        first = false;
        const auto [head_error, head_size] =
            co_await beast::http::async_read_header(stream, buffer, parser, kNoThrow);
        if (head_error == beast::http::error::header_limit) {
            parser.get().keep_alive(false);
            co_await answer(stream, handlers::refuse(431, "HEADER", "the header is too large"), parser.get(),
                            services);
        }
        if (head_error) co_return;
        const handlers::Route* route = route_of(parser.get());
        if (route && route->takes_file) {
            if (!co_await take_file(stream, buffer, parser, peer, services)) co_return;
            continue;
        }
        const std::size_t limit = route ? route->body_limit : 0;
        // Beast looks at the announced length only while it reads the header, when the route is not known
        // yet.
        const bool announced = parser.content_length() && *parser.content_length() > limit;
        parser.body_limit(limit);
        beast::get_lowest_layer(stream).expires_after(limits.body_time);
        beast::error_code error = beast::http::error::body_limit;
        if (!announced)
            std::tie(error, std::ignore) = co_await beast::http::async_read(stream, buffer, parser, kNoThrow);
        if (error == beast::http::error::body_limit) {
            auto too_large = handlers::refuse(413, "TOO_LARGE", "the body is too large");
            parser.get().keep_alive(false);
            co_await answer(stream, std::move(too_large), parser.get(), services);
            co_return;
        }
        if (error) co_return;
        BeastRequest request = parser.release();
        handlers::Response response = co_await respond(stream, request, peer, services, limit);
        if (response.stream && response.status == 200) {
            if (co_await stream_news(stream, response, services)) co_return;
            response = handlers::refuse(409, "STREAM_TAKEN", "a stream is open with this token");
        }
        if (!co_await answer(stream, std::move(response), request, services)) co_return;
    }
}

}  // namespace

awaitable<void> serve_plain(asio::ip::tcp::socket socket, Peer peer, Services& services) {
    beast::tcp_stream stream{std::move(socket)};
    co_await serve(stream, peer, services);
    beast::error_code ignored;
    stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

awaitable<void> serve_tls(asio::ip::tcp::socket socket, asio::ssl::context& tls, Peer peer,
                          Services& services) {
    beast::ssl_stream<beast::tcp_stream> stream{beast::tcp_stream{std::move(socket)}, tls};
    beast::get_lowest_layer(stream).expires_after(services.limits.body_time);
    const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, kNoThrow);
    if (error) co_return;
    co_await serve(stream, peer, services);
    beast::get_lowest_layer(stream).expires_after(services.limits.write_time);
    co_await stream.async_shutdown(kNoThrow);
}

awaitable<void> serve_local(asio::local::stream_protocol::socket socket, Services& services) {
    LocalStream stream{std::move(socket)};
    const Peer peer{.address = "admin socket", .is_local_admin = true};
    co_await serve(stream, peer, services);
}

}  // namespace server::http
