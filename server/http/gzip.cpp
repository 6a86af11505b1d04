#include "server/http/gzip.h"

#include <algorithm>
#include <array>

#include <zlib.h>

namespace server::http {
namespace {

constexpr int kGzipWindow = 15 + 16;
constexpr std::size_t kChunk = 16U << 10U;

Bytef* bytes_of(std::string_view text) {
    return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data()));  // zlib only reads it
}

}  // namespace

std::string gzip(std::string_view plain) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string packed(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = bytes_of(plain);
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

core::Result<std::string> gunzip(std::string_view packed, std::size_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, kGzipWindow) != Z_OK)
        return core::fail(core::ErrorKind::Unavailable, "no memory");
    stream.next_in = bytes_of(packed);
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string plain;
    std::array<char, kChunk> chunk{};
    int state = Z_OK;
    while (state == Z_OK && plain.size() <= limit) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        state = inflate(&stream, Z_NO_FLUSH);
        plain.append(chunk.data(), chunk.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (plain.size() > limit) return core::fail(core::ErrorKind::Invalid, "the body is too large");
    if (state != Z_STREAM_END) return core::fail(core::ErrorKind::Invalid, "the body is damaged");
    return plain;
}

}  // namespace server::http
