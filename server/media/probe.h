// What ffprobe says of a file, and whether that may pass (SIGNAGE section 6, "Server-side gate"). Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "server/media/refusal.h"
#include "shared/core/result.h"

namespace server::media {

struct Probe {
    int picture_stream = -1;  // its number in the file; -1: there is none
    bool has_sound = false;
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t frames = 0;  // 0: not counted
    std::chrono::milliseconds duration{0};
    double rate = 0;  // frames a second; 0: it varies
    bool is_interlaced = false;
    bool is_high_range = false;
    std::string codec;
};

// Of ffprobe's JSON.
core::Result<Probe> read_probe(const std::string& json);

inline constexpr std::int64_t kMostPixels = 40'000'000;
inline constexpr std::int64_t kMostVideoPixels = 4096LL * 4096;
inline constexpr std::int64_t kLeastSide = 16;
inline constexpr std::chrono::minutes kLongestVideo{15};

std::optional<Refusal> fault_of_size(std::int64_t width, std::int64_t height, std::int64_t most_pixels);
// Of a video or an animation.
std::optional<Refusal> fault_of(const Probe& probe);

}  // namespace server::media
