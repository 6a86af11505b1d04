#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "kiosk/ui/figures.h"

namespace ui {
namespace {

// The same 26 pieces each time: a number from the piece's index, so that a picture can be compared with
// another.
float scatter(std::uint32_t index, std::uint32_t salt) {
    std::uint32_t x = index * 2654435761U + salt * 40503U;
    x ^= x >> 15U;
    x *= 2246822519U;
    x ^= x >> 13U;
    return static_cast<float>(x % 1000U) / 1000;
}

}  // namespace

void success_mark(Ui& ui, Point center, float radius, float t) {
    const Theme& theme = ui.theme();
    ui.canvas().circle(center, radius, theme.on_accent);
    // The tick as two strokes, of which the part up to `t` is there.
    const auto at = [&](float x, float y) { return Point{center.x + x * radius, center.y + y * radius}; };
    const Point start = at(-0.42F, 0.04F);
    const Point corner = at(-0.12F, 0.34F);
    const Point end = at(0.46F, -0.32F);
    const auto between = [](Point a, Point b, float part) {
        return Point{a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
    };
    constexpr float kFirst = 0.35F;  // the short stroke's share of the way
    if (t <= 0) return;
    const Stroke pen{radius * 0.19F, theme.accent};
    if (t < kFirst) {
        const std::array points{start, between(start, corner, t / kFirst)};
        ui.canvas().polyline(points, pen);
        return;
    }
    const float rest = std::min(1.06F, (t - kFirst) / (1 - kFirst));
    const std::array points{start, corner, between(corner, end, rest)};
    ui.canvas().polyline(points, pen);
}

void confetti(Ui& ui, Rect area, float t) {
    if (ui.theme().high_contrast) return;
    constexpr std::uint32_t kPieces = 26;
    const std::array colors{kPalette.sun, kPalette.apricot, rgb(0xFFF4D6), kPalette.sage, kPalette.sky};
    for (std::uint32_t i = 0; i < kPieces; ++i) {
        const float fall = std::min(1.0F, t * (1.2F + 0.6F * scatter(i, 3)));
        const float y = area.y + area.h * (scatter(i, 2) * 0.9F * fall) + (fall - 1) * 80;
        if (y < area.y) continue;
        const float x = area.x + 20 + (area.w - 40) * scatter(i, 1);
        const float angle = (scatter(i, 4) + (1 - fall)) * 6.283F;
        const float dx = std::cos(angle);
        const float dy = std::sin(angle);
        const auto at = [&](float u, float v) { return Point{x + dx * u - dy * v, y + dy * u + dx * v}; };
        const std::array piece{at(-12, -6), at(12, -6), at(12, 6), at(-12, 6)};
        ui.canvas().polygon(piece, colors[i % colors.size()]);
    }
}

void scan_frame(Ui& ui, Rect rect, float t) {
    constexpr float kArm = 96;
    constexpr float kBend = 40;
    const Stroke pen{10, rgb(0xFFFFFF)};
    Canvas& canvas = ui.canvas();
    for (const bool right : {false, true}) {
        for (const bool below : {false, true}) {
            const float x = right ? rect.right() : rect.x;
            const float y = below ? rect.bottom() : rect.y;
            const float in_x = right ? -1.0F : 1.0F;
            const float in_y = below ? -1.0F : 1.0F;
            const std::array down{Point{x, y + in_y * kArm}, Point{x, y + in_y * kBend}};
            const std::array across{Point{x + in_x * kBend, y}, Point{x + in_x * kArm, y}};
            canvas.polyline(down, pen);
            canvas.polyline(across, pen);
            canvas.curve(down.back(), {x, y}, across.front(), pen);
        }
    }
    if (t < 0) return;
    canvas.rounded({rect.x, rect.y + 24 + (rect.h - 56) * std::clamp(t, 0.0F, 1.0F), rect.w, 8}, 4,
                   rgb(0x7DE0B0));
}

void check_in_art(Ui& ui, Rect area) {
    // Drawn on a grid of 300 x 240: a card behind a phone that shows a code.
    Canvas& canvas = ui.canvas();
    const float unit = std::min(area.w / 300, area.h / 240);
    const auto at = [&](float x, float y) { return Point{area.x + x * unit, area.y + y * unit}; };
    const auto box = [&](float x, float y, float w, float h) {
        return Rect{area.x + x * unit, area.y + y * unit, w * unit, h * unit};
    };
    constexpr float kCos = 0.985F;  // the card leans by ten degrees around (220,116)
    constexpr float kSin = 0.174F;
    const auto leaning = [&](float x, float y, float w, float h, Color color) {
        const auto turned = [&](float px, float py) {
            const float dx = px - 220;
            const float dy = py - 116;
            return at(220 + dx * kCos - dy * kSin, 116 + dx * kSin + dy * kCos);
        };
        const std::array quad{turned(x, y), turned(x + w, y), turned(x + w, y + h), turned(x, y + h)};
        canvas.polygon(quad, color);
    };
    leaning(150, 70, 140, 92, rgb(0xFBE7D6));
    leaning(164, 92, 44, 44, rgb(0xE9B44C));
    leaning(218, 98, 56, 10, rgb(0xD9B48B));
    leaning(218, 118, 40, 10, rgb(0xD9B48B));

    canvas.rounded(box(36, 10, 126, 222), 22 * unit, rgb(0x16302B));
    canvas.rounded(box(46, 22, 106, 198), 14 * unit, rgb(0xFFFFFF));
    canvas.rounded(box(60, 34, 78, 14), 7 * unit, rgb(0xDFEEE9));
    canvas.rounded(box(72, 178, 54, 22), 11 * unit, rgb(0x0E6A5B));
    constexpr int kModules = 21;
    const float module = 84.0F / kModules;
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            const bool finder = (x < 8 && y < 8) || (x > 12 && y < 8) || (x < 8 && y > 12);
            if (finder || scatter(static_cast<std::uint32_t>(y * kModules + x), 7) > 0.47F) continue;
            canvas.fill(
                box(57 + static_cast<float>(x) * module, 72 + static_cast<float>(y) * module, module, module),
                rgb(0x1E2B27));
        }
    }
    for (const Point corner : {Point{57, 72}, Point{57 + 14 * module, 72}, Point{57, 72 + 14 * module}}) {
        canvas.fill(box(corner.x, corner.y, 7 * module, 7 * module), rgb(0x1E2B27));
        canvas.fill(box(corner.x + module, corner.y + module, 5 * module, 5 * module), rgb(0xFFFFFF));
        canvas.fill(box(corner.x + 2 * module, corner.y + 2 * module, 3 * module, 3 * module), rgb(0x1E2B27));
    }
}

}  // namespace ui
