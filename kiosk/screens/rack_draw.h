// A row of slots in their wooden rack, and facts beside an icon: shared by taking and bringing back.
#pragma once

#include "kiosk/screens/lending_screen.h"
#include "kiosk/ui/ui.h"

namespace kiosk::screens {

// Panel with title, the place, and the rack with its lit slots.
struct RackPanel {
    std::string title;
    std::string where;
    const std::vector<SlotView>& row;
    ui::Icon item = ui::Icon::None;
    bool has_lamps = true;  // one over each slot
    bool arrow = true;      // below the slot that is meant
};
void draw_rack_panel(ui::Ui& ui, const RackPanel& panel, ui::Rect rect);

}  // namespace kiosk::screens
