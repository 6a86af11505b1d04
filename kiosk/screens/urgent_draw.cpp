#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/urgent_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

void head(ui::Ui& ui, const UrgentView& view, ui::Rect row) {
    const ui::Theme& theme = ui.theme();
    const ui::Rect plate{row.x, row.center().y - 74, 148, 148};
    ui.canvas().rounded(plate, 40, theme.on_urgent);
    ui.icon(plate.center(), ui::Icon::Alert, 104, theme.high_contrast ? theme.canvas : theme.urgent_bottom);
    const float clock =
        view.clock.empty() ? 0 : ui.measure(view.clock, {.weight = ui::Weight::Bold, .px = 72}).width + 24;
    Stack{ui, {plate.right() + 28, row.center().y - 56, row.w - 176 - clock, 120}}
        .text(view.tag, {.type = ui::Type::Title,
                         .color = theme.on_urgent,
                         .weight = ui::Weight::Regular,
                         .max_lines = 1})
        .text(view.published, {.color = theme.on_urgent, .max_lines = 1, .px = 34});
    ui.text(row, view.clock,
            {.color = theme.on_urgent,
             .weight = ui::Weight::Bold,
             .align = ui::Align::Right,
             .valign = ui::VAlign::Middle,
             .max_lines = 1,
             .px = 72});
}

void fact(ui::Ui& ui, const UrgentView::Fact& fact, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().rounded(rect, 40, theme.danger_soft);
    if (theme.high_contrast) ui.canvas().border(rect, 40, {3, theme.danger});
    const float side = std::min(92.0F, rect.h - 32);
    const ui::Rect plate{rect.x + 32, rect.center().y - side / 2, side, side};
    ui.canvas().rounded(plate, 26, theme.danger);
    ui.icon(plate.center(), fact.icon, side * 0.62F, theme.surface);
    const float left = plate.right() + 28;
    const ui::TextStyle label{.color = theme.danger, .max_lines = 1, .px = 34};
    const ui::TextStyle value{.weight = ui::Weight::Bold, .max_lines = 1, .px = rect.w < 900 ? 38.0F : 46.0F};
    const ui::Rect words{left, rect.center().y - 54, rect.right() - left - 20, 110};
    Stack{ui, words}.text(fact.label, label).text(fact.value, value);
}

void message(ui::Ui& ui, const UrgentView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().rounded(rect, 56, theme.surface);
    if (theme.high_contrast) ui.canvas().border(rect, 56, {theme.border, theme.line});
    const ui::Rect inside = rect.inset(56, 44);
    const bool low = rect.h < 800;
    const ui::TextStyle title{
        .type = ui::Type::Urgent, .color = theme.danger, .max_lines = 2, .px = low ? 84.0F : 0};
    Stack stack{ui, inside};
    stack.text(view.title, title)
        .space(8)
        .text(view.body, {.max_lines = 3, .px = low ? 40.0F : 46.0F})
        .space(low ? 16 : 28);
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.title,
                 .value = view.body,
                 .rect = inside,
                 .enabled = false});
    constexpr float kValidity = 64;
    const int columns = low ? 2 : 1;
    const int lines = (static_cast<int>(view.facts.size()) + columns - 1) / columns;
    const float room = inside.bottom() - kValidity - stack.y();
    const float height = lines > 0 ? std::min(154.0F, room / static_cast<float>(lines) - 20) : 0;
    for (int i = 0; i < static_cast<int>(view.facts.size()); ++i) {
        const ui::Rect line{inside.x, stack.y() + static_cast<float>(line_of(i, columns)) * (height + 20),
                            inside.w, height};
        fact(ui, view.facts[static_cast<std::size_t>(i)],
             ui::column(line, i % columns, columns, ui::kGutter));
    }
    ui.icon({inside.x + 20, inside.bottom() - 22}, ui::Icon::TimerSand, 38, theme.ink2);
    ui.text({inside.x + 54, inside.bottom() - 46, inside.w - 54, 48}, view.validity,
            {.color = theme.ink2, .valign = ui::VAlign::Middle, .max_lines = 1, .px = 32});
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const UrgentView& view) {
    const ui::Theme& theme = ui.theme();
    const bool across = !ui.portrait();
    ui.canvas().gradient(ui.screen(), 0, theme.urgent_top, theme.urgent_bottom);
    const ui::Rect area = ui.screen().inset(across ? 64 : 40, across ? 28 : 40);
    const float head_height = across ? 150 : 190;
    head(ui, view, area.top_part(head_height).inset(16, 0));
    const float hint_height = across ? 70 : 150;
    const float button_height = across ? 140 : 168;
    const float row_y = area.bottom() - hint_height - button_height;
    message(ui, view, {area.x, area.y + head_height + 12, area.w, row_y - area.y - head_height - 44});
    ui.text({area.x, area.bottom() - hint_height + 16, area.w, hint_height - 16}, view.hint,
            {.color = theme.on_urgent,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 2,
             .px = 34});

    const ui::Rect row{area.x, row_y, area.w, button_height};
    const float language = view.can_be_put_away ? row.w * 0.42F : row.w;
    if (ui::button(ui, "mode.lang", row.left_part(language),
                   {.label = view.language,
                    .icon = ui::Icon::Translate,
                    .kind = ui::ButtonKind::DeepOutline,
                    .type = ui::Type::ButtonLarge})) {
        return flow::SwitchLanguage{};
    }
    if (view.can_be_put_away && ui::button(ui, "urgent.ack", row.right_part(row.w - language - 24),
                                           {.label = view.acknowledge,
                                            .icon = ui::Icon::CheckBold,
                                            .kind = ui::ButtonKind::DeepFilled,
                                            .type = ui::Type::ButtonLarge})) {
        return flow::Acknowledge{};
    }
    return std::nullopt;
}

}  // namespace kiosk::screens
