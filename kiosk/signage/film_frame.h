// From a frame as the decoder scaled it to the pixels that are shown: how large to scale, and how to cut and
// turn. Pure.
#pragma once

#include <cstdint>
#include <span>

#include "kiosk/signage/picture_file.h"

namespace signage {

// In quarter turns clockwise, as cameras note it.
enum class Turn : std::uint8_t { None, Right, Over, Left };
Turn turn_of(std::int64_t degrees);

struct FrameSize {
    int width = 0;
    int height = 0;
    bool operator==(const FrameSize&) const = default;
};

struct FramePlace {
    int width = 0;
    int height = 0;
    Scaling scaling = Scaling::Cover;
};

// How large a film of this size, not yet turned, is to be scaled for a place.
FrameSize scaled_size(FrameSize film, Turn turn, const FramePlace& place);
// `scaled` holds four bytes a pixel, the fourth of no meaning. Turned, and its middle where it is larger than
// the place.
Picture finished_frame(std::span<const std::uint8_t> scaled, FrameSize size, Turn turn,
                       const FramePlace& place);

}  // namespace signage
