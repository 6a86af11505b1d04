#include "kiosk/screens/staff_sheets.h"

#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

const flow::PressStaff kClose{flow::StaffAction::CloseSheet};

ui::Rect panel(const ui::Ui& ui, float height) {
    const float width = 984;
    return {(ui.size().x - width) / 2, ui.size().y - height - (ui.portrait() ? 160.0F : 60.0F), width,
            height};
}

}  // namespace

std::optional<flow::Event> draw_prepared_sheet(ui::Ui& ui, const PanelView::Prepared& sheet) {
    const float button = ui.portrait() ? 132 : 112;
    const float height = 300 + static_cast<float>(sheet.choices.size() + 1) * (button + 16);
    const ui::Modal dialog = ui::modal(ui, "prepared", panel(ui, height), ui.screen_since());
    const ui::Rect inside = dialog.panel.inset(56, 48);
    Stack stack{ui, inside};
    stack.text(sheet.title, {.type = ui::Type::Headline, .max_lines = 1})
        .text(sheet.hint, {.color = ui.theme().ink2, .max_lines = 2});
    float y = stack.y() + 24;
    std::optional<flow::Event> event;
    for (const auto& choice : sheet.choices) {
        if (ui::button(ui, choice.id, {inside.x, y, inside.w, button},
                       {.label = choice.label, .icon = choice.icon}))
            event = choice.event;
        y += button + 16;
    }
    if (ui::button(ui, "panel.cancel", inside.bottom_part(button),
                   {.label = sheet.cancel, .kind = ui::ButtonKind::Soft}) ||
        dialog.touched_outside)
        event = kClose;
    return event;
}

std::optional<flow::Event> draw_armed_sheet(ui::Ui& ui, const PanelView::Armed& sheet) {
    const ui::Modal dialog = ui::modal(ui, "panel.armed", panel(ui, 620), ui.screen_since());
    const ui::Rect inside = dialog.panel.inset(56, 48);
    Stack{ui, inside}
        .text(sheet.title, {.type = ui::Type::Headline, .color = ui.theme().danger, .max_lines = 1})
        .text(sheet.hint, {.color = ui.theme().ink2, .max_lines = 2});
    const ui::Rect row = inside.bottom_part(180);
    const ui::Rect hold = row.right_part(row.w * 0.6F - 24);
    const ui::Ui::Hit hit =
        ui.hit({.id = "panel.hold", .role = ui::Role::Button, .label = sheet.hold, .rect = hold});
    const ui::Theme& theme = ui.theme();
    ui.canvas().rounded(hold, ui::kRadiusHero, hit.pressed ? theme.danger_soft : theme.surface);
    ui.canvas().border(hold, ui::kRadiusHero, {5, theme.danger});
    ui::ring(ui, {hold.x + 90, hold.center().y}, 52,
             {.fraction = sheet.share, .color = theme.danger, .track = theme.line});
    ui.text({hold.x + 166, hold.y, hold.w - 180, hold.h}, sheet.hold,
            {.type = ui::Type::Button, .color = theme.danger, .valign = ui::VAlign::Middle, .max_lines = 2});
    if (ui::button(ui, "panel.cancel", row.left_part(row.w * 0.4F),
                   {.label = sheet.cancel, .kind = ui::ButtonKind::Soft}) ||
        dialog.touched_outside)
        return kClose;
    if (hit.pressed != sheet.held) return flow::HoldRed{hit.pressed};
    return std::nullopt;
}

}  // namespace kiosk::screens
