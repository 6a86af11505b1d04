// What the county orders the screen to show: its own name, or nothing.
#pragma once

#include <string>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct NamingView {
    std::string center;
    std::string name;
    std::string hint;
};
NamingView naming_view(const flow::Naming& naming, const Context& context);
void draw(ui::Ui& ui, const NamingView& view);

// Nothing at all; a touch anywhere is heard all the same.
void draw_dark(ui::Ui& ui);

}  // namespace kiosk::screens
