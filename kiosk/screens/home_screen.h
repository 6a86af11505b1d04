// Home: what is on now and next, and the tiles that lead everywhere else.
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

struct HomeView {
    struct Card {
        bool running = false;  // else it starts soon
        model::Id service_id;  // touching the card opens it
        std::string chip;
        std::string time;
        std::string title;
        std::string where;
        std::string art;
        float bar = 0;  // elapsed time where running, else seats taken
        std::string left_note;
        std::string right_note;
    };
    std::string greeting;
    std::string counts;
    std::string today;
    std::string whole_schedule;
    std::vector<Card> cards;  // none, one or two
    std::string nothing_on;   // where there is no card
    struct Tile {
        std::string title;
        std::string detail;
    };
    Tile check_in;
    Tile services;
    Tile schedule;
    std::optional<Tile> rate;  // only while something can be rated
    std::vector<model::Id> to_rate;
};

// Sessions that ended within the last three hours or end within ten minutes: what 评价 offers.
std::vector<model::Id> rating_candidates(const model::Content& content, core::WallTime now);

HomeView home_view(const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const HomeView& view, ui::Rect area);

}  // namespace kiosk::screens
