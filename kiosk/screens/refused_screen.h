// Not this time: what happened, why, and what to do now. One template for every outcome but OK.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/theme.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct RefusedView {
    ui::Icon icon = ui::Icon::None;
    ui::Tone tone = ui::Tone::Neutral;
    std::string title;
    std::string why;   // first line
    std::string more;  // second line, may be empty
    std::string you_can;
    struct Action {
        std::string id;  // "action.schedule"
        ui::Icon icon = ui::Icon::None;
        ui::Tone tone = ui::Tone::Accent;
        std::string title;
        std::string detail;
        std::optional<flow::Event> event;  // none: advice, not a button
    };
    std::vector<Action> actions;  // at most three
    struct Main {                 // the button at the lower right
        std::string id = "refused.scan";
        ui::Icon icon = ui::Icon::QrcodeScan;
        flow::Event event = flow::GoScan{};
        bool enabled = true;
    };
    Main main;
    std::string scan_again;  // its words; empty: none
    std::string understood;
};

RefusedView refused_view(const flow::Refused& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const RefusedView& view, ui::Rect area);

}  // namespace kiosk::screens
