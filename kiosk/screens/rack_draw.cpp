#include "kiosk/screens/rack_draw.h"

#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/ui/card.h"

namespace kiosk::screens {
namespace {

// A slot holds the thing, or is empty; the one that is meant is white, with its lamp on where it has one.
void slot(ui::Ui& ui, const SlotView& view, const RackPanel& panel, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const bool plain = theme.high_contrast;
    const ui::Color ground = view.lit ? (plain ? theme.accent : ui::light_theme().surface)
                                      : (plain ? theme.surface : ui::kPalette.wood_dark);
    const ui::Color ink = view.lit ? (plain ? theme.on_accent : theme.accent)
                                   : (plain ? theme.ink1 : ui::light_theme().surface);
    const ui::Rect r = view.lit ? rect.grown(4) : rect;
    ui.canvas().rounded(r, 22, ground);
    if (plain) ui.canvas().border(r, 22, {3, theme.line});
    const float lamp = r.bottom() - 56;
    if (panel.has_lamps)
        ui.canvas().circle({r.center().x, lamp}, 17,
                           view.lit ? ui::kPalette.lamp
                           : plain  ? theme.sunken
                                    : ui::kPalette.wood_deep);
    ui.text({r.x - 6, lamp - (panel.has_lamps ? 84.0F : 52.0F), r.w + 12, 56}, view.number,
            {.color = ink,
             .weight = ui::Weight::Bold,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 1,
             .px = ui.large() ? 28.0F : 36.0F});
    if (view.look == SlotLook::Free) ui.icon({r.center().x, r.y + 80}, panel.item, view.lit ? 84 : 68, ink);
    if (view.look == SlotLook::Repair) ui.icon({r.center().x, r.y + 80}, ui::Icon::Wrench, 56, ink);
}

}  // namespace

void draw_rack_panel(ui::Ui& ui, const RackPanel& panel, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui::well(ui, rect, ui::Tone::Accent, 56);
    const ui::Rect inside = rect.inset(48, 44);
    ui.describe(
        {.id = "heading", .role = ui::Role::Heading, .label = panel.title, .rect = rect, .enabled = false});
    Stack stack{ui, inside};
    stack.text(panel.title, {.type = ui::Type::Hero, .align = ui::Align::Center, .max_lines = 2})
        .text(panel.where, {.color = theme.ink2, .align = ui::Align::Center, .max_lines = 2, .px = 38});
    if (panel.row.empty()) return;
    const float arrow = panel.arrow ? 96 : 0;
    const float room = rect.bottom() - 36 - arrow - stack.y() - 20;
    const float height = std::min(350.0F, room);
    if (height < 240) return;
    const ui::Rect wood{rect.x + 64, stack.y() + 20 + (room - height) / 2, rect.w - 128, height};
    ui.canvas().rounded(wood, 48, theme.high_contrast ? theme.surface : ui::kPalette.wood);
    if (theme.high_contrast) ui.canvas().border(wood, 48, {theme.border, theme.line});
    const ui::Rect slots = wood.inset(40, 34);
    const int count = std::max(4, static_cast<int>(panel.row.size()));
    for (int i = 0; i < static_cast<int>(panel.row.size()); ++i) {
        const auto& one = panel.row[static_cast<std::size_t>(i)];
        const ui::Rect place = ui::column(slots, i, count, 16);
        slot(ui, one, panel, place);
        ui.describe({.id = "slot." + one.number,
                     .role = ui::Role::Item,
                     .label = one.number,
                     .value = one.lit ? "on" : "off",
                     .rect = place,
                     .enabled = false});
        if (one.lit && panel.arrow)
            ui.icon({place.center().x, wood.bottom() + 62}, ui::Icon::ArrowUpBold, 96, theme.accent);
    }
}

}  // namespace kiosk::screens
