#include "kiosk/screens/keypad_keys.h"

#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/ui/plate.h"

namespace kiosk::screens {
namespace {

constexpr int kColumns = 3;
constexpr int kRows = 4;

ui::Plate plate(const ui::Ui& ui, const Keys& keys, bool pressed) {
    const ui::Theme& theme = ui.theme();
    if (keys.ground == Keys::Ground::Deep) {
        const ui::Color ground = theme.on_deep.faded(pressed ? 0.28F : 0.12F).over(theme.deep);
        return {.radius = 36,
                .top = ground,
                .bottom = ground,
                .border = theme.on_deep.faded(theme.high_contrast ? 1 : 0.4F).over(theme.deep),
                .border_width = theme.border,
                .lip_height = 0,
                .pressed = pressed};
    }
    return {.radius = 36,
            .top = pressed ? theme.sunken : theme.surface,
            .bottom = pressed ? theme.sunken : theme.surface,
            .border = theme.line,
            .border_width = theme.border,
            .lip = theme.lip,
            .lip_height = theme.tile_lip,
            .pressed = pressed};
}

struct Key {
    std::string id;
    std::string label;
    ui::Icon icon = ui::Icon::None;
    bool words = false;  // not a digit
    bool danger = false;
};

ui::Ui::Hit key(ui::Ui& ui, const Keys& keys, const Key& key, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const ui::Ui::Hit hit = ui.hit(
        {.id = key.id, .role = ui::Role::Button, .label = key.label, .rect = rect, .enabled = keys.enabled});
    const ui::Rect r = draw_plate(ui, rect, plate(ui, keys, hit.pressed));
    const bool deep = keys.ground == Keys::Ground::Deep;
    ui::Color ink = deep ? theme.on_deep : key.danger ? theme.danger : theme.ink1;
    if (!keys.enabled) ink = deep ? theme.on_deep.faded(theme.high_contrast ? 0.7F : 0.68F) : theme.ink3;
    const ui::TextStyle style{.type = key.words ? ui::Type::Button : ui::Type::Digit,
                              .color = ink,
                              .align = ui::Align::Center,
                              .valign = ui::VAlign::Middle,
                              .max_lines = 1};
    if (key.icon == ui::Icon::None) {
        ui.text(r, key.label, style);
        return hit;
    }
    constexpr float kIcon = 76;
    const float label = ui.measure(key.label, style).width;
    if (deep || kIcon + 16 + label > r.w - 24) {
        ui.icon(r.center(), key.icon, kIcon, ink);
        return hit;
    }
    const float x = r.center().x - (kIcon + 16 + label) / 2;
    ui.icon({x + kIcon / 2, r.center().y}, key.icon, kIcon, ink);
    ui::TextStyle beside = style;
    beside.align = ui::Align::Left;
    ui.text({x + kIcon + 16, r.y, label + 1, r.h}, key.label, beside);
    return hit;
}

// Fires when it is let go; while it is held the flow repeats it.
std::optional<flow::Event> erase_key(ui::Ui& ui, const Keys& keys, ui::Rect rect) {
    const ui::Ui::Hit hit = key(
        ui, keys, {.id = "key.del", .label = keys.erase, .icon = ui::Icon::Backspace, .words = true}, rect);
    if (hit.fired) return flow::DeleteDigit{};
    if (hit.pressed == keys.held) return std::nullopt;
    return flow::HoldDelete{hit.pressed};
}

}  // namespace

std::optional<flow::Event> draw_keys(ui::Ui& ui, const Keys& keys, ui::Rect area) {
    const float height = (area.h - keys.gap * (kRows - 1)) / kRows;
    const auto cell = [&](int index) {
        const ui::Rect row{area.x,
                           area.y + static_cast<float>(line_of(index, kColumns)) * (height + keys.gap),
                           area.w, height};
        return ui::column(row, index % kColumns, kColumns, keys.gap);
    };
    std::optional<flow::Event> event;
    for (int i = 0; i < 9; ++i) {
        const std::string digit = std::to_string(i + 1);
        if (key(ui, keys, {.id = "key." + digit, .label = digit}, cell(i)).fired)
            event = flow::PressDigit{i + 1};
    }
    if (!keys.clear.empty() &&
        key(ui, keys, {.id = "key.clear", .label = keys.clear, .words = true, .danger = true}, cell(9)).fired)
        event = flow::ClearDigits{};
    if (key(ui, keys, {.id = "key.0", .label = "0"}, cell(10)).fired) event = flow::PressDigit{0};
    if (auto erased = erase_key(ui, keys, cell(11))) event = erased;
    return event;
}

}  // namespace kiosk::screens
