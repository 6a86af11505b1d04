// 求助: the sheet that asks before it calls, and says what came of it.
#pragma once

#include <optional>
#include <string>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/theme.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct HelpView {
    ui::Icon icon = ui::Icon::HumanGreetingVariant;
    ui::Tone tone = ui::Tone::Accent;
    std::string title;
    std::string detail;
    std::string phone;  // where nobody can be called: who can be reached otherwise
    std::string place;
    std::string call;  // empty: nothing to call now
    std::string close;
};
HelpView help_view(const flow::Help& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const HelpView& view, core::SteadyTime opened);

}  // namespace kiosk::screens
