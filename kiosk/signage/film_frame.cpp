#include "kiosk/signage/film_frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

namespace signage {
namespace {

// Of a scaled frame: beyond it a film of odd shape is shown whole, with a margin.
constexpr std::int64_t kMostPixels = std::int64_t{4096} * 2400;
constexpr int kLeastSide = 2;
constexpr std::uint32_t kOpaque = 0xFF000000U;  // the fourth byte, little-endian

bool lies_on_its_side(Turn turn) {
    return turn == Turn::Right || turn == Turn::Left;
}

FrameSize scaled(FrameSize film, double scale) {
    return {std::max(kLeastSide, static_cast<int>(std::ceil(film.width * scale - 0.01))),
            std::max(kLeastSide, static_cast<int>(std::ceil(film.height * scale - 0.01)))};
}

}  // namespace

Turn turn_of(std::int64_t degrees) {
    const std::int64_t quarter = ((degrees % 360 + 360) % 360 + 45) / 90 % 4;
    return std::array{Turn::None, Turn::Right, Turn::Over, Turn::Left}.at(static_cast<std::size_t>(quarter));
}

FrameSize scaled_size(FrameSize film, Turn turn, const FramePlace& place) {
    FrameSize room{place.width, place.height};
    if (lies_on_its_side(turn)) std::swap(room.width, room.height);
    const double across = static_cast<double>(room.width) / std::max(1, film.width);
    const double down = static_cast<double>(room.height) / std::max(1, film.height);
    if (place.scaling == Scaling::Cover) {
        const FrameSize size = scaled(film, std::max(across, down));
        if (std::int64_t{size.width} * size.height <= kMostPixels) return size;
    }
    const FrameSize size = scaled(film, std::min(across, down));
    return {std::min(size.width, room.width), std::min(size.height, room.height)};
}

Picture finished_frame(std::span<const std::uint8_t> scaled, FrameSize size, Turn turn,
                       const FramePlace& place) {
    const bool on_its_side = lies_on_its_side(turn);
    const FrameSize turned = on_its_side ? FrameSize{size.height, size.width} : size;
    Picture picture{std::min(turned.width, place.width), std::min(turned.height, place.height), {}};
    picture.rgba.resize(4 * static_cast<std::size_t>(picture.width) *
                        static_cast<std::size_t>(picture.height));
    const int left = (turned.width - picture.width) / 2;
    const int top = (turned.height - picture.height) / 2;
    // Where the pixel of the turned picture comes from, and how far the next one to its right is.
    const auto from = [&](int x, int y) {
        switch (turn) {
            case Turn::None:
                break;
            case Turn::Right:
                return std::pair{y, size.height - 1 - x};
            case Turn::Over:
                return std::pair{size.width - 1 - x, size.height - 1 - y};
            case Turn::Left:
                return std::pair{size.width - 1 - y, x};
        }
        return std::pair{x, y};
    };
    const auto at = [&](std::pair<int, int> place_in) {
        return 4 * (static_cast<std::ptrdiff_t>(place_in.second) * size.width + place_in.first);
    };
    std::uint8_t* to = picture.rgba.data();
    for (int y = 0; y < picture.height; ++y) {
        std::ptrdiff_t source = at(from(left, top + y));
        const std::ptrdiff_t step = at(from(left + 1, top + y)) - source;
        for (int x = 0; x < picture.width; ++x, source += step, to += 4) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, scaled.data() + source, 4);
            pixel |= kOpaque;
            std::memcpy(to, &pixel, 4);
        }
    }
    return picture;
}

}  // namespace signage
