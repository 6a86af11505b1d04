// What an uploaded file is by its first bytes, whatever its name says. Pure.
#pragma once

#include <string>
#include <string_view>

namespace server::media {

enum class FileKind {
    Empty,
    Jpeg,
    Png,
    Gif,
    WebP,
    AnimatedWebP,
    Bmp,
    Tiff,
    Pdf,
    Mp4,  // and QuickTime
    Matroska,
    Avi,
    MpegProgram,
    MpegTransport,
    Asf,
    Flv,
    Ogg,
    Heic,
    Audio,
    Office,
    Page,  // HTML, SVG and other text
    Unknown,
};

enum class Family { Picture, Animation, Document, Video, Refused };

// `head`: the first 4 KiB, or all there is.
FileKind kind_of(std::string_view head);
Family family_of(FileKind kind);
// ffmpeg's name of the one reader that may open it: none that follows what a file says to another file.
std::string_view reader_of(FileKind kind);

}  // namespace server::media
