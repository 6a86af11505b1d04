// Shapes in design pixels on an ImDrawList: flat fills, borders, vertical gradients. No blur, no shadow.
#pragma once

#include <cstdint>
#include <span>

#include "kiosk/ui/color.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/picture.h"

struct ImDrawList;

namespace ui {

struct Stroke {
    float width = 2;
    Color color;
};

class Canvas {
public:
    // From now on draws into `list`: design pixel (0,0) lies at `origin`, one is `scale` device pixels wide.
    void target(ImDrawList* list, Point origin, float scale);

    float scale() const { return scale_; }
    Point origin() const { return origin_; }
    ImDrawList* list() const { return list_; }

    // Everything drawn from now on is moved and faded, until set back to ({}, 1): for a screen that slides
    // in.
    struct Shift {
        Point by;
        float alpha = 1;
    };
    void shift(Point by, float alpha);
    Shift shifted() const { return {shift_, alpha_}; }

    // A design position in device pixels, whole, so that edges and glyphs are sharp.
    Point device(Point at) const;
    Rect device(Rect rect) const;
    std::uint32_t packed(Color color) const;  // as the draw list has it, faded by shift()

    void fill(Rect rect, Color color);
    void rounded(Rect rect, float radius, Color color, Corners corners = Corners::All);
    void gradient(Rect rect, float radius, Color top, Color bottom);
    // The line lies inside `rect`.
    void border(Rect rect, float radius, Stroke stroke);

    void line(Point from, Point to, Stroke stroke);
    void circle(Point center, float radius, Color color);
    void circle_border(Point center, float radius, Stroke stroke);
    // From `from` to `to` in turns (0 = twelve o'clock, clockwise), round ends; `radius` to the stroke's
    // middle.
    void arc(Point center, float radius, Point from_to, Stroke stroke);
    void polygon(std::span<const Point> convex, Color color);
    void polyline(std::span<const Point> points, Stroke stroke);  // round joints and ends
    void curve(Point from, Point control, Point to, Stroke stroke);

    void image(Rect rect, const Texture& texture);
    // Keeps its proportions: cut in the middle, or with a margin; `zoom` times as large, and cut to `rect`.
    void image(Rect rect, const Texture& texture, Fit fit, float zoom = 1);

    void clip(Rect rect);
    void unclip();

private:
    struct Shade;
    struct Quarter;
    void shaded(Rect device, float radius, Corners corners, const Shade& shade);
    void band(Point from, Point to, const Shade& shade);
    void quarter_disc(const Quarter& quarter, const Shade& shade);

    ImDrawList* list_ = nullptr;
    Point origin_;
    Point shift_;
    float scale_ = 1;
    float alpha_ = 1;
};

}  // namespace ui
