#include "kiosk/screens/order_screens.h"
#include "kiosk/screens/parts.h"

namespace kiosk::screens {

namespace {

// A touch anywhere ends it: the flow hears every touch, this only says so to whoever asks what answers.
void answer_everywhere(ui::Ui& ui) {
    ui.hit({.id = "wake", .role = ui::Role::Item, .rect = ui.screen()});
}

}  // namespace

void draw(ui::Ui& ui, const NamingView& view) {
    answer_everywhere(ui);
    const ui::Theme& theme = ui.theme();
    const ui::Rect screen = ui.screen();
    ui.canvas().rounded(screen, 0, theme.accent);
    const ui::Rect area{80, screen.center().y - 260, screen.w - 160, 520};
    Stack{ui, area}
        .text(view.center, {.color = theme.on_accent, .align = ui::Align::Center, .max_lines = 2, .px = 48})
        .space(32)
        .text(
            view.name,
            {.type = ui::Type::Urgent, .color = theme.on_accent, .align = ui::Align::Center, .max_lines = 2})
        .space(32)
        .text(view.hint, {.color = theme.on_accent, .align = ui::Align::Center, .max_lines = 2, .px = 36});
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.name,
                 .value = view.center,
                 .rect = area,
                 .enabled = false});
}

void draw_dark(ui::Ui& ui) {
    answer_everywhere(ui);
    ui.canvas().rounded(ui.screen(), 0, ui::contrast_theme().canvas);
}

}  // namespace kiosk::screens
