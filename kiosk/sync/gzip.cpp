#include "kiosk/sync/gzip.h"

#include <zlib.h>

namespace kiosk::sync {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib's way to ask for the gzip frame

}  // namespace

std::string gzip(std::string_view plain) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
    // zlib only reads through this pointer; its C interface has no const.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int end = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return end == Z_STREAM_END ? packed : std::string{};
}

}  // namespace kiosk::sync
