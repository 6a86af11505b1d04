#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/refused_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr float kPanel = 560;
constexpr float kActionHeight = 196;

void panel(ui::Ui& ui, const RefusedView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui::well(ui, rect, view.tone, ui::kRadiusHero);
    const ui::TextStyle hero{.type = ui::Type::Hero,
                             .color = theme.tone(view.tone).ink,
                             .align = ui::Align::Center,
                             .max_lines = 2};
    ui::TextStyle headline = hero;
    headline.type = ui::Type::Headline;
    const float width = rect.w - 80;
    const ui::TextStyle title = ui::first_fitting(ui, {width, rect.h * 0.5F}, view.title, {hero, headline});
    const ui::TextStyle line{.align = ui::Align::Center, .max_lines = 3, .px = ui.large() ? 32.0F : 38.0F};
    const float why = view.who.empty() ? ui.measure(view.why, line, width).height
                                       : ui.measure(view.who, line, width).height;
    const float words = ui.measure(view.title, title, width).height + why +
                        (view.more.empty() ? 0 : ui.measure(view.more, line, width).height);
    const float radius = std::clamp((rect.h - words - 60) / 2, 40.0F, 102.0F);
    const float top = rect.center().y - (2 * radius + 20 + words) / 2;
    ui::icon_disc(ui, {rect.center().x, top + radius}, radius, view.icon, view.tone);
    ui.describe(
        {.id = "heading", .role = ui::Role::Heading, .label = view.title, .rect = rect, .enabled = false});
    Stack stack{ui, {rect.x + 40, top + 2 * radius + 20, width, words}};
    stack.text(view.title, title);
    if (view.who.empty()) {
        stack.text(view.why, line);
    } else {
        stack.text(view.who, line);
    }
    stack.text(view.more, line);
}

void action_words(ui::Ui& ui, const RefusedView::Action& action, ui::Rect rect, float right) {
    const float side = std::min(120.0F, rect.h - 56);
    ui::icon_plate(ui, {rect.x + 36, rect.center().y - side / 2, side, side}, action.icon, action.tone);
    const float left = 36 + side + 30;
    const ui::Rect words{rect.x + left, rect.y, rect.w - left - right, rect.h};
    const ui::TextStyle detail{.type = ui::Type::Body, .color = ui.theme().ink2, .max_lines = 2};
    const ui::TextStyle big{.weight = ui::Weight::Bold, .max_lines = 2, .px = 44};
    const ui::TextStyle smaller{.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 2};
    const ui::TextStyle title = ui::first_fitting(ui, {words.w, rect.h - 16}, action.title, {big, smaller});
    const float title_height = ui.measure(action.title, title, words.w).height;
    float detail_height = action.detail.empty() ? 0 : ui.measure(action.detail, detail, words.w).height;
    if (title_height + detail_height > rect.h - 12) detail_height = 0;
    Stack stack{ui, {words.x, words.center().y - (title_height + detail_height) / 2, words.w, 0}};
    stack.text(action.title, title);
    if (detail_height > 0) stack.text(action.detail, detail);
}

std::optional<flow::Event> action(ui::Ui& ui, const RefusedView::Action& action, ui::Rect rect) {
    if (!action.event) {  // advice: flat, no arrow
        ui::well(ui, rect, ui::Tone::Neutral);
        ui.describe({.id = action.id,
                     .role = ui::Role::Item,
                     .label = action.title,
                     .value = action.detail,
                     .rect = rect,
                     .enabled = false});
        action_words(ui, action, rect, 36);
        return std::nullopt;
    }
    const auto pressed = ui::press_card(ui, action.id, action.title, rect);
    action_words(ui, action, pressed.rect, 100);
    ui.icon({pressed.rect.right() - 60, pressed.rect.center().y}, ui::Icon::ChevronRight, 64,
            ui.theme().ink3);
    if (pressed.fired) return action.event;
    return std::nullopt;
}

std::optional<flow::Event> buttons(ui::Ui& ui, const RefusedView& view, ui::Rect row) {
    constexpr float kGap = 24;
    const float left = view.aside ? (row.w - kGap) * 0.45F : 0;
    if (view.aside && ui::button(ui, view.aside->id, row.left_part(left),
                                 {.label = view.aside->label,
                                  .icon = view.aside->icon,
                                  .kind = ui::ButtonKind::Soft,
                                  .type = ui::Type::Button}))
        return view.aside->event;
    const ui::Rect right = view.aside ? row.right_part(row.w - left - kGap) : row;
    if (ui::button(ui, view.main.id, right,
                   {.label = view.main.label,
                    .icon = view.main.icon,
                    .kind = ui::ButtonKind::Primary,
                    .type = ui::Type::ButtonLarge}))
        return view.main.event;
    return std::nullopt;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const RefusedView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const ui::Rect column = across ? area.right_part(area.w - 792) : area;
    const ui::Rect row = column.bottom_part(across ? 156 : 188).top_part(across ? 148 : 180);
    const ui::TextStyle title{.type = ui::Type::TitleSmall, .valign = ui::VAlign::Middle, .max_lines = 1};
    const float title_height = ui.large() ? 84 : 60;
    float y = column.y;
    if (across) {
        panel(ui, view, area.left_part(760));
    } else {
        const float height =
            ui.low_reach() ? kLowReach - area.y - title_height - 48 : std::min(kPanel, area.h * 0.36F);
        panel(ui, view, area.top_part(height));
        y += height + 24;
    }
    ui.text({column.x + 8, y, column.w, title_height}, view.you_can, title);
    y = ui.low_reach() ? kLowReach : y + title_height + 12;
    const float gap = ui.is_sparse() ? 16 : 22;
    const auto count = static_cast<float>(std::max<std::size_t>(1, view.actions.size()));
    const float height = std::min(kActionHeight, (row.y - 8 - y) / count - gap);
    std::optional<flow::Event> event;
    for (const auto& one : view.actions) {
        if (auto chosen = action(ui, one, {column.x, y, column.w, height})) event = chosen;
        y += height + gap;
    }
    if (auto pressed = buttons(ui, view, row)) event = pressed;
    return event;
}

}  // namespace kiosk::screens
