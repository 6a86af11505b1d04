// A colour: red, green, blue and alpha, one byte each, alpha not multiplied in.
#pragma once

#include <cstdint>

namespace ui {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    // alpha in 0..1, times what is there already
    Color faded(float alpha) const {
        const float rounded = static_cast<float>(a) * alpha + 0.5F;
        return {r, g, b, static_cast<std::uint8_t>(rounded)};
    }
    // What is seen where this lies on an opaque `ground`.
    Color over(Color ground) const {
        const auto mixed = [this](std::uint8_t above, std::uint8_t below) {
            return static_cast<std::uint8_t>((above * a + below * (255 - a) + 127) / 255);
        };
        return {mixed(r, ground.r), mixed(g, ground.g), mixed(b, ground.b), ground.a};
    }
    bool operator==(const Color&) const = default;
};

constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex), 255};
}

}  // namespace ui
