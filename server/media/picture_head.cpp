#include "server/media/picture_head.h"

#include <algorithm>
#include <cstdlib>

namespace server::media {
namespace {

using namespace std::string_view_literals;

// Numbers of a file, zero past its end.
class Bytes {
public:
    explicit Bytes(std::string_view file) : file_(file) {}
    std::int64_t at(std::size_t i) const {
        return i < file_.size() ? static_cast<unsigned char>(file_[i]) : 0;
    }
    std::int64_t big16(std::size_t i) const { return at(i) << 8 | at(i + 1); }
    std::int64_t big32(std::size_t i) const { return big16(i) << 16 | big16(i + 2); }
    std::int64_t little16(std::size_t i) const { return at(i) | at(i + 1) << 8; }
    std::int64_t little24(std::size_t i) const { return little16(i) | at(i + 2) << 16; }
    std::int64_t little32(std::size_t i) const { return little16(i) | little16(i + 2) << 16; }

private:
    std::string_view file_;
};

// From marker to marker up to the picture itself; its end is looked for after that, since a thumbnail in the
// head has one of its own.
std::optional<PictureHead> jpeg(std::string_view file) {
    const Bytes bytes{file};
    PictureHead head;
    std::size_t at = 2;
    while (at + 4 <= file.size()) {
        if (bytes.at(at) != 0xFF) return std::nullopt;
        const std::int64_t marker = bytes.at(at + 1);
        if (marker == 0xFF) {  // filling
            ++at;
            continue;
        }
        const bool is_frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) {
            head.height = bytes.big16(at + 5);
            head.width = bytes.big16(at + 7);
        }
        if (marker == 0xDA) {
            head.is_whole = file.find("\xFF\xD9"sv, at) != std::string_view::npos;
            return head.width > 0 && head.height > 0 ? std::optional{head} : std::nullopt;
        }
        const std::int64_t length = bytes.big16(at + 2);
        if (length < 2) return std::nullopt;
        at += 2 + static_cast<std::size_t>(length);
    }
    return std::nullopt;
}

std::optional<PictureHead> png(std::string_view file) {
    const Bytes bytes{file};
    PictureHead head{.width = bytes.big32(16), .height = bytes.big32(20), .is_whole = false};
    for (std::size_t at = 8; at + 12 <= file.size();) {
        if (file.substr(at + 4, 4) == "IEND"sv) {
            head.is_whole = true;
            break;
        }
        at += 12 + static_cast<std::size_t>(bytes.big32(at));
    }
    return head.width > 0 && head.height > 0 ? std::optional{head} : std::nullopt;
}

std::optional<PictureHead> webp(std::string_view file) {
    const Bytes bytes{file};
    PictureHead head;
    head.is_whole = static_cast<std::int64_t>(file.size()) >= bytes.little32(4) + 8;
    const std::string_view chunk = file.substr(std::min<std::size_t>(12, file.size()), 4);
    if (chunk == "VP8X"sv) {
        head.width = bytes.little24(24) + 1;
        head.height = bytes.little24(27) + 1;
    } else if (chunk == "VP8L"sv) {
        const std::int64_t packed = bytes.little32(21);
        head.width = (packed & 0x3FFF) + 1;
        head.height = (packed >> 14 & 0x3FFF) + 1;
    } else if (chunk == "VP8 "sv) {
        head.width = bytes.little16(26) & 0x3FFF;
        head.height = bytes.little16(28) & 0x3FFF;
    } else {
        return std::nullopt;
    }
    return head;
}

std::optional<PictureHead> bmp(std::string_view file) {
    const Bytes bytes{file};
    // The height is negative where the rows lie from top to bottom.
    const auto height = static_cast<std::int32_t>(bytes.little32(22));
    const PictureHead head{.width = bytes.little32(18),
                           .height = std::abs(static_cast<std::int64_t>(height))};
    return head.width > 0 && head.height > 0 ? std::optional{head} : std::nullopt;
}

std::optional<PictureHead> gif(std::string_view file) {
    const Bytes bytes{file};
    const PictureHead head{.width = bytes.little16(6), .height = bytes.little16(8)};
    return head.width > 0 && head.height > 0 ? std::optional{head} : std::nullopt;
}

}  // namespace

std::optional<PictureHead> picture_head(FileKind kind, std::string_view file) {
    if (kind == FileKind::Jpeg) return jpeg(file);
    if (kind == FileKind::Png) return png(file);
    if (kind == FileKind::WebP) return webp(file);
    if (kind == FileKind::Bmp) return bmp(file);
    if (kind == FileKind::Gif) return gif(file);
    return std::nullopt;
}

}  // namespace server::media
