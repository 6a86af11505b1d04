#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/staff_panel_screen.h"
#include "kiosk/screens/staff_sheets.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr float kLine = 45;
constexpr float kActionGap = 18;

void bar(ui::Ui& ui, const PanelView& view, float height) {
    const ui::Theme& theme = ui.theme();
    const ui::Rect row = ui.screen().top_part(height);
    ui.canvas().fill(row, theme.deep);
    ui.icon({ui::kMargin + 28, row.center().y}, ui::Icon::Wrench, 56, theme.on_deep);
    ui.text(
        {ui::kMargin + 80, 0, 420, height}, view.title,
        {.type = ui::Type::TitleSmall, .color = theme.on_deep, .valign = ui::VAlign::Middle, .max_lines = 1});
    ui.describe(
        {.id = "heading", .role = ui::Role::Heading, .label = view.title, .rect = row, .enabled = false});
    const ui::TextStyle bold{.type = ui::Type::Caption,
                             .color = theme.deep,
                             .weight = ui::Weight::Bold,
                             .align = ui::Align::Center,
                             .valign = ui::VAlign::Middle,
                             .max_lines = 1};
    const float width = ui.measure(view.leaving, bold).width + 44;
    const ui::Rect pill{row.right() - ui::kMargin - width, row.center().y - 26, width, 52};
    ui.canvas().rounded(pill, 26, theme.on_deep);
    ui.text(pill, view.leaving, bold);
    ui.text({pill.x - 420, 0, 400, height}, view.who,
            {.color = theme.on_deep,
             .align = ui::Align::Right,
             .valign = ui::VAlign::Middle,
             .max_lines = 1,
             .px = 30});
}

// Icon, title, and how it stands; answers where the rest begins.
float card_head(ui::Ui& ui, const PanelView::Card& card, ui::Rect inside) {
    const auto style = [](float px, int lines) {
        return ui::TextStyle{
            .weight = ui::Weight::Bold, .valign = ui::VAlign::Middle, .max_lines = lines, .px = px};
    };
    const float chip = card.chip.label.empty() ? 0 : ui::chip_width(ui, card.chip) + 12;
    const float beside = inside.w - 64 - chip;
    // In a longer language the words take the icon's place too.
    const bool has_icon = ui::fits(ui, {beside, 60}, card.title, style(32, 1));
    if (has_icon) ui.icon({inside.x + 24, inside.y + 32}, card.icon, 50, ui.theme().accent);
    const float room = has_icon ? beside : inside.w - chip;
    ui.text({inside.right() - chip - room, inside.y - 6, room, 76}, card.title,
            ui::first_fitting(ui, {room, 80}, card.title, {style(36, 1), style(32, 1), style(28, 2)}));
    if (!card.chip.label.empty())
        ui::chip(ui, {inside.right() - ui::chip_width(ui, card.chip), inside.y + 6}, card.chip);
    ui.describe({.id = card.id,
                 .role = ui::Role::Status,
                 .label = card.title,
                 .value = card.chip.label,
                 .rect = inside,
                 .enabled = false});
    return inside.y + 70;
}

void facts(ui::Ui& ui, const std::vector<PanelView::Fact>& facts, ui::Rect area) {
    float y = area.y;
    const ui::TextStyle label{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1};
    for (const auto& fact : facts) {
        if (y + kLine > area.bottom() + 8) return;
        const float width = ui.text({area.x, y, area.w, 0}, fact.label, label).width;
        ui.text({area.x + width + 16, y, area.w - width - 16, 0}, fact.value,
                {.type = ui::Type::Caption, .align = ui::Align::Right, .max_lines = 1});
        y += kLine;
    }
}

void card(ui::Ui& ui, const PanelView::Card& shown, ui::Rect rect) {
    ui::card(ui, rect);
    const ui::Rect inside = rect.inset(32, 20);
    const float y = card_head(ui, shown, inside);
    facts(ui, shown.facts, {inside.x, y, inside.w, inside.bottom() - y});
}

void camera(ui::Ui& ui, const PanelView& view, std::optional<ui::Texture> preview, ui::Rect rect) {
    ui::card(ui, rect);
    const ui::Rect inside = rect.inset(30, 24);
    const ui::Rect field = inside.left_part(inside.w * 0.45F);
    ui.canvas().rounded(field, 26, ui.theme().deep);
    if (view.camera_on && preview) {
        const float scale = std::min(field.w / static_cast<float>(std::max(1, preview->width)),
                                     field.h / static_cast<float>(std::max(1, preview->height)));
        const float w = static_cast<float>(preview->width) * scale;
        const float h = static_cast<float>(preview->height) * scale;
        ui.image({field.center().x - w / 2, field.center().y - h / 2, w, h}, *preview);
    } else {
        ui.icon(field.center(), ui::Icon::Camera, 96, ui.theme().on_deep);
    }
    const ui::Rect right = inside.right_part(inside.w * 0.55F - 30);
    const float y = card_head(ui, view.camera, right);
    if (view.camera_on)
        facts(ui, view.camera.facts, {right.x, y, right.w, right.bottom() - y});
    else
        ui.text({right.x, y, right.w, 0}, view.camera_hint,
                {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 3});
}

std::optional<flow::Event> log(ui::Ui& ui, const PanelView& view, ui::Rect rect) {
    ui::card(ui, rect);
    const ui::Rect inside = rect.inset(32, 16);
    std::optional<flow::Event> event;
    ui.icon({inside.x + 24, inside.y + 44}, ui::Icon::TextBoxOutline, 50, ui.theme().accent);
    ui.text({inside.x + 64, inside.y, 300, 88}, view.log_title,
            {.weight = ui::Weight::Bold, .valign = ui::VAlign::Middle, .max_lines = 1, .px = 36});
    const ui::Choice choice{.label = view.warnings_only ? view.warnings : view.all,
                            .selected = view.warnings_only,
                            .multiple = true};
    const float width = ui::choice_width(ui, choice);
    if (ui::choice(ui, "panel.log_filter", {inside.right() - width, inside.y, width, 88}, choice))
        event = flow::PressStaff{flow::StaffAction::WarningsOnly};
    float y = inside.y + 100;
    const ui::TextStyle style{.type = ui::Type::Caption, .max_lines = 1};
    if (view.log.empty()) ui.text({inside.x, y, inside.w, 0}, view.no_log, style);
    for (const auto& line : view.log) {
        if (y + kLine > inside.bottom() + 8) break;
        ui::TextStyle first = style;
        first.color = ui.theme().ink3;
        ui.text({inside.x, y, 140, 0}, line.time, first);
        ui::TextStyle level = style;
        level.weight = ui::Weight::Bold;
        level.color = line.warns ? ui.theme().danger : ui.theme().ok;
        ui.text({inside.x + 132, y, 30, 0}, line.warns ? "W" : "I", level);
        // What does not fit is in the file that 导出 writes.
        ui.describe({.id = "session.log." + std::to_string(static_cast<int>(y)),
                     .role = ui::Role::Item,
                     .label = line.text,
                     .rect = {inside.x, y, inside.w, kLine},
                     .enabled = false});
        ui.text({inside.x + 170, y, inside.w - 170, 0}, line.text, style);
        y += kLine;
    }
    return event;
}

bool action(ui::Ui& ui, const PanelView::Action& action, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const auto pressed = ui::press_card(ui, action.id, action.label, rect);
    const ui::Rect r = pressed.rect;
    const bool leaves = action.kind == PanelView::Action::Kind::Leave;
    if (leaves) ui.canvas().gradient(r, ui::kRadiusCard, theme.accent_high, theme.accent);
    const ui::Color ink = leaves                                        ? theme.on_accent
                          : action.kind == PanelView::Action::Kind::Red ? theme.danger
                                                                        : theme.ink1;
    const auto style = [&](float px, int lines) {
        return ui::TextStyle{.color = ink,
                             .weight = ui::Weight::Bold,
                             .align = ui::Align::Center,
                             .valign = ui::VAlign::Middle,
                             .max_lines = lines,
                             .px = px};
    };
    const ui::Point room{r.w - 8, r.h - 44};
    const ui::TextStyle words = ui::first_fitting(ui, room, action.label, {style(32, 1), style(28, 2)});
    const float height = ui.measure(action.label, words, room.x).height;
    const float icon = std::min(50.0F, r.h - 14 - height);
    const float top = r.center().y - (icon + height) / 2;
    ui.icon({r.center().x, top + icon / 2}, action.icon, icon, ink);
    ui.text({r.x + 4, top + icon, room.x, height}, action.label, words);
    return pressed.fired;
}

std::optional<flow::Event> actions(ui::Ui& ui, const PanelView& view, ui::Rect area) {
    constexpr int kColumns = 4;
    const int count = static_cast<int>(view.actions.size());
    const auto rows = static_cast<float>(line_of(count + kColumns - 1, kColumns));
    const float height = (area.h - kActionGap * (rows - 1)) / rows;
    std::optional<flow::Event> event;
    for (int i = 0; i < count; ++i) {
        const ui::Rect row{area.x, area.y + static_cast<float>(line_of(i, kColumns)) * (height + kActionGap),
                           area.w, height};
        const auto& one = view.actions[static_cast<std::size_t>(i)];
        if (action(ui, one, ui::column(row, i % kColumns, kColumns, kActionGap))) event = one.event;
    }
    return event;
}

void foot(ui::Ui& ui, const PanelView& view, ui::Rect row) {
    ui.text(row, view.said.empty() ? view.foot : view.said,
            {.type = ui::Type::Caption,
             .color = view.said.empty() ? ui.theme().ink3 : ui.theme().accent,
             .weight = view.said.empty() ? ui::Weight::Regular : ui::Weight::Bold,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 2});
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const PanelView& view, std::optional<ui::Texture> preview) {
    ui.wake_at(ui.now() + std::chrono::seconds{1});
    ui.canvas().fill(ui.screen().grown(2), ui.theme().canvas);
    const bool down = ui.portrait();
    const float head = down ? 112 : 96;
    bar(ui, view, head);
    const float width = down ? 984 : 890;
    const float height = down ? 290 : 268;
    const ui::Rect left{ui::kMargin, head + (down ? 28.0F : 20.0F), width, 0};
    for (int i = 0; i < static_cast<int>(view.cards.size()); ++i) {
        const ui::Rect line{left.x, left.y + static_cast<float>(line_of(i, 2)) * (height + 24), width,
                            height};
        card(ui, view.cards[static_cast<std::size_t>(i)], ui::column(line, i % 2, 2, 24));
    }
    const float below = left.y + 2 * (height + 24) + (down ? 12.0F : 0);
    const ui::Rect look{left.x, below, width, 300.0F};
    camera(ui, view, preview, look);
    const ui::Rect right = down ? ui::Rect{left.x, look.bottom() + 24, width, 1920 - look.bottom() - 24}
                                : ui::Rect{962, left.y, 910, 1080 - left.y};
    const float buttons = 2 * 132 + kActionGap;
    const float words = down ? 104 : 92;
    std::optional<flow::Event> event =
        log(ui, view, {right.x, right.y, right.w, right.h - buttons - words - 32});
    const ui::Rect row{right.x, right.bottom() - words - buttons - 4, right.w, buttons};
    if (auto pressed = actions(ui, view, row)) event = pressed;
    foot(ui, view, right.bottom_part(words));
    if (view.prepared) return draw_prepared_sheet(ui, *view.prepared);
    if (view.armed) return draw_armed_sheet(ui, *view.armed);
    return event;
}

}  // namespace kiosk::screens
