// 签到成功: it is on disk; where to go now, and how to take it back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct SuccessView {
    struct Card {
        std::string title;
        std::string ordinal;  // 您是第 26 位 · 取餐号 018
        std::string time_and_place;
        std::string directions;
        std::string art;
    };
    std::string title;
    core::PersonName welcome;  // with the masked name in its first seconds
    std::vector<Card> cards;
    std::string note;  // remember to rate; or: uploaded later; or: staff will check
    std::string undo;
    bool can_undo = true;
    std::string done;
    int seconds = 0;
    int seconds_full = 8;
};

SuccessView success_view(const flow::State& state, const flow::Success& success, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const SuccessView& view, ui::Rect area);

}  // namespace kiosk::screens
