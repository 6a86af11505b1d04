// Which of the sessions that fit is meant; several may be. A walk-in says yes here.
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

struct ChooseView {
    struct Option {
        model::Id session_id;
        std::string title;
        std::string fee;
        bool is_free = false;
        std::string where;
        std::string time;
        std::string note;  // 和“手机课堂”时间重叠
        std::string art;
        bool selected = false;
        bool enabled = true;  // not while it overlaps a selected one
    };
    core::PersonName greeting;  // with the masked name in its first seconds
    std::string hint;
    std::vector<Option> options;  // at most four
    std::string missing_hint;
    std::string not_me;
    std::string go;
    bool can_go = false;
};

ChooseView choose_view(const flow::Choose& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const ChooseView& view, ui::Rect area);

}  // namespace kiosk::screens
