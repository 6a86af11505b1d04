#include "kiosk/platform/primitive.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "kiosk/platform/blend.h"

namespace platform {
namespace {

int first_pixel(float edge) {
    return static_cast<int>(std::ceil(edge - 0.5F));  // its centre lies on or beyond the edge
}

bool same_uv(const ImDrawVert& a, const ImDrawVert& b) {
    return a.uv.x == b.uv.x && a.uv.y == b.uv.y;
}

// Dear ImGui writes rectangles as (0,1,2) (0,2,3), from the upper left corner clockwise.
bool is_rectangle(const ImDrawVert* v, const ImDrawIdx* i, int count) {
    if (count < 6 || i[3] != i[0] || i[4] != i[2]) return false;
    const ImDrawVert &a = v[i[0]], &b = v[i[1]], &c = v[i[2]], &d = v[i[5]];
    return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
           a.pos.x <= c.pos.x && a.pos.y <= c.pos.y && a.col == b.col && c.col == d.col;
}

void fill_row(std::uint32_t* to, int count, std::uint32_t color, std::uint32_t alpha) {
    if (alpha == 255) {
        std::fill_n(to, count, color);
        return;
    }
    for (int i = 0; i < count; ++i) to[i] = blend(to[i], color, alpha);
}

void paint_flat(const Frame& frame, const Area& area, std::uint32_t abgr) {
    if (alpha_of(abgr) == 0) return;
    for (int y = area.y0; y < area.y1; ++y) {
        fill_row(frame.row(y) + area.x0, area.x1 - area.x0, to_frame(abgr), alpha_of(abgr));
    }
}

std::uint32_t mix(std::uint32_t from, std::uint32_t to, float t) {
    std::uint32_t mixed = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const auto a = static_cast<float>((from >> shift) & 0xFFU);
        const auto b = static_cast<float>((to >> shift) & 0xFFU);
        const float rounded = a + (b - a) * t + 0.5F;
        mixed |= static_cast<std::uint32_t>(rounded) << shift;
    }
    return mixed;
}

void paint_gradient(const Frame& frame, const Area& area, const Primitive& p) {
    const float top = p.corner[0].pos.y;
    const float height = p.corner[1].pos.y - top;
    for (int y = area.y0; y < area.y1; ++y) {
        const float t = std::clamp((static_cast<float>(y) + 0.5F - top) / height, 0.0F, 1.0F);
        const std::uint32_t color = mix(p.corner[0].col, p.corner[1].col, t);
        fill_row(frame.row(y) + area.x0, area.x1 - area.x0, to_frame(color), alpha_of(color));
    }
}

// A glyph is white and only its alpha counts; a picture is tinted white. So the tint's colour stands for
// white texels, and other texels are shown as they are.
std::uint32_t show(std::uint32_t below, std::uint32_t texel, std::uint32_t tint, std::uint32_t tint_alpha) {
    if (alpha_of(texel) == 0) return below;
    if (tint_alpha == 255 && texel >= 0xFF000000U && texel != 0xFFFFFFFFU) return to_frame(texel);
    const std::uint32_t alpha = scale(alpha_of(texel), tint_alpha);
    const bool white = (texel & 0xFFFFFFU) == 0xFFFFFFU;
    return blend(below, white ? tint : to_frame(texel), alpha);
}

struct Sampler {
    const SoftTexture& texture;

    std::uint32_t at(int x, int y) const {
        x = std::clamp(x, 0, texture.width - 1);
        y = std::clamp(y, 0, texture.height - 1);
        return texture.texels[static_cast<std::ptrdiff_t>(y) * texture.width + x];
    }
    // Between four texels; coordinates in texels.
    std::uint32_t between(float x, float y) const {
        const float left = std::floor(x - 0.5F);
        const float up = std::floor(y - 0.5F);
        const int ix = static_cast<int>(left);
        const int iy = static_cast<int>(up);
        const float tx = x - 0.5F - left;
        const std::uint32_t above = mix(at(ix, iy), at(ix + 1, iy), tx);
        const std::uint32_t below = mix(at(ix, iy + 1), at(ix + 1, iy + 1), tx);
        return mix(above, below, y - 0.5F - up);
    }
};

void paint_textured(const Frame& frame, const Area& area, const Primitive& p) {
    const SoftTexture& texture = *p.texture;
    const ImDrawVert& a = p.corner[0];
    const ImDrawVert& b = p.corner[1];
    const float u0 = a.uv.x * static_cast<float>(texture.width);
    const float v0 = a.uv.y * static_cast<float>(texture.height);
    const float step_u = (b.uv.x * static_cast<float>(texture.width) - u0) / (b.pos.x - a.pos.x);
    const float step_v = (b.uv.y * static_cast<float>(texture.height) - v0) / (b.pos.y - a.pos.y);
    const std::uint32_t tint = to_frame(a.col);
    const std::uint32_t tint_alpha = alpha_of(a.col);
    const Sampler sampler{texture};
    const int count = area.x1 - area.x0;
    const bool as_it_is = std::abs(step_u - 1) < 0.001F && std::abs(step_v - 1) < 0.001F;
    for (int y = area.y0; y < area.y1; ++y) {
        std::uint32_t* to = frame.row(y) + area.x0;
        const float v = v0 + (static_cast<float>(y) + 0.5F - a.pos.y) * step_v;
        const float u = u0 + (static_cast<float>(area.x0) + 0.5F - a.pos.x) * step_u;
        if (!as_it_is) {
            for (int i = 0; i < count; ++i) {
                to[i] = show(to[i], sampler.between(u + static_cast<float>(i) * step_u, v), tint, tint_alpha);
            }
            continue;
        }
        const int left = std::clamp(static_cast<int>(u), 0, std::max(0, texture.width - count));
        const int row = std::clamp(static_cast<int>(v), 0, texture.height - 1);
        const std::uint32_t* from = texture.texels + static_cast<std::ptrdiff_t>(row) * texture.width + left;
        const int there = std::min(count, texture.width - left);
        if (texture.opaque && tint_alpha == 255) {
            for (int i = 0; i < there; ++i) to[i] = to_frame(from[i]);
        } else if (texture.opaque) {  // a picture that fades in
            for (int i = 0; i < there; ++i) to[i] = blend(to[i], to_frame(from[i]), tint_alpha);
        } else {
            for (int i = 0; i < there; ++i) to[i] = show(to[i], from[i], tint, tint_alpha);
        }
    }
}

// Where the edge from a to b crosses the height y; the same for both triangles that share it.
float cross(const ImVec2& a, const ImVec2& b, float y) {
    const ImVec2& up = a.y < b.y || (a.y == b.y && a.x < b.x) ? a : b;
    const ImVec2& low = &up == &a ? b : a;
    return up.x + (low.x - up.x) * ((y - up.y) / (low.y - up.y));
}

// The colour over the triangle's plane, channel by channel: value at (0,0), change to the right, change
// downwards.
struct Plane {
    float base, dx, dy;
};

Plane plane_of(const std::array<ImDrawVert, 3>& v, unsigned shift) {
    const auto value = [&](int i) {
        return static_cast<float>((v[static_cast<std::size_t>(i)].col >> shift) & 0xFFU);
    };
    const float x1 = v[1].pos.x - v[0].pos.x, y1 = v[1].pos.y - v[0].pos.y;
    const float x2 = v[2].pos.x - v[0].pos.x, y2 = v[2].pos.y - v[0].pos.y;
    const float area = x1 * y2 - x2 * y1;
    const float c1 = value(1) - value(0), c2 = value(2) - value(0);
    const float dx = (c1 * y2 - c2 * y1) / area;
    const float dy = (c2 * x1 - c1 * x2) / area;
    return {value(0) - dx * v[0].pos.x - dy * v[0].pos.y, dx, dy};
}

std::uint32_t channel(const Plane& p, float x, float y) {
    const float rounded = std::clamp(p.base + p.dx * x + p.dy * y, 0.0F, 255.0F) + 0.5F;
    return static_cast<std::uint32_t>(rounded);
}

void paint_triangle(const Frame& frame, const Area& area, const Primitive& p) {
    const auto& v = p.corner;
    const float size = (v[1].pos.x - v[0].pos.x) * (v[2].pos.y - v[0].pos.y) -
                       (v[2].pos.x - v[0].pos.x) * (v[1].pos.y - v[0].pos.y);
    if (std::abs(size) < 1e-6F) return;
    const bool flat = v[0].col == v[1].col && v[1].col == v[2].col;
    std::array<Plane, 4> planes{};
    if (!flat) {
        for (unsigned i = 0; i < 4; ++i) planes[i] = plane_of(v, i * 8);
    }
    for (int y = area.y0; y < area.y1; ++y) {
        const float middle = static_cast<float>(y) + 0.5F;
        float left = 1e9F;
        float right = -1e9F;
        for (std::size_t i = 0; i < 3; ++i) {
            const ImVec2& a = v[i].pos;
            const ImVec2& b = v[(i + 1) % 3].pos;
            if ((a.y <= middle) == (b.y <= middle)) continue;
            const float x = cross(a, b, middle);
            left = std::min(left, x);
            right = std::max(right, x);
        }
        if (right < left) continue;
        const int x0 = std::max(area.x0, first_pixel(left));
        const int x1 = std::min(area.x1, first_pixel(right));
        if (x1 <= x0) continue;
        std::uint32_t* row = frame.row(y);
        if (flat) {
            fill_row(row + x0, x1 - x0, to_frame(v[0].col), alpha_of(v[0].col));
            continue;
        }
        for (int x = x0; x < x1; ++x) {
            const float at = static_cast<float>(x) + 0.5F;
            const std::uint32_t color = (channel(planes[0], at, middle) << 16U) |
                                        (channel(planes[1], at, middle) << 8U) |
                                        channel(planes[2], at, middle);
            row[x] = blend(row[x], color, channel(planes[3], at, middle));
        }
    }
}

}  // namespace

Primitive read_primitive(const ImDrawVert* vertices, const ImDrawIdx* index, int count) {
    Primitive p;
    if (is_rectangle(vertices, index, count)) {
        p.indices = 6;
        p.corner = {vertices[index[0]], vertices[index[2]], vertices[index[2]]};
        const ImDrawVert& a = p.corner[0];
        const ImDrawVert& b = p.corner[1];
        if (!same_uv(a, b))
            p.shape = Shape::Textured;
        else
            p.shape = a.col == b.col ? Shape::Flat : Shape::Gradient;
        p.bounds = {first_pixel(a.pos.x), first_pixel(a.pos.y), first_pixel(b.pos.x), first_pixel(b.pos.y)};
        return p;
    }
    p.corner = {vertices[index[0]], vertices[index[1]], vertices[index[2]]};
    const auto [left, right] = std::minmax({p.corner[0].pos.x, p.corner[1].pos.x, p.corner[2].pos.x});
    const auto [top, bottom] = std::minmax({p.corner[0].pos.y, p.corner[1].pos.y, p.corner[2].pos.y});
    p.bounds = {first_pixel(left), first_pixel(top), first_pixel(right), first_pixel(bottom)};
    return p;
}

std::uint64_t hash_of(const Primitive& p) {
    std::uint64_t hash = 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(p.shape);
    const auto add = [&](std::uint64_t value) { hash = (std::rotl(hash, 9) ^ value) * 0xD6E8FEB86659FD93U; };
    const auto add_pair = [&](float a, float b) {
        add((std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32U) | std::bit_cast<std::uint32_t>(b));
    };
    const std::size_t corners = p.shape == Shape::Triangle ? 3 : 2;
    for (std::size_t i = 0; i < corners; ++i) {
        add_pair(p.corner[i].pos.x, p.corner[i].pos.y);
        add(p.corner[i].col);
        if (p.shape == Shape::Textured) add_pair(p.corner[i].uv.x, p.corner[i].uv.y);
    }
    if (p.shape == Shape::Textured) {
        add(std::bit_cast<std::uintptr_t>(p.texture));
        if (p.texture != nullptr) add(p.texture->version);
    }
    add((static_cast<std::uint64_t>(p.bounds.x0) << 32U) ^ static_cast<std::uint64_t>(p.bounds.y0));
    add((static_cast<std::uint64_t>(p.bounds.x1) << 32U) ^ static_cast<std::uint64_t>(p.bounds.y1));
    return hash;
}

void paint_primitive(const Frame& frame, const Area& area, const Primitive& primitive) {
    switch (primitive.shape) {
        case Shape::Flat:
            paint_flat(frame, area, primitive.corner[0].col);
            break;
        case Shape::Gradient:
            paint_gradient(frame, area, primitive);
            break;
        case Shape::Textured:
            if (primitive.texture != nullptr) paint_textured(frame, area, primitive);
            break;
        case Shape::Triangle:
            paint_triangle(frame, area, primitive);
            break;
    }
}

}  // namespace platform
