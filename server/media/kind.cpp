#include "server/media/kind.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace server::media {
namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t at;
    std::string_view bytes;
    FileKind kind;
};
constexpr std::array<Magic, 17> kMagic{{
    {0, "\xFF\xD8\xFF"sv, FileKind::Jpeg},
    {0, "\x89PNG\r\n\x1A\n"sv, FileKind::Png},
    {0, "GIF87a"sv, FileKind::Gif},
    {0, "GIF89a"sv, FileKind::Gif},
    {0, "BM"sv, FileKind::Bmp},
    {0, "II*\0"sv, FileKind::Tiff},
    {0, "MM\0*"sv, FileKind::Tiff},
    {0, "\x1A\x45\xDF\xA3"sv, FileKind::Matroska},
    {0, "\x00\x00\x01\xBA"sv, FileKind::MpegProgram},
    {0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, FileKind::Asf},
    {0, "FLV\x01"sv, FileKind::Flv},
    {0, "OggS"sv, FileKind::Ogg},
    {0, "ID3"sv, FileKind::Audio},
    {0, "fLaC"sv, FileKind::Audio},
    {0, "PK\x03\x04"sv, FileKind::Office},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::Office},
    {0, "%PDF-"sv, FileKind::Pdf},
}};

bool has(std::string_view head, std::size_t at, std::string_view bytes) {
    return head.size() >= at + bytes.size() && head.substr(at, bytes.size()) == bytes;
}

FileKind kind_of_riff(std::string_view head) {
    constexpr std::size_t kFlags = 20;
    constexpr unsigned kAnimated = 0x02;
    if (has(head, 8, "AVI "sv)) return FileKind::Avi;
    if (has(head, 8, "WAVE"sv)) return FileKind::Audio;
    if (!has(head, 8, "WEBP"sv)) return FileKind::Unknown;
    const bool extended = has(head, 12, "VP8X"sv) && head.size() > kFlags;
    const bool moves = extended && (static_cast<unsigned char>(head[kFlags]) & kAnimated) != 0;
    return moves ? FileKind::AnimatedWebP : FileKind::WebP;
}

// ISO base media: the brand says whether it is a film, a phone's still picture or sound.
FileKind kind_of_brand(std::string_view head) {
    const std::string_view brand = head.substr(8, std::min<std::size_t>(4, head.size() - 8));
    for (const auto still :
         {"heic"sv, "heix"sv, "heif"sv, "mif1"sv, "msf1"sv, "hevc"sv, "avif"sv, "avis"sv}) {
        if (brand == still) return FileKind::Heic;
    }
    return brand == "M4A "sv || brand == "M4B "sv ? FileKind::Audio : FileKind::Mp4;
}

bool is_transport_stream(std::string_view head) {
    constexpr std::size_t kPacket = 188;
    constexpr char kSync = 0x47;
    return head.size() > 2 * kPacket && head[0] == kSync && head[kPacket] == kSync &&
           head[2 * kPacket] == kSync;
}

bool is_text(std::string_view head) {
    return std::all_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 || byte == '\n' || byte == '\r' || byte == '\t';
    });
}

}  // namespace

FileKind kind_of(std::string_view head) {
    if (head.empty()) return FileKind::Empty;
    for (const Magic& magic : kMagic) {
        if (has(head, magic.at, magic.bytes)) return magic.kind;
    }
    if (has(head, 0, "RIFF"sv)) return kind_of_riff(head);
    if (has(head, 4, "ftyp"sv)) return kind_of_brand(head);
    for (const auto box : {"moov"sv, "mdat"sv, "wide"sv, "free"sv, "skip"sv}) {
        if (has(head, 4, box)) return FileKind::Mp4;
    }
    if (is_transport_stream(head)) return FileKind::MpegTransport;
    return is_text(head) ? FileKind::Page : FileKind::Unknown;
}

Family family_of(FileKind kind) {
    switch (kind) {
        case FileKind::Jpeg:
        case FileKind::Png:
        case FileKind::WebP:
        case FileKind::Bmp:
        case FileKind::Tiff:
            return Family::Picture;
        case FileKind::Gif:
            return Family::Animation;
        case FileKind::Pdf:
            return Family::Document;
        case FileKind::Mp4:
        case FileKind::Matroska:
        case FileKind::Avi:
        case FileKind::MpegProgram:
        case FileKind::MpegTransport:
        case FileKind::Asf:
        case FileKind::Flv:
        case FileKind::Ogg:
            return Family::Video;
        case FileKind::Empty:
        case FileKind::AnimatedWebP:
        case FileKind::Heic:
        case FileKind::Audio:
        case FileKind::Office:
        case FileKind::Page:
        case FileKind::Unknown:
            return Family::Refused;
    }
    return Family::Refused;
}

std::string_view reader_of(FileKind kind) {
    switch (kind) {
        case FileKind::Jpeg:
            return "jpeg_pipe";
        case FileKind::Png:
            return "png_pipe";
        case FileKind::WebP:
            return "webp_pipe";
        case FileKind::Bmp:
            return "bmp_pipe";
        case FileKind::Tiff:
            return "tiff_pipe";
        case FileKind::Gif:
            return "gif";
        case FileKind::Mp4:
            return "mov";
        case FileKind::Matroska:
            return "matroska";
        case FileKind::Avi:
            return "avi";
        case FileKind::MpegProgram:
            return "mpeg";
        case FileKind::MpegTransport:
            return "mpegts";
        case FileKind::Asf:
            return "asf";
        case FileKind::Flv:
            return "flv";
        case FileKind::Ogg:
            return "ogg";
        case FileKind::Pdf:
        case FileKind::Empty:
        case FileKind::AnimatedWebP:
        case FileKind::Heic:
        case FileKind::Audio:
        case FileKind::Office:
        case FileKind::Page:
        case FileKind::Unknown:
            return "";
    }
    return "";
}

}  // namespace server::media
