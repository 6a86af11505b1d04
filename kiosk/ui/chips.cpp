#include "kiosk/ui/chips.h"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/button.h"
#include "kiosk/ui/fit.h"
#include "kiosk/ui/plate.h"

namespace ui {
namespace {

constexpr float kChipPadding = 20;
constexpr float kIconGap = 10;

TextStyle chip_style(const Chip& chip) {
    return {.type = Type::Caption,
            .weight = chip.bold ? Weight::Bold : Weight::Regular,
            .valign = VAlign::Middle,
            .max_lines = 1};
}

float chip_height(const Ui& ui) {
    return ui.large() ? 72 : kChipHeight;
}

float chip_icon(Ui& ui) {
    return std::round(ui.px({.type = Type::Caption}) * 1.2F);
}

constexpr float kChoiceIcon = 44;
constexpr float kBesideIcon = 12;

Type choice_type(float height) {
    return height > 100 ? Type::Lead : Type::Body;
}

bool has_icon(const Choice& choice) {
    return choice.icon != Icon::None || (choice.multiple && choice.selected);
}

}  // namespace

float chip_width(Ui& ui, const Chip& chip) {
    const float icon = chip.icon == Icon::None ? 0 : chip_icon(ui) + kIconGap;
    return std::ceil(ui.measure(chip.label, chip_style(chip)).width) + icon + 2 * kChipPadding;
}

float chip(Ui& ui, Point top_left, const Chip& chip) {
    const Theme& theme = ui.theme();
    const TonePair tone = theme.tone(chip.tone);
    const Rect rect{top_left.x, top_left.y, chip_width(ui, chip), chip_height(ui)};
    ui.canvas().rounded(rect, rect.h / 2, chip.filled ? tone.ink : tone.soft);
    if (theme.high_contrast && !chip.filled) ui.canvas().border(rect, rect.h / 2, {3, tone.ink});
    const Color ink = chip.filled ? (theme.high_contrast ? theme.on_accent : theme.surface) : tone.ink;
    float x = rect.x + kChipPadding;
    if (chip.icon != Icon::None) {
        const float px = chip_icon(ui);
        ui.icon({x + px / 2, rect.center().y}, chip.icon, px, ink);
        x += px + kIconGap;
    }
    TextStyle style = chip_style(chip);
    style.color = ink;
    ui.text({x, rect.y, rect.right() - x - kChipPadding + 1, rect.h}, chip.label, style);
    return rect.right();
}

float choice_width(Ui& ui, const Choice& choice) {
    // The tick's room is always kept, so that choosing moves nothing.
    const bool icon = choice.icon != Icon::None || choice.multiple;
    const TextStyle style{.type = Type::Lead, .weight = Weight::Bold, .max_lines = 1};
    return std::ceil(ui.measure(choice.label, style).width) + (icon ? 60.0F : 0) + 80;
}

float narrow_choice_width(Ui& ui, const Choice& choice) {
    const TextStyle style{.type = choice_type(0), .weight = Weight::Bold, .max_lines = 1};
    const bool icon = choice.icon != Icon::None;
    return std::ceil(ui.measure(choice.label, style).width) + (icon ? kChoiceIcon + kBesideIcon + 26 : 52);
}

bool choice(Ui& ui, std::string_view id, Rect rect, const Choice& choice) {
    const Theme& theme = ui.theme();
    const Ui::Hit hit = ui.hit({.id = std::string{id},
                                .role = choice.multiple ? Role::Checkbox : Role::Tab,
                                .label = choice.label,
                                .value = choice.selected ? "on" : "off",
                                .rect = rect});
    Plate plate{.radius = rect.h / 2,
                .top = theme.surface,
                .bottom = theme.surface,
                .border = theme.line,
                .border_width = theme.high_contrast ? theme.border : 3,
                .lip = theme.lip,
                .lip_height = 0};
    if (choice.selected) plate.top = plate.bottom = plate.border = theme.accent;
    if (hit.pressed) plate.top = plate.bottom = choice.selected ? theme.accent_press : theme.sunken;
    const Rect body = draw_plate(ui, rect, plate);

    const Color ink = choice.selected ? theme.on_accent : theme.ink1;
    const TextStyle style{.type = choice_type(rect.h),
                          .color = ink,
                          .weight = choice.selected ? Weight::Bold : Weight::Regular,
                          .align = Align::Center,
                          .valign = VAlign::Middle,
                          .max_lines = 2};
    if (!has_icon(choice)) {
        ui.text(body.inset(24, 0), choice.label, style);
        return hit.fired;
    }
    const float beside = kChoiceIcon + kBesideIcon;
    const float label = ui.measure(choice.label, style, body.w - beside - 20).width;
    const float x = body.x + (body.w - label - beside) / 2;
    const Icon icon = choice.multiple && choice.selected ? Icon::CheckBold : choice.icon;
    ui.icon({x + kChoiceIcon / 2, body.center().y}, icon, kChoiceIcon, ink);
    ui.text({x + beside, body.y, label + 1, body.h}, choice.label, style);
    return hit.fired;
}

std::vector<Rect> flow(Rect area, const std::vector<float>& widths, float height, float gap) {
    std::vector<Rect> rects;
    Point at{area.x, area.y};
    for (const float width : widths) {
        if (at.x > area.x && at.x + width > area.right()) at = {area.x, at.y + height + gap};
        rects.push_back({at.x, at.y, std::min(width, area.w), height});
        at.x += width + gap;
    }
    return rects;
}

void checkbox(Ui& ui, Rect rect, bool checked) {
    const Theme& theme = ui.theme();
    const float radius = rect.h * 0.31F;
    if (checked) {
        ui.canvas().rounded(rect, radius, theme.accent);
        ui.icon(rect.center(), Icon::CheckBold, rect.h * 0.76F, theme.on_accent);
        return;
    }
    ui.canvas().rounded(rect, radius, theme.line_strong);
    ui.canvas().rounded(rect.inset(5, 5), radius - 5, theme.surface);
}

std::optional<int> segmented(Ui& ui, std::string_view id, Rect rect, const std::vector<std::string>& labels,
                             int selected) {
    const Theme& theme = ui.theme();
    std::optional<int> chosen;
    ui.canvas().rounded(rect, rect.h * 0.3F, theme.sunken);
    if (theme.high_contrast) ui.canvas().border(rect, rect.h * 0.3F, {theme.border, theme.line});
    const int count = static_cast<int>(labels.size());
    for (int i = 0; i < count; ++i) {
        const Rect cell = column(rect.inset(8, 8), i, count, kGap);
        const bool on = i == selected;
        const std::string& label = labels[static_cast<std::size_t>(i)];
        const Ui::Hit hit = ui.hit({.id = std::string{id} + "." + std::to_string(i),
                                    .role = Role::Tab,
                                    .label = label,
                                    .value = on ? "on" : "off",
                                    .rect = cell});
        if (on || hit.pressed)
            ui.canvas().rounded(cell, cell.h * 0.28F,
                                on && theme.high_contrast ? theme.accent : theme.surface);
        const Color ink = !on ? theme.ink2 : theme.high_contrast ? theme.on_accent : theme.accent;
        const auto style = [&](Type type) {
            return TextStyle{.type = type,
                             .color = ink,
                             .weight = on ? Weight::Bold : Weight::Regular,
                             .align = Align::Center,
                             .valign = VAlign::Middle,
                             .max_lines = 1};
        };
        ui.text(cell, label,
                first_fitting(ui, {cell.w - 8, cell.h}, label,
                              {style(Type::Lead), style(Type::Body), style(Type::Caption)}));
        if (hit.fired) chosen = i;
    }
    return chosen;
}

std::optional<int> pager(Ui& ui, Rect rect, const Pager& pager) {
    if (pager.pages <= 1) return std::nullopt;
    const bool has_previous = pager.page > 0;
    const bool has_next = pager.page + 1 < pager.pages;
    const Button back{.label = ui.say("nav.previous"), .icon = Icon::ChevronLeft, .enabled = has_previous};
    const Button on{.label = ui.say("nav.next"), .trailing = Icon::ChevronRight, .enabled = has_next};
    const float width =
        std::min(rect.w * 0.38F, std::max({292.0F, button_width(ui, back), button_width(ui, on)}));
    const Rect left = rect.left_part(width);
    const Rect right = rect.right_part(width);
    bool previous = button(ui, "pager.previous", left, back);
    bool next = button(ui, "pager.next", right, on);
    const Rect middle{left.right() + 8, rect.y, right.x - left.right() - 16, rect.h};
    const TextStyle style{.type = Type::Lead,
                          .weight = Weight::Bold,
                          .align = Align::Center,
                          .valign = VAlign::Middle,
                          .max_lines = 1};
    std::string where =
        ui.say("nav.page", {{"n", std::to_string(pager.page + 1)}, {"of", std::to_string(pager.pages)}});
    if (ui.measure(where, style).width > middle.w)
        where = std::to_string(pager.page + 1) + " / " + std::to_string(pager.pages);
    TextStyle hint{.type = Type::Caption, .color = ui.theme().ink2, .align = Align::Center, .max_lines = 1};
    const std::string swiping = ui.say("nav.swipe");
    const float words = ui.measure(where, style).height + ui.measure(swiping, hint).height;
    if (words <= middle.h && ui.measure(swiping, hint).width <= middle.w) {
        const float top = middle.center().y - words / 2;
        const float lower = top + ui.measure(where, style).height;
        ui.text({middle.x, top, middle.w, lower - top}, where, style);
        ui.text({middle.x, lower, middle.w, 0}, swiping, hint);
    } else {
        ui.text(middle, where, style);
    }
    if (const auto swipe = ui.swipe()) {
        next = next || *swipe == Swipe::Up || *swipe == Swipe::Left;
        previous = previous || *swipe == Swipe::Down || *swipe == Swipe::Right;
    }
    if (next && has_next) return pager.page + 1;
    if (previous && has_previous) return pager.page - 1;
    return std::nullopt;
}

}  // namespace ui
