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
    std::string why;       // first line
    core::PersonName who;  // the same with a name in it, for some seconds; empty: none
    std::string more;      // second line, may be empty
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
    struct Button {
        std::string id;
        ui::Icon icon = ui::Icon::None;
        std::string label;
        flow::Event event = flow::GoHome{};
    };
    std::optional<Button> aside;  // at the left; none: the other is as wide as both
    Button main;
};

RefusedView refused_view(const flow::Refused& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const RefusedView& view, ui::Rect area);

}  // namespace kiosk::screens
