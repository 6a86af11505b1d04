// The take-over of an urgent or emergency announcement: nothing else is visible.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/icons.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct UrgentView {
    std::string tag;  // in both languages
    std::string published;
    std::string clock;
    std::string date;
    std::string place;
    std::string title;
    std::string body;
    struct Fact {
        ui::Icon icon = ui::Icon::None;
        std::string label;
        std::string value;
    };
    std::vector<Fact> facts;
    std::string validity;
    bool can_be_put_away = true;  // an emergency cannot
    std::string acknowledge;
    std::string read;        // 朗读公告
    std::string language;    // to read it in the other language
    std::string hint;        // what the button does
    std::string hint_other;  // the same in the other language; empty: none
};

// nullopt: the announcement is no longer there.
std::optional<UrgentView> urgent_view(const flow::TakeOver& state, const Context& context,
                                      const ui::Texts& other_language);
std::optional<flow::Event> draw(ui::Ui& ui, const UrgentView& view);

}  // namespace kiosk::screens
