#include "kiosk/ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <imgui.h>

namespace ui {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

ImVec2 vec(Point p) {
    return {p.x, p.y};
}

bool has(Corners set, Corners side) {
    return (static_cast<unsigned>(set) & static_cast<unsigned>(side)) == static_cast<unsigned>(side);
}

// A corner is round when one of its two sides was asked for.
bool is_round(Corners set, Corners horizontal, Corners vertical) {
    return set == Corners::All || has(set, horizontal) || has(set, vertical);
}

std::uint8_t mix(std::uint8_t a, std::uint8_t b, float t) {
    const float rounded = static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * t + 0.5F;
    return static_cast<std::uint8_t>(rounded);
}

}  // namespace

// Vertical gradient from `top` at y0 to `bottom` at y1, in device pixels.
struct Canvas::Shade {
    Color top, bottom;
    float y0 = 0;
    float y1 = 1;

    Color at(float y) const {
        const float t = std::clamp((y - y0) / std::max(y1 - y0, 1.0F), 0.0F, 1.0F);
        return {mix(top.r, bottom.r, t), mix(top.g, bottom.g, t), mix(top.b, bottom.b, t),
                mix(top.a, bottom.a, t)};
    }
};

void Canvas::target(ImDrawList* list, Point origin, float scale) {
    list_ = list;
    origin_ = origin;
    scale_ = scale;
    shift({}, 1);
}

void Canvas::shift(Point by, float alpha) {
    shift_ = by;
    alpha_ = alpha;
}

Point Canvas::device(Point at) const {
    return {std::round(origin_.x + (at.x + shift_.x) * scale_),
            std::round(origin_.y + (at.y + shift_.y) * scale_)};
}

Rect Canvas::device(Rect rect) const {
    const Point a = device(Point{rect.x, rect.y});
    const Point b = device(Point{rect.right(), rect.bottom()});
    return {a.x, a.y, b.x - a.x, b.y - a.y};
}

std::uint32_t Canvas::packed(Color color) const {
    const Color c = alpha_ < 1 ? color.faded(alpha_) : color;
    return IM_COL32(c.r, c.g, c.b, c.a);
}

void Canvas::fill(Rect rect, Color color) {
    const Rect d = device(rect);
    if (d.w <= 0 || d.h <= 0) return;
    list_->AddRectFilled({d.x, d.y}, {d.right(), d.bottom()}, packed(color));
}

void Canvas::rounded(Rect rect, float radius, Color color, Corners corners) {
    shaded(device(rect), radius * scale_, corners, {.top = color, .bottom = color});
}

void Canvas::gradient(Rect rect, float radius, Color top, Color bottom) {
    const Rect d = device(rect);
    shaded(d, radius * scale_, Corners::All, {.top = top, .bottom = bottom, .y0 = d.y, .y1 = d.bottom()});
}

struct Canvas::Quarter {
    Point center;
    float radius;
    float start;  // in turns from three o'clock, clockwise
};

void Canvas::band(Point from, Point to, const Shade& shade) {
    if (to.x <= from.x || to.y <= from.y) return;
    const ImU32 top = packed(shade.at(from.y));
    const ImU32 bottom = packed(shade.at(to.y));
    if (top == bottom)
        list_->AddRectFilled(vec(from), vec(to), top);
    else
        list_->AddRectFilledMultiColor(vec(from), vec(to), top, top, bottom, bottom);
}

void Canvas::quarter_disc(const Quarter& quarter, const Shade& shade) {
    const int steps = std::clamp(static_cast<int>(quarter.radius / 2) + 3, 4, 24);
    list_->PrimReserve(steps * 9, 1 + 2 * (steps + 1));
    const unsigned first = list_->_VtxCurrentIdx;
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    list_->PrimWriteVtx(vec(quarter.center), white, packed(shade.at(quarter.center.y)));
    for (int i = 0; i <= steps; ++i) {
        const float angle =
            (quarter.start + 0.25F * static_cast<float>(i) / static_cast<float>(steps)) * kTurn;
        const Point out{std::cos(angle), std::sin(angle)};
        const auto at = [&](float r) {
            return Point{quarter.center.x + out.x * r, quarter.center.y + out.y * r};
        };
        const Point inner = at(quarter.radius - 0.5F);
        const Point outer = at(quarter.radius + 0.5F);
        list_->PrimWriteVtx(vec(inner), white, packed(shade.at(inner.y)));
        list_->PrimWriteVtx(vec(outer), white, packed(shade.at(outer.y)) & ~IM_COL32_A_MASK);
    }
    for (unsigned i = 0; i < static_cast<unsigned>(steps); ++i) {
        const unsigned a = first + 1 + 2 * i;
        for (const unsigned index : {first, a, a + 2, a, a + 1, a + 3, a, a + 3, a + 2}) {
            list_->PrimWriteIdx(static_cast<ImDrawIdx>(index));
        }
    }
}

// Whole-pixel rectangles for the inside, and four quarter discs whose arcs alone are smoothed: straight edges
// lie on pixel borders and need none. Cheaper than a smoothed polygon, above all where a processor does the
// drawing.
void Canvas::shaded(Rect d, float radius, Corners corners, const Shade& shade) {
    if (d.w <= 0 || d.h <= 0) return;
    const float r = std::floor(std::min({radius, d.w / 2, d.h / 2}));
    if (r < 1 || corners == Corners::None) {
        band({d.x, d.y}, {d.right(), d.bottom()}, shade);
        return;
    }
    const bool top_left = is_round(corners, Corners::Left, Corners::Top);
    const bool top_right = is_round(corners, Corners::Right, Corners::Top);
    const bool bottom_right = is_round(corners, Corners::Right, Corners::Bottom);
    const bool bottom_left = is_round(corners, Corners::Left, Corners::Bottom);
    band({d.x, d.y + r}, {d.right(), d.bottom() - r}, shade);
    band({d.x + (top_left ? r : 0), d.y}, {d.right() - (top_right ? r : 0), d.y + r}, shade);
    band({d.x + (bottom_left ? r : 0), d.bottom() - r}, {d.right() - (bottom_right ? r : 0), d.bottom()},
         shade);
    if (top_left) quarter_disc({{d.x + r, d.y + r}, r, 0.5F}, shade);
    if (top_right) quarter_disc({{d.right() - r, d.y + r}, r, 0.75F}, shade);
    if (bottom_right) quarter_disc({{d.right() - r, d.bottom() - r}, r, 0}, shade);
    if (bottom_left) quarter_disc({{d.x + r, d.bottom() - r}, r, 0.25F}, shade);
}

void Canvas::border(Rect rect, float radius, Stroke stroke) {
    const Rect d = device(rect);
    const float width = std::max(1.0F, std::round(stroke.width * scale_));
    const float half = width / 2;
    list_->AddRect({d.x + half, d.y + half}, {d.right() - half, d.bottom() - half}, packed(stroke.color),
                   std::max(0.0F, radius * scale_ - half), 0, width);
}

void Canvas::line(Point from, Point to, Stroke stroke) {
    const Point a = device(from);
    const Point b = device(to);
    const float width = std::max(1.0F, std::round(stroke.width * scale_));
    if (a.x == b.x || a.y == b.y) {  // on whole pixels, unsmoothed
        const float up = std::floor(width / 2);
        const ImVec2 low{std::min(a.x, b.x) - (a.x == b.x ? up : 0),
                         std::min(a.y, b.y) - (a.y == b.y ? up : 0)};
        const ImVec2 high{std::max(a.x, b.x) + (a.x == b.x ? width - up : 0),
                          std::max(a.y, b.y) + (a.y == b.y ? width - up : 0)};
        list_->AddRectFilled(low, high, packed(stroke.color));
        return;
    }
    list_->AddLine(vec(a), vec(b), packed(stroke.color), width);
}

void Canvas::circle(Point center, float radius, Color color) {
    list_->AddCircleFilled(vec(device(center)), radius * scale_, packed(color));
}

void Canvas::circle_border(Point center, float radius, Stroke stroke) {
    list_->AddCircle(vec(device(center)), radius * scale_, packed(stroke.color), 0, stroke.width * scale_);
}

void Canvas::arc(Point center, float radius, Point from_to, Stroke stroke) {
    if (from_to.y <= from_to.x) return;
    const Point c = device(center);
    const float r = radius * scale_;
    const float width = stroke.width * scale_;
    if (from_to.y - from_to.x >= 1) {
        list_->AddCircle(vec(c), r, packed(stroke.color), 0, width);
        return;
    }
    const auto angle = [](float turns) { return (turns - 0.25F) * kTurn; };
    list_->PathArcTo(vec(c), r, angle(from_to.x), angle(from_to.y));
    list_->PathStroke(packed(stroke.color), 0, width);
    for (const float turns : {from_to.x, from_to.y}) {
        const ImVec2 end{c.x + r * std::cos(angle(turns)), c.y + r * std::sin(angle(turns))};
        list_->AddCircleFilled(end, width / 2, packed(stroke.color));
    }
}

void Canvas::polygon(std::span<const Point> convex, Color color) {
    for (const Point& p : convex) {
        list_->PathLineTo({origin_.x + (p.x + shift_.x) * scale_, origin_.y + (p.y + shift_.y) * scale_});
    }
    list_->PathFillConvex(packed(color));
}

void Canvas::polyline(std::span<const Point> points, Stroke stroke) {
    const float width = stroke.width * scale_;
    const auto at = [&](Point p) {
        return ImVec2{origin_.x + (p.x + shift_.x) * scale_, origin_.y + (p.y + shift_.y) * scale_};
    };
    for (const Point& p : points) list_->PathLineTo(at(p));
    list_->PathStroke(packed(stroke.color), 0, width);
    for (const Point& p : points) list_->AddCircleFilled(at(p), width / 2, packed(stroke.color));
}

void Canvas::curve(Point from, Point control, Point to, Stroke stroke) {
    const auto at = [&](Point p) {
        return ImVec2{origin_.x + (p.x + shift_.x) * scale_, origin_.y + (p.y + shift_.y) * scale_};
    };
    const float width = stroke.width * scale_;
    list_->AddBezierQuadratic(at(from), at(control), at(to), packed(stroke.color), width);
    list_->AddCircleFilled(at(from), width / 2, packed(stroke.color));
    list_->AddCircleFilled(at(to), width / 2, packed(stroke.color));
}

void Canvas::image(Rect rect, const Texture& texture) {
    const Rect d = device(rect);
    list_->AddImage(ImTextureRef{static_cast<ImTextureID>(texture.id)}, {d.x, d.y}, {d.right(), d.bottom()},
                    {0, 0}, {1, 1}, packed({255, 255, 255, 255}));
}

void Canvas::image(Rect rect, const Texture& texture, Fit fit, float zoom) {
    const auto width = static_cast<float>(texture.width);
    const auto height = static_cast<float>(texture.height);
    Rect d = device(rect);
    if (width < 1 || height < 1 || d.w < 1 || d.h < 1) return;
    if (fit == Fit::Contain) {
        const float scale = std::min(d.w / width, d.h / height);
        const float w = std::round(width * scale);
        const float h = std::round(height * scale);
        d = {d.x + std::floor((d.w - w) / 2), d.y + std::floor((d.h - h) / 2), w, h};
    }
    const float scale = std::max(d.w / width, d.h / height);
    // Within half a pixel it is the very size: then it is copied, not interpolated.
    const auto part = [&](float shown, float whole) {
        const float share = std::abs(shown - whole * scale) < 0.5F ? 1 : shown / (whole * scale);
        return share / zoom;
    };
    const float u = (1 - part(d.w, width)) / 2;
    const float v = (1 - part(d.h, height)) / 2;
    list_->AddImage(ImTextureRef{static_cast<ImTextureID>(texture.id)}, {d.x, d.y}, {d.right(), d.bottom()},
                    {u, v}, {1 - u, 1 - v}, packed({255, 255, 255, 255}));
}

void Canvas::clip(Rect rect) {
    const Rect d = device(rect);
    list_->PushClipRect({d.x, d.y}, {d.right(), d.bottom()}, true);
}

void Canvas::unclip() {
    list_->PopClipRect();
}

}  // namespace ui
