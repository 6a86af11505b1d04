#include "kiosk/screens/out_of_use_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {

void draw(ui::Ui& ui, const OutOfUseView& view) {
    const ui::Theme& theme = ui.theme();
    const bool across = !ui.portrait();
    const ui::Rect screen = ui.screen();
    ui::Rect words{80, screen.bottom() - 920, screen.w - 160, 840};
    if (across) words = {1180 + 60, 260, screen.w - 1180 - 100, screen.h - 300};
    if (!theme.high_contrast) {
        const ui::Rect art = across ? ui::Rect{0, 0, 1180, screen.h} : ui::Rect{0, 0, screen.w, words.y - 60};
        ui.picture(art, art_path("neighbour"));
    }
    const auto style = [](float px, int lines) {
        return ui::TextStyle{.type = ui::Type::Hero, .max_lines = lines, .px = px};
    };
    const ui::TextStyle title = ui::first_fitting(ui, {words.w, 260}, view.first.title,
                                                  {style(across ? 64.0F : 84.0F, 2), style(56, 3)});
    Stack stack{ui, words};
    stack.text(view.center, {.color = theme.ink2, .weight = ui::Weight::Bold, .max_lines = 2, .px = 36})
        .space(28)
        .text(view.first.title, title)
        .space(20)
        .text(view.first.ask, {.max_lines = 3, .px = 44})
        .space(56)
        .text(view.second.title,
              {.color = theme.ink2, .weight = ui::Weight::Bold, .max_lines = 2, .px = across ? 38.0F : 44.0F})
        .space(12)
        .text(view.second.ask, {.color = theme.ink2, .max_lines = 3, .px = 36});
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.first.title,
                 .value = view.first.ask,
                 .rect = words,
                 .enabled = false});
}

}  // namespace kiosk::screens
