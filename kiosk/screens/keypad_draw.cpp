#include <algorithm>

#include "kiosk/screens/keypad_keys.h"
#include "kiosk/screens/keypad_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/plate.h"

namespace kiosk::screens {
namespace {

constexpr float kField = 200;
constexpr float kShow = 140;

// 138 •••• 26▏__
void digits(ui::Ui& ui, const KeypadView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const ui::TextStyle style{
        .type = ui::Type::Digit, .align = ui::Align::Center, .valign = ui::VAlign::Middle, .max_lines = 1};
    constexpr float kGroup = 0.6F;  // the space between groups, in digits
    const float widest = ui.measure("0", style).width;
    const auto cells = static_cast<float>(view.length) + 2 * kGroup + 0.2F;
    const float cell = std::min(widest * 1.06F, rect.w / cells);
    float x = rect.x;
    for (std::size_t i = 0; i < view.length; ++i) {
        if (i == 3 || i == 7) x += kGroup * cell;
        const ui::Rect place{x, rect.y, cell, rect.h};
        if (i < view.digits.size()) {
            const bool hidden = !view.revealed && i >= 3 && i < 7;
            if (hidden)
                ui.canvas().circle(place.center(), cell * 0.24F, theme.ink1);
            else
                ui.text(place.grown(4), std::string(1, view.digits.at(i)), style);
        } else {
            ui.canvas().fill({place.x + 4, rect.center().y + rect.h * 0.18F, cell - 10, 6},
                             theme.line_strong);
        }
        if (i == view.digits.size() && !view.shut)
            ui.canvas().fill({place.x - 3, rect.center().y - rect.h * 0.22F, 6, rect.h * 0.44F},
                             theme.accent);
        x += cell;
    }
}

bool show_key(ui::Ui& ui, const KeypadView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const ui::Ui::Hit hit = ui.hit({.id = "key.show",
                                    .role = ui::Role::Button,
                                    .label = view.show,
                                    .value = view.revealed ? "on" : "off",
                                    .rect = rect});
    ui.canvas().rounded(rect, 28, hit.pressed ? theme.lip : theme.sunken);
    if (theme.high_contrast) ui.canvas().border(rect, 28, {theme.border, theme.line});
    ui.icon({rect.center().x, rect.y + rect.h * 0.34F}, view.revealed ? ui::Icon::EyeOff : ui::Icon::Eye, 56,
            theme.ink1);
    ui.text({rect.x, rect.y + rect.h * 0.56F, rect.w, rect.h * 0.4F}, view.show,
            {.type = ui::Type::Caption,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 1});
    return hit.fired;
}

std::optional<flow::Event> field(ui::Ui& ui, const KeypadView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const bool bad = !view.trouble.empty();
    const ui::Color border = bad ? theme.danger : theme.accent;
    ui::draw_plate(ui, rect,
                   {.radius = 44,
                    .top = theme.surface,
                    .bottom = theme.surface,
                    .border = border,
                    .border_width = 5,
                    .lip = theme.lip,
                    .lip_height = 0});
    // How many there are is said, never which.
    ui.describe({.id = "key.field",
                 .role = ui::Role::Status,
                 .label = view.title,
                 .value = bad ? view.trouble : view.left,
                 .rect = rect,
                 .enabled = false});
    const bool has_show = !ui.low_reach();
    const float side = has_show ? std::max(kShow, ui.min_target()) : 0;
    digits(ui, view, {rect.x + 44, rect.y, rect.w - 44 - (has_show ? side + 72 : 44), rect.h});
    if (has_show && show_key(ui, view, {rect.right() - 44 - side, rect.center().y - 66, side, 132}))
        return flow::ShowDigits{};
    return std::nullopt;
}

// How many are missing, or what is wrong; and that nothing is kept.
float below_field(ui::Ui& ui, const KeypadView& view, ui::Rect row) {
    const ui::Theme& theme = ui.theme();
    const bool bad = !view.trouble.empty();
    const ui::TextStyle style{.type = ui::Type::Caption,
                              .color = bad ? theme.danger : theme.ink2,
                              .weight = bad ? ui::Weight::Bold : ui::Weight::Regular,
                              .max_lines = 2};
    const std::string& words = bad ? view.trouble : view.left;
    const ui::TextStyle quiet{.type = ui::Type::Caption, .color = theme.ink2, .max_lines = 1};
    const float privacy = ui.measure(view.privacy, quiet).width;
    const float left = ui.measure(words, style).width;
    if (!bad && left + privacy + 90 <= row.w) {
        ui.icon({row.right() - privacy - 30, row.y + 20}, ui::Icon::ShieldCheck, 40, theme.accent);
        ui.text({row.right() - privacy, row.y, privacy + 1, 0}, view.privacy, quiet);
    }
    return row.y + ui.text({row.x + 8, row.y, row.w - 16, 0}, words, style).height;
}

// 改用扫码 · 确定; after a number that nobody has: 登记 and 请人帮忙 stand in the place of the first.
std::optional<flow::Event> buttons(ui::Ui& ui, const KeypadView& view, ui::Rect row) {
    const ui::Button ok{.label = view.ok,
                        .icon = ui::Icon::CheckBold,
                        .kind = ui::ButtonKind::Primary,
                        .type = ui::Type::ButtonLarge,
                        .enabled = view.complete && !view.shut};
    std::optional<flow::Event> event;
    ui::Rect others = row.left_part(row.w * 0.45F - 24);
    const bool offers = !view.slip.empty();
    if (ui.low_reach()) {
        if (show_key(ui, view, others.right_part(kShow))) event = flow::ShowDigits{};
        others = others.left_part(others.w - kShow - 16);
    }
    if (offers) {
        const ui::Type type = ui::Type::Lead;
        if (ui::button(ui, "key.slip", ui::column(others, 0, 2, 14),
                       {.label = view.slip, .kind = ui::ButtonKind::Soft, .type = type}))
            event = flow::AskForSlip{model::SlipReason::NoCard};
        if (ui::button(ui, "key.help", ui::column(others, 1, 2, 14),
                       {.label = view.help, .kind = ui::ButtonKind::Soft, .type = type}))
            event = flow::AskForHelp{model::HelpReason::CheckIn};
    } else if (ui::button(ui, "key.scan", others,
                          {.label = view.scan, .icon = ui::Icon::QrcodeScan, .kind = ui::ButtonKind::Soft})) {
        event = flow::GoScan{};
    }
    if (ui::button(ui, "key.ok", row.right_part(row.w * 0.55F), ok)) event = flow::SubmitDigits{};
    return event;
}

template <typename... Events>
std::optional<flow::Event> first_of(Events&&... events) {
    std::optional<flow::Event> found;
    ((found = found ? found : std::forward<Events>(events)), ...);
    return found;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const KeypadView& view, ui::Rect area) {
    if (!view.trouble.empty() && view.shut) ui.wake_at(ui.now() + std::chrono::seconds{1});
    Keys keys{.clear = view.clear, .erase = view.erase, .enabled = !view.shut, .held = view.held};
    if (!ui.portrait()) {
        const ui::Rect left = area.left_part(area.w * 0.5F - 24);
        const ui::Rect right = area.right_part(area.w * 0.5F - 24);
        const float top = ui::heading(ui, left, view.title, view.hint) + 28;
        auto shown = field(ui, view, {left.x, top, left.w, kField});
        below_field(ui, view, {left.x, top + kField + 18, left.w, 0});
        auto pressed = buttons(ui, view, left.bottom_part(156).top_part(148));
        keys.gap = 18;
        return first_of(shown, pressed, draw_keys(ui, keys, right.top_part(right.h - 10)));
    }
    const bool low = ui.low_reach();
    float y = ui::heading(ui, area, view.title, view.hint) + (low ? 60.0F : 28.0F);
    auto shown = field(ui, view, {area.x, y, area.w, kField});
    y = below_field(ui, view, {area.x, y + kField + 18, area.w, 0}) + 24;
    const ui::TextStyle foot_style{.type = ui::Type::Caption,
                                   .color = ui.theme().ink3,
                                   .align = ui::Align::Center,
                                   .valign = ui::VAlign::Middle,
                                   .max_lines = 2};
    const bool has_foot = !low && !ui.large() && area.h > 1550;
    const float foot = has_foot ? 100 : 8;
    constexpr float kReach = 920;
    if (low) y = std::max(y, kReach);
    const float room = area.bottom() - foot - y;
    const float row = low ? std::max((room - 5 * 16) / 5, ui.min_target()) : 172;
    keys.gap = low ? 16 : 24;
    const float keys_height = std::min(4 * 172 + 3 * keys.gap, room - row - (low ? 24.0F : 40.0F));
    auto typed = draw_keys(ui, keys, {area.x, y, area.w, keys_height});
    const ui::Rect line{area.x, area.bottom() - foot - row, area.w, row};
    if (has_foot) ui.text(area.bottom_part(foot), view.foot, foot_style);
    return first_of(shown, typed, buttons(ui, view, line));
}

}  // namespace kiosk::screens
