#include <algorithm>
#include <array>
#include <span>

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
    ui::TextStyle style{
        .type = ui::Type::Digit, .align = ui::Align::Center, .valign = ui::VAlign::Middle, .max_lines = 1};
    constexpr float kGroup = 0.6F;  // the space between groups, in digits
    constexpr float kApart = 1.06F;
    const float widest = ui.measure("0", style).width;
    const auto cells = static_cast<float>(view.length) + 2 * kGroup + 0.2F;
    const float cell = std::min(widest * kApart, rect.w / cells);
    while (ui.measure("0", style).width * kApart > cell + 0.5F && style.type != ui::Type::TitleSmall)
        style.type = style.type == ui::Type::Digit ? ui::Type::Headline : ui::Type::TitleSmall;
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
    constexpr float kEye = 56;
    const ui::TextStyle style{.type = ui::Type::Caption, .align = ui::Align::Center, .max_lines = 1};
    const float words = ui.measure(view.show, style).height;
    const float top = rect.center().y - (kEye + 4 + words) / 2;
    ui.icon({rect.center().x, top + kEye / 2}, view.revealed ? ui::Icon::EyeOff : ui::Icon::Eye, kEye,
            theme.ink1);
    ui.text({rect.x, top + kEye + 4, rect.w, words}, view.show, style);
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
    const bool has_show = !ui.low_reach();  // there it stands beside the keys
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

// 改用扫码; after a number that nobody has: 登记 and 请人帮忙 in its place.
std::optional<flow::Event> other_ways(ui::Ui& ui, const KeypadView& view, std::span<const ui::Rect> places) {
    std::optional<flow::Event> event;
    const ui::ButtonKind soft = ui::ButtonKind::Soft;
    if (places.size() == 1) {
        if (ui::button(ui, "key.scan", places[0],
                       {.label = view.scan, .icon = ui::Icon::QrcodeScan, .kind = soft}))
            event = flow::GoScan{};
        return event;
    }
    const ui::Type type = ui::Type::Lead;
    if (ui::button(ui, "key.slip", places[0], {.label = view.slip, .kind = soft, .type = type}))
        event = flow::AskForSlip{model::SlipReason::NoCard};
    if (ui::button(ui, "key.help", places[1], {.label = view.help, .kind = soft, .type = type}))
        event = flow::AskForHelp{model::HelpReason::CheckIn};
    return event;
}

std::optional<flow::Event> ok_button(ui::Ui& ui, const KeypadView& view, ui::Rect rect) {
    if (ui::button(ui, "key.ok", rect,
                   {.label = view.ok,
                    .icon = ui::Icon::CheckBold,
                    .kind = ui::ButtonKind::Primary,
                    .type = ui::Type::ButtonLarge,
                    .enabled = view.complete && !view.shut}))
        return flow::SubmitDigits{};
    return std::nullopt;
}

template <typename... Events>
std::optional<flow::Event> first_of(Events&&... events) {
    std::optional<flow::Event> found;
    ((found = found ? found : std::forward<Events>(events)), ...);
    return found;
}

std::optional<flow::Event> buttons(ui::Ui& ui, const KeypadView& view, ui::Rect row) {
    const bool offers = !view.slip.empty();
    const ui::Rect others = row.left_part(row.w * (offers ? 0.62F : 0.45F) - 24);
    std::array<ui::Rect, 2> places{others, others};
    if (offers) places = {ui::column(others, 0, 2, 14), ui::column(others, 1, 2, 14)};
    auto other = other_ways(ui, view, std::span{places}.first(offers ? 2 : 1));
    return first_of(other, ok_button(ui, view, row.right_part(row.w - others.w - 24)));
}

// The title and, where there is room for it, the hint; answers the lower edge.
float head(ui::Ui& ui, const KeypadView& view, ui::Rect area, float room) {
    const float whole = ui.measure(view.title, {.type = ui::Type::Headline, .max_lines = 2}, area.w).height +
                        ui.measure(view.hint, {.type = ui::Type::Body}, area.w).height;
    return ui::heading(ui, area, view.title, whole <= room ? view.hint : "");
}

std::optional<flow::Event> draw_across(ui::Ui& ui, const KeypadView& view, ui::Rect area, Keys keys) {
    const ui::Rect left = area.left_part(area.w * 0.5F - 24);
    const ui::Rect right = area.right_part(area.w * 0.5F - 24);
    const float field_height = ui.large() ? 160 : kField;
    constexpr float kButtons = 156;
    constexpr float kWords = 150;  // two lines below the field
    const float top =
        head(ui, view, left, left.h - kButtons - field_height - kWords - 46) + (ui.large() ? 16.0F : 28.0F);
    auto shown = field(ui, view, {left.x, top, left.w, field_height});
    below_field(ui, view, {left.x, top + field_height + 18, left.w, 0});
    auto pressed = buttons(ui, view, left.bottom_part(kButtons).top_part(kButtons - 8));
    keys.gap = 18;
    return first_of(shown, pressed, draw_keys(ui, keys, right.top_part(right.h - 10)));
}

// All that is pressed lies below the middle: 显示 and the other ways beside the keys, 确定 as wide as the
// screen.
std::optional<flow::Event> draw_low(ui::Ui& ui, const KeypadView& view, ui::Rect area, Keys keys) {
    constexpr float kGap = 16;
    constexpr float kSide = 264;
    const float y = ui::heading(ui, area, view.title, view.hint) + 60;
    auto shown = field(ui, view, {area.x, y, area.w, kField});
    below_field(ui, view, {area.x, y + kField + 18, area.w, 0});
    const ui::Rect all{area.x, kLowReach, area.w, area.bottom() - 8 - kLowReach};
    const float row = std::max((all.h - 4 * kGap) / 5, ui.min_target());
    const ui::Rect upper = all.top_part(all.h - row - kGap);
    keys.gap = kGap;
    auto typed = draw_keys(ui, keys, upper.left_part(upper.w - kSide - kGap));
    const int count = view.slip.empty() ? 2 : 3;
    const float height = (upper.h - kGap * static_cast<float>(count - 1)) / static_cast<float>(count);
    std::array<ui::Rect, 3> places;
    for (int i = 0; i < count; ++i)
        places.at(static_cast<std::size_t>(i)) = {
            upper.right() - kSide, upper.y + static_cast<float>(i) * (height + kGap), kSide, height};
    std::optional<flow::Event> reveal;
    if (show_key(ui, view, places[0])) reveal = flow::ShowDigits{};
    auto other = other_ways(ui, view, std::span{places}.subspan(1, static_cast<std::size_t>(count) - 1));
    return first_of(shown, typed, reveal, other, ok_button(ui, view, all.bottom_part(row)));
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const KeypadView& view, ui::Rect area) {
    if (!view.trouble.empty() && view.shut) ui.wake_at(ui.now() + std::chrono::seconds{1});
    Keys keys{.clear = view.clear, .erase = view.erase, .enabled = !view.shut, .held = view.held};
    if (!ui.portrait()) return draw_across(ui, view, area, keys);
    if (ui.low_reach()) return draw_low(ui, view, area, keys);
    float y = ui::heading(ui, area, view.title, view.hint) + 28;
    auto shown = field(ui, view, {area.x, y, area.w, kField});
    y = below_field(ui, view, {area.x, y + kField + 18, area.w, 0}) + 24;
    const ui::TextStyle foot_style{.type = ui::Type::Caption,
                                   .color = ui.theme().ink3,
                                   .align = ui::Align::Center,
                                   .valign = ui::VAlign::Middle,
                                   .max_lines = 2};
    const bool has_foot = !ui.large() && area.h > 1550;
    const float foot = has_foot ? 100 : 8;
    constexpr float kRow = 172;
    keys.gap = 24;
    const float keys_height = std::min(4 * kRow + 3 * keys.gap, area.bottom() - foot - y - kRow - 40);
    auto typed = draw_keys(ui, keys, {area.x, y, area.w, keys_height});
    const ui::Rect line{area.x, area.bottom() - foot - kRow, area.w, kRow};
    if (has_foot) ui.text(area.bottom_part(foot), view.foot, foot_style);
    return first_of(shown, typed, buttons(ui, view, line));
}

}  // namespace kiosk::screens
