// One thing that the rasteriser paints: a triangle, or two that make an upright rectangle.
#pragma once

#include <array>
#include <cstdint>

#include <imgui.h>

#include "kiosk/platform/raster.h"

namespace platform {

enum class Shape : std::uint8_t {
    Flat,      // rectangle of one colour
    Gradient,  // rectangle, one colour at the top and one at the bottom
    Textured,  // rectangle that shows a texture
    Triangle,  // no texture
};

struct Primitive {
    Shape shape = Shape::Triangle;
    int indices = 3;                   // of the index buffer that it is made of
    std::array<ImDrawVert, 3> corner;  // triangle: all; rectangle: upper left, lower right, unused
    Area bounds;                       // pixels it may touch
    const SoftTexture* texture = nullptr;
};

// The first thing in `index`, of which `count` are left. Without texture and clip.
Primitive read_primitive(const ImDrawVert* vertices, const ImDrawIdx* index, int count);

std::uint64_t hash_of(const Primitive& primitive);

struct Frame {
    std::uint32_t* pixels;
    int width;

    std::uint32_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * width; }
};

// Paints the part of the primitive that lies in `area`, which lies within its bounds.
void paint_primitive(const Frame& frame, const Area& area, const Primitive& primitive);

}  // namespace platform
