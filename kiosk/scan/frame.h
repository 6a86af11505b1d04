// A picture from the camera: grey for the decoder, a small coloured one for the viewfinder. Lives in memory
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/core/clock.h"

namespace scan {

// Rows of RGB, top first, without padding. Not mirrored.
struct Preview {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
    core::SteadyTime captured{};
    // What the decoder made of this frame, for staff who test the camera.
    struct Look {
        std::chrono::milliseconds decoding{0};
        bool read = false;
        float pixels_per_module = 0;  // of the symbol read
    };
    Look look;
};

struct Frame {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;  // width x height, without padding
    Preview preview;
    core::SteadyTime captured{};
};

// A grey picture that somebody else owns.
struct GreyView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    std::size_t stride = 0;  // bytes from row to row
};

GreyView grey_view(const Frame& frame);

// Tells whether two frames show the same picture bit by bit, as a camera that hangs does; no camera's noise
// repeats.
std::uint64_t fingerprint(const Frame& frame);

// Overwrites the pixels, so that no picture of a person waits in freed memory.
void wipe(Frame& frame);
void wipe(Preview& preview);

}  // namespace scan
