// The words with which ffmpeg is told to make a file into what a kiosk plays. Pure; the promises of SIGNAGE
// section 6: pictures in 3840x2160, video H.264 High 4.1, 8 bit 4:2:0, 1920x1080, 30 frames and 8 Mbit a
// second, MP4 with its index first.
#pragma once

#include <string>
#include <vector>

#include "server/media/kind.h"
#include "server/media/probe.h"

namespace server::media {

using Words = std::vector<std::string>;

enum class PictureFormat { Png, Jpeg };

// Names are those of files in the child's directory.
Words probe_words(FileKind kind, const std::string& input);
Words picture_words(FileKind kind, const std::string& input, PictureFormat format, const std::string& output);
Words video_words(FileKind kind, const std::string& input, const Probe& probe, const std::string& output);
Words still_words(FileKind kind, const std::string& input,
                  const std::string& output);  // a small picture of it

// As often as a short animation is played so that it can be shown as a video.
int repeats_of(const Probe& probe);

}  // namespace server::media
