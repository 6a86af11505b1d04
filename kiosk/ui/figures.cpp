#include "kiosk/ui/figures.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

// Faces are drawn on a grid of 100 units: the disc's centre is (50,50), its radius 50.
class FaceGrid {
public:
    FaceGrid(Canvas& canvas, Point center, float radius)
        : canvas_{canvas}, origin_{center.x - radius, center.y - radius}, unit_{radius / 50} {}

    Point at(float x, float y) const { return {origin_.x + x * unit_, origin_.y + y * unit_}; }
    Stroke pen() const { return {4.6F * unit_, kFaceStroke}; }
    void dot(float x, float y) { canvas_.circle(at(x, y), 5 * unit_, kFaceStroke); }
    void bow(Point from, Point control, Point to) {
        canvas_.curve(at(from.x, from.y), at(control.x, control.y), at(to.x, to.y), pen());
    }
    void line(Point from, Point to) {
        const std::array points{at(from.x, from.y), at(to.x, to.y)};
        canvas_.polyline(points, pen());
    }

private:
    Canvas& canvas_;
    Point origin_;
    float unit_;
};

void laughing_mouth(Canvas& canvas, const FaceGrid& grid) {
    constexpr int kSteps = 12;
    std::vector<Point> mouth;
    for (int i = 0; i <= kSteps; ++i) {
        const float turn = static_cast<float>(i) / kSteps * 3.14159F;
        mouth.push_back(grid.at(50 + 24 * std::cos(turn), 61 + 20 * std::sin(turn)));
    }
    canvas.polygon(mouth, rgb(0xFFFFFF));
    mouth.push_back(mouth.front());
    canvas.polyline(mouth, grid.pen());
}

}  // namespace

void face(Ui& ui, Point center, float radius, int level) {
    Canvas& canvas = ui.canvas();
    canvas.circle(center, radius, face_color(level));
    FaceGrid grid{canvas, center, radius};
    if (level >= 5) {
        grid.bow({26, 43}, {34, 31}, {42, 43});
        grid.bow({58, 43}, {66, 31}, {74, 43});
        laughing_mouth(canvas, grid);
        return;
    }
    grid.dot(34, 45);
    grid.dot(66, 45);
    if (level <= 1) {
        grid.line({23, 33}, {38, 39});
        grid.line({77, 33}, {62, 39});
    }
    if (level <= 1) grid.bow({29, 77}, {50, 56}, {71, 77});
    if (level == 2) grid.bow({30, 74}, {50, 61}, {70, 74});
    if (level == 3) grid.line({32, 69}, {68, 69});
    if (level == 4) grid.bow({29, 63}, {50, 82}, {71, 63});
}

void ring(Ui& ui, Point center, float radius, const Ring& ring) {
    const Theme& theme = ui.theme();
    const float middle = radius - ring.width / 2;
    ui.canvas().circle_border(center, middle, {ring.width, ring.track.value_or(theme.sunken)});
    ui.canvas().arc(center, middle, {0, std::clamp(ring.fraction, 0.0F, 1.0F)},
                    {ring.width, ring.color.value_or(theme.accent)});
    if (ring.digits.empty()) return;
    const float px = radius * 0.8F / (ui.large() ? 1.45F : 1.0F);
    ui.text({center.x - radius, center.y - radius, 2 * radius, 2 * radius}, ring.digits,
            {.color = ring.ink.value_or(theme.ink1),
             .weight = Weight::Bold,
             .align = Align::Center,
             .valign = VAlign::Middle,
             .max_lines = 1,
             .px = px});
}

void stars(Ui& ui, Point left_middle, float px, float value) {
    const float halves = std::round(std::clamp(value, 0.0F, 5.0F) * 2);
    for (int i = 0; i < 5; ++i) {
        const float left = halves - 2 * static_cast<float>(i);
        const Icon icon = left >= 2 ? Icon::Star : left >= 1 ? Icon::StarHalfFull : Icon::StarOutline;
        ui.icon({left_middle.x + px * (static_cast<float>(i) * 1.06F + 0.5F), left_middle.y}, icon, px,
                ui.theme().star);
    }
}

void qr_code(Ui& ui, Rect rect, const QrMatrix& code) {
    constexpr int kQuiet = 4;
    if (code.size <= 0 ||
        code.modules.size() != static_cast<std::size_t>(code.size) * static_cast<std::size_t>(code.size))
        return;
    Canvas& canvas = ui.canvas();
    const float scale = canvas.scale();
    // Whole device pixels for a module, or a reader sees uneven ones.
    const float side = std::min(rect.w, rect.h) * scale;
    const float module =
        std::max(1.0F, std::floor(side / static_cast<float>(code.size + 2 * kQuiet))) / scale;
    const float total = module * static_cast<float>(code.size);
    const Point corner{rect.center().x - total / 2, rect.center().y - total / 2};
    canvas.fill(rect, rgb(0xFFFFFF));
    for (int y = 0; y < code.size; ++y) {
        for (int x = 0; x < code.size;) {
            const auto dark = [&](int column) {
                return code.modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(code.size) +
                                    static_cast<std::size_t>(column)];
            };
            int end = x;
            while (end < code.size && dark(end)) ++end;
            if (end > x) {
                canvas.fill(
                    {corner.x + static_cast<float>(x) * module, corner.y + static_cast<float>(y) * module,
                     static_cast<float>(end - x) * module, module},
                    rgb(0x000000));
            }
            x = std::max(end, x + 1);
        }
    }
}

void progress_bar(Ui& ui, Rect rect, float fraction, Tone tone) {
    const Theme& theme = ui.theme();
    const float radius = rect.h / 2;
    ui.canvas().rounded(rect, radius, theme.sunken);
    if (theme.high_contrast) ui.canvas().border(rect, radius, {2, theme.line});
    const float width = std::max(rect.h, rect.w * std::clamp(fraction, 0.0F, 1.0F));
    const Color color = tone == Tone::Warn ? theme.star : theme.tone(tone).ink;
    if (fraction > 0) ui.canvas().rounded(rect.left_part(width), radius, color);
}

void dots(Ui& ui, Point right_middle, int count, int current) {
    constexpr float kDot = 18;
    constexpr float kWide = 52;
    constexpr float kSpace = 14;
    if (count <= 1) return;
    float x = right_middle.x - kWide - static_cast<float>(count - 1) * (kDot + kSpace);
    for (int i = 0; i < count; ++i) {
        const float width = i == current ? kWide : kDot;
        ui.canvas().rounded({x, right_middle.y - kDot / 2, width, kDot}, kDot / 2,
                            i == current ? ui.theme().accent : rgb(0xC9BDA8));
        x += width + kSpace;
    }
}

}  // namespace ui
