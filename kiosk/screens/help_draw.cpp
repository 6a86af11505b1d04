#include <algorithm>

#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

struct Styles {
    ui::TextStyle title, detail, desk;
};
Styles styles(const ui::Ui& ui, const HelpView& view) {
    return {{.type = ui::Type::Headline,
             .color = ui.theme().tone(view.tone).ink,
             .align = ui::Align::Center,
             .max_lines = 3},
            {.type = ui::Type::Lead, .align = ui::Align::Center, .max_lines = 4},
            {.weight = ui::Weight::Bold, .align = ui::Align::Center, .max_lines = 2, .px = 42}};
}

float words_height(ui::Ui& ui, const HelpView& view, float width) {
    const Styles s = styles(ui, view);
    float height = 0;
    const auto add = [&](const std::string& words, const ui::TextStyle& style) {
        if (!words.empty()) height += ui.measure(words, style, width).height + 16;
    };
    add(view.title, s.title);
    add(view.detail, s.detail);
    add(view.phone, s.desk);
    add(view.place, s.desk);
    return height;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const HelpView& view, core::SteadyTime opened) {
    ui.wake_at(ui.now() + std::chrono::seconds{1});
    constexpr float kDisc = 84;
    const float button = 168;
    const float width = ui.portrait() ? ui.size().x - 2 * ui::kMargin : 1084;
    const float words = words_height(ui, view, width - 112);
    const float height = 48 + 2 * kDisc + 24 + words + 24 + button + 56;
    const float bottom = ui.size().y - (ui.portrait() ? 160.0F : 40.0F);
    const ui::Modal dialog =
        ui::modal(ui, "help", {(ui.size().x - width) / 2, bottom - height, width, height}, opened);
    const ui::Rect inside = dialog.panel.inset(56, 48);
    ui::icon_disc(ui, {inside.center().x, inside.y + kDisc}, kDisc, view.icon, view.tone);
    ui.describe({.id = "help.title",
                 .role = ui::Role::Heading,
                 .label = view.title,
                 .value = view.detail,
                 .rect = inside,
                 .enabled = false});
    const Styles s = styles(ui, view);
    Stack{ui, {inside.x, inside.y + 2 * kDisc + 24, inside.w, 0}}
        .text(view.title, s.title)
        .space(16)
        .text(view.detail, s.detail)
        .space(16)
        .text(view.phone, s.desk)
        .space(16)
        .text(view.place, s.desk);
    const ui::Rect row = inside.bottom_part(button);
    const bool calls = !view.call.empty();
    const ui::Rect close = calls ? row.left_part(row.w * 0.4F) : row;
    const bool put_away =
        ui::button(ui, "help.close", close,
                   {.label = view.close, .kind = calls ? ui::ButtonKind::Soft : ui::ButtonKind::Primary});
    if (calls && ui::button(ui, "help.call", row.right_part(row.w * 0.6F - 24),
                            {.label = view.call,
                             .icon = ui::Icon::HumanGreetingVariant,
                             .kind = ui::ButtonKind::Primary,
                             .type = ui.large() ? ui::Type::Button : ui::Type::ButtonLarge}))
        return flow::CallStaff{};
    if (put_away || dialog.touched_outside) return flow::GoBack{};
    return std::nullopt;
}

}  // namespace kiosk::screens
