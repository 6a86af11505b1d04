#include "kiosk/ui/button.h"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/figures.h"
#include "kiosk/ui/fit.h"
#include "kiosk/ui/plate.h"

namespace ui {
namespace {

constexpr float kPadding = 28;
constexpr float kInnerGap = 16;
constexpr float kRingGap = 28;

struct Look {
    Plate plate;
    Color ink;
};

Look look_of(const Theme& theme, ButtonKind kind) {
    Plate plate{.top = theme.surface,
                .bottom = theme.surface,
                .border = theme.accent,
                .border_width = 3,
                .lip = theme.lip,
                .lip_height = theme.card_lip};
    if (theme.high_contrast) plate.border_width = theme.border;
    switch (kind) {
        case ButtonKind::Primary:
            plate.top = theme.accent_high;
            plate.bottom = theme.accent;
            plate.border = theme.accent_press;
            plate.lip = theme.accent_press;
            plate.lip_height = theme.tile_lip;
            return {plate, theme.on_accent};
        case ButtonKind::Outline:
            return {plate, theme.accent};
        case ButtonKind::Soft:
            plate.border = theme.line;
            return {plate, theme.ink1};
        case ButtonKind::Danger:
            plate.border = theme.danger;
            return {plate, theme.danger};
        case ButtonKind::DeepOutline:
            plate.top = plate.bottom = theme.urgent_bottom;
            plate.border = theme.on_urgent;
            plate.lip_height = 0;
            return {plate, theme.on_urgent};
        case ButtonKind::DeepFilled:
            plate.top = plate.bottom = theme.on_urgent;
            plate.border = theme.on_urgent;
            plate.lip_height = 0;
            return {plate, theme.urgent_bottom};
    }
    return {plate, theme.accent};
}

float icon_px(Ui& ui, const Button& button) {
    return std::round(ui.px({.type = button.type}) * 1.2F);
}

// Everything beside the label, with the gaps to it.
float beside(Ui& ui, const Button& button, float ring_radius) {
    float width = 0;
    if (button.icon != Icon::None) width += icon_px(ui, button) + kInnerGap;
    if (button.trailing != Icon::None) width += icon_px(ui, button) + kInnerGap;
    if (button.seconds > 0) width += 2 * ring_radius + kRingGap;
    if (!button.subtitle.empty())
        width += ui.measure(button.subtitle, {.type = Type::Lead}).width + 2 * kInnerGap;
    return width;
}

// Words too many for their button go without their icon, then to the smaller of the two sizes of buttons.
void make_fit(Ui& ui, Rect rect, Button& button, float ring_radius) {
    const auto fits = [&] {
        const Point room{rect.w - 2 * kPadding - beside(ui, button, ring_radius), rect.h - 8};
        return ui::fits(ui, room, button.label, {.type = button.type, .max_lines = 2});
    };
    if (fits()) return;
    const Button full = button;
    if (button.type == Type::ButtonLarge) {
        button.type = Type::Button;
        if (fits()) return;
    }
    button.icon = button.trailing = Icon::None;
    button.type = full.type;
    if (!fits() && button.type == Type::ButtonLarge) button.type = Type::Button;
}

void draw_contents(Ui& ui, Rect rect, Button button, Color ink) {
    const float ring_radius = std::min(54.0F, rect.h * 0.36F);
    const float natural = ui.measure(button.label, {.type = button.type}).width;
    if (natural + beside(ui, button, ring_radius) > rect.w - 2 * kPadding) button.subtitle.clear();
    make_fit(ui, rect, button, ring_radius);
    const float extra = beside(ui, button, ring_radius);
    const float room = rect.w - 2 * kPadding - extra;
    const TextStyle style{.type = button.type, .color = ink, .valign = VAlign::Middle, .max_lines = 2};
    const float label = ui.measure(button.label, style, std::max(room, 1.0F)).width;
    const float px = icon_px(ui, button);
    float x = rect.x + (rect.w - label - extra) / 2;
    const float middle = rect.center().y;
    if (button.icon != Icon::None) {
        ui.icon({x + px / 2, middle}, button.icon, px, ink);
        x += px + kInnerGap;
    }
    ui.text({x, rect.y, label + 1, rect.h}, button.label, style);
    x += label;
    if (button.trailing != Icon::None) {
        ui.icon({x + kInnerGap + px / 2, middle}, button.trailing, px, ink);
        x += px + kInnerGap;
    }
    if (!button.subtitle.empty()) {
        ui.text({x + 2 * kInnerGap, rect.y, rect.right() - x, rect.h}, button.subtitle,
                {.type = Type::Lead, .color = ink, .valign = VAlign::Middle, .max_lines = 1});
    }
    if (button.seconds > 0) {
        const float fraction =
            static_cast<float>(button.seconds) / static_cast<float>(std::max(button.seconds_full, 1));
        ring(ui, {x + kRingGap + ring_radius, middle}, ring_radius,
             {.fraction = fraction,
              .digits = std::to_string(button.seconds),
              .width = 10,
              .color = ink,
              .track = ink.faded(0.28F),
              .ink = ink});
    }
}

}  // namespace

bool button(Ui& ui, std::string_view id, Rect rect, const Button& button) {
    const Ui::Hit hit = ui.hit({.id = std::string{id},
                                .role = Role::Button,
                                .label = button.label,
                                .value = button.seconds > 0 ? std::to_string(button.seconds) : std::string{},
                                .rect = rect,
                                .enabled = button.enabled});
    const Theme& theme = ui.theme();
    Look look = look_of(theme, button.enabled ? button.kind : ButtonKind::Soft);
    look.plate.radius = std::min(kRadiusHero, std::max(kRadiusCard, rect.h / 4));
    if (button.kind == ButtonKind::DeepFilled || button.kind == ButtonKind::DeepOutline)
        look.plate.radius = kRadiusTile;
    look.plate.pressed = hit.pressed;
    if (!button.enabled && button.kind == ButtonKind::Primary && !theme.high_contrast) {
        look.plate.top = look.plate.bottom = look.plate.border = theme.line;
        look.plate.lip = theme.lip;
        look.ink = theme.ink2;
    } else if (!button.enabled) {
        look.plate.top = look.plate.bottom = theme.canvas;
        look.plate.border = theme.line.faded(theme.high_contrast ? 0.45F : 1);
        look.plate.lip_height = 0;
        look.ink = theme.ink3;
    } else if (hit.pressed && look.plate.lip_height == 0) {
        rect = rect.inset(4, 4);
    } else if (hit.pressed && button.kind == ButtonKind::Primary) {
        look.plate.top = look.plate.bottom = theme.accent_press;
    }
    draw_contents(ui, draw_plate(ui, rect, look.plate), button, look.ink);
    return hit.fired;
}

float button_width(Ui& ui, const Button& button) {
    const float label = ui.measure(button.label, {.type = button.type, .max_lines = 1}).width;
    return label + beside(ui, button, 36) + 2 * kPadding + 32;
}

bool link(Ui& ui, std::string_view id, Rect rect, std::string_view label, Align align) {
    constexpr float kArrow = 40;
    const TextStyle style{.type = Type::Body,
                          .color = ui.theme().accent,
                          .weight = Weight::Bold,
                          .valign = VAlign::Middle,
                          .max_lines = 1};
    const float width = ui.measure(label, style).width;
    float x = rect.x;
    if (align == Align::Right) x = rect.right() - width - kArrow - 8;
    if (align == Align::Center) x = rect.x + (rect.w - width - kArrow) / 2;
    const Rect box{x, rect.y, width + kArrow + 8, rect.h};
    const Ui::Hit hit =
        ui.hit({.id = std::string{id}, .role = Role::Link, .label = std::string{label}, .rect = box});
    if (hit.pressed) ui.canvas().rounded(box.inset(-12, -8), kRadiusSmall, ui.theme().accent_soft);
    ui.text({x, rect.y, width + 1, rect.h}, label, style);
    ui.icon({x + width + 8 + kArrow / 2, rect.center().y}, Icon::ChevronRight, kArrow, ui.theme().accent);
    return hit.fired;
}

}  // namespace ui
