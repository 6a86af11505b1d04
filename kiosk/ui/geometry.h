// Points and rectangles in design pixels: 1080x1920 upright, 1920x1080 across; x to the right, y down.
#pragma once

namespace ui {

struct Point {
    float x = 0;
    float y = 0;
    bool operator==(const Point&) const = default;
};

inline Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point center() const { return {x + w / 2, y + h / 2}; }
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
    Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    // Strips of a rectangle: the first or last part in one direction.
    Rect left_part(float width) const { return {x, y, width, h}; }
    Rect right_part(float width) const { return {right() - width, y, width, h}; }
    Rect top_part(float height) const { return {x, y, w, height}; }
    Rect bottom_part(float height) const { return {x, bottom() - height, w, height}; }
    bool operator==(const Rect&) const = default;
};

// The smallest hit rectangle around `rect` that a finger can be asked to meet (DESIGN section 5: 88 px).
inline Rect at_least(Rect rect, float side) {
    const float dx = rect.w < side ? (side - rect.w) / 2 : 0;
    const float dy = rect.h < side ? (side - rect.h) / 2 : 0;
    return rect.inset(-dx, -dy);
}

// Cell `index` of `count` equal cells in a row with `gap` between them.
inline Rect column(Rect row, int index, int count, float gap) {
    const float width = (row.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return {row.x + static_cast<float>(index) * (width + gap), row.y, width, row.h};
}

}  // namespace ui
