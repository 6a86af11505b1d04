#include <algorithm>

#include "kiosk/screens/keypad_keys.h"
#include "kiosk/screens/keypad_screen.h"
#include "kiosk/screens/parts.h"

namespace kiosk::screens {
namespace {

// Filled for each digit typed; which one it is, nobody sees.
void dots(ui::Ui& ui, const PinView& view, ui::Rect row) {
    const ui::Theme& theme = ui.theme();
    constexpr float kWidth = 104;
    constexpr float kGap = 28;
    const auto count = static_cast<float>(view.length);
    float x = row.center().x - (count * kWidth + (count - 1) * kGap) / 2;
    for (std::size_t i = 0; i < view.length; ++i) {
        const ui::Rect place{x, row.y, kWidth, row.h};
        const bool full = i < view.typed;
        ui.canvas().rounded(place, 34, full ? theme.on_deep : theme.on_deep.faded(0.15F));
        if (theme.high_contrast) ui.canvas().border(place, 34, {theme.border, theme.on_deep});
        if (full) ui.canvas().circle(place.center(), 17, theme.deep);
        x += kWidth + kGap;
    }
    ui.describe({.id = "pin.typed",
                 .role = ui::Role::Status,
                 .label = view.title,
                 .value = std::to_string(view.typed) + "/" + std::to_string(view.length),
                 .rect = row,
                 .enabled = false});
}

void head(ui::Ui& ui, const PinView& view, ui::Rect area) {
    const ui::Theme& theme = ui.theme();
    const ui::Point center{area.center().x, area.y + 74};
    ui.canvas().circle(center, 74, theme.on_deep.faded(0.15F));
    ui.icon(center, ui::Icon::Lock, 92, theme.on_deep);
    ui.describe(
        {.id = "heading", .role = ui::Role::Heading, .label = view.title, .rect = area, .enabled = false});
    const bool bad = !view.trouble.empty();
    Stack{ui, {area.x, area.y + 180, area.w, 0}}
        .text(
            view.title,
            {.type = ui::Type::Headline, .color = theme.on_deep, .align = ui::Align::Center, .max_lines = 1})
        .text(bad ? view.trouble : view.hint, {.color = theme.on_deep,
                                               .weight = bad ? ui::Weight::Bold : ui::Weight::Regular,
                                               .align = ui::Align::Center,
                                               .max_lines = 2,
                                               .px = 34});
}

bool back_button(ui::Ui& ui, const std::string& label, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const ui::Ui::Hit hit =
        ui.hit({.id = "nav.back", .role = ui::Role::Button, .label = label, .rect = rect});
    if (hit.pressed) ui.canvas().rounded(rect, 40, theme.on_deep.faded(0.28F));
    ui.canvas().border(rect, 40, {3, theme.on_deep});
    const ui::TextStyle style{
        .type = ui::Type::Button, .color = theme.on_deep, .valign = ui::VAlign::Middle, .max_lines = 1};
    const float width = ui.measure(label, style).width;
    const float x = rect.center().x - (width + 70) / 2;
    ui.icon({x + 24, rect.center().y}, ui::Icon::ArrowLeft, 48, theme.on_deep);
    ui.text({x + 70, rect.y, width + 1, rect.h}, label, style);
    return hit.fired;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const PinView& view) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().fill(ui.screen().grown(2), theme.deep);
    ui.wake_at(ui.now() + std::chrono::seconds{1});
    const bool down = ui.portrait();
    const ui::Rect left = down ? ui::Rect{100, 148, 880, 1772} : ui::Rect{110, 90, 760, 900};
    head(ui, view, left.top_part(340));
    dots(ui, view, {left.x, left.y + (down ? 380.0F : 370.0F), left.w, 120});
    const ui::Rect keys_area = down ? ui::Rect{150, 736, 780, 792} : ui::Rect{1010, 90, 780, 900};
    const Keys keys{.clear = {},
                    .erase = view.erase,
                    .enabled = !view.shut,
                    .held = view.held,
                    .ground = Keys::Ground::Deep};
    std::optional<flow::Event> event = draw_keys(ui, keys, keys_area);
    const ui::Rect back = down ? ui::Rect{150, 1610, 780, 140} : ui::Rect{190, 740, 600, 140};
    if (back_button(ui, view.back, back)) event = flow::GoBack{};
    ui.text({back.x, back.bottom() + 20, back.w, 80}, view.foot,
            {.color = theme.on_deep, .align = ui::Align::Center, .max_lines = 2, .px = 30});
    return event;
}

}  // namespace kiosk::screens
