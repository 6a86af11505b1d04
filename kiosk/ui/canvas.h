// Shapes in design pixels on an ImDrawList: flat fills, borders, lips, vertical gradients. No blur, no
// shadow.
#pragma once

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
    ImDrawList* list() const { return list_; }
    // A design coordinate in device pixels, whole, so that edges are sharp.
    Point device(Point at) const;
    Rect device(Rect rect) const;

    // Everything drawn until set back is moved and faded: for a screen that slides in.
    void shift(Point by, float alpha);

    void fill(Rect rect, Color color);
    void rounded(Rect rect, float radius, Color color, Corners corners = Corners::All);
    void gradient(Rect rect, float radius, Color top, Color bottom);
    void border(Rect rect, float radius, Stroke stroke, Corners corners = Corners::All);

    void line(Point from, Point to, Stroke stroke);
    void circle(Point center, float radius, Color color);
    void circle_border(Point center, float radius, Stroke stroke);
    // From `from` to `to` in turns (0 = twelve o'clock, clockwise), round ends.
    void arc(Point center, float radius, float from, float to, Stroke stroke);
    void triangle(Point a, Point b, Point c, Color color);
    void polygon(std::span<const Point> convex, Color color);
    void polyline(std::span<const Point> points, Stroke stroke);  // round joints and ends
    void curve(Point from, Point control, Point to, Stroke stroke);

    void image(Rect rect, const Texture& texture, Color tint = {255, 255, 255, 255});

    void clip(Rect rect);
    void unclip();

private:
    std::uint32_t packed(Color color) const;

    ImDrawList* list_ = nullptr;
    Point origin_;
    Point shift_;
    float scale_ = 1;
    float alpha_ = 1;
};

}  // namespace ui
