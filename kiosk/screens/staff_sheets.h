// The two sheets above the staff panel: what to post, and a red action that waits for two seconds of a
// finger.
#pragma once

#include "kiosk/screens/staff_panel_screen.h"

namespace kiosk::screens {

std::optional<flow::Event> draw_prepared_sheet(ui::Ui& ui, const PanelView::Prepared& sheet);
std::optional<flow::Event> draw_armed_sheet(ui::Ui& ui, const PanelView::Armed& sheet);

}  // namespace kiosk::screens
