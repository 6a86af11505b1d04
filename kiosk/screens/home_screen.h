// Home: what is on now and next, and the tiles that lead everywhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/card.h"
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
    // In large text: the one class to know about.
    struct Class {
        model::Id service_id;
        std::string chip;  // 下一节 · 10:30 开始
        bool running = false;
        std::string title;
        std::string where;
        std::string fee;
        bool is_free = false;
        std::string seats;
        std::string directions;
        std::string art;
    };
    std::optional<Class> one_class;
    std::string contrast_note;  // where it is on: how to switch it off
    std::string low_note;       // where it is on: where the buttons are
    struct Tile {
        std::string title;
        std::string detail;
    };
    std::optional<Tile> help;  // low reach has one more tile
    std::string nothing_on;    // where there is no card
    Tile check_in;
    Tile services;
    Tile schedule;
    std::optional<Tile> rate;  // where the centre takes ratings without a scan
    std::vector<model::Id> to_rate;
    std::optional<Tile> borrow;  // where the centre lends anything
    Tile notices;
    int unread = 0;  // the badge of the notices
};

// Sessions that ended within the last three hours or end within ten minutes: what 评价 offers.
std::vector<model::Id> rating_candidates(const model::Content& content, core::WallTime now);

// One of the tiles, in the order of the screen.
struct HomeTile {
    std::string id;
    ui::Tile tile;
    flow::Event event;
};
std::vector<HomeTile> home_tiles(const HomeView& view);

// For large text and for low reach, which share the screen differently.
std::optional<flow::Event> draw_large_home(ui::Ui& ui, const HomeView& view, ui::Rect area);
std::optional<flow::Event> draw_low_home(ui::Ui& ui, const HomeView& view, ui::Rect area);
// Parts that all of them have.
void home_hero(ui::Ui& ui, const HomeView& view, ui::Rect rect);
std::optional<flow::Event> home_cards(ui::Ui& ui, const HomeView& view, ui::Rect rect);
// How high the row of cards must be in this width.
float home_cards_height(ui::Ui& ui, const HomeView& view, float width);

HomeView home_view(const flow::State& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const HomeView& view, ui::Rect area);

}  // namespace kiosk::screens
