// Cards, tiles, and the plates that icons stand on.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/ui/ui.h"

namespace ui {

// A card's ground: surface, border, lip.
void card(Ui& ui, Rect rect, float radius = kRadiusCard);
void well(Ui& ui, Rect rect, Tone tone = Tone::Neutral, float radius = kRadiusCard);  // tinted, flat

struct CardPress {
    Rect rect = {};  // where the contents belong: moves down with the card while it is pressed
    bool fired = false;
};
struct CardStyle {
    float radius = kRadiusCard;
    bool selected = false;
    bool enabled = true;
    Role role = Role::Button;
    std::string value = {};
};
// A card that is pressed as a whole; draw its contents in `rect` of the answer.
CardPress press_card(Ui& ui, std::string_view id, std::string_view label, Rect rect,
                     const CardStyle& style = {});

struct Tile {
    std::string title = {};
    std::string subtitle = {};
    Icon icon = Icon::None;
    Tone tone = Tone::Accent;
    bool primary = false;      // the big green one
    bool arrow = false;        // a chevron at the right end: for a tile as wide as the screen
    std::string picture = {};  // drawn at the right side
    int badge = 0;             // > 0: a red disc with this number
};
bool tile(Ui& ui, std::string_view id, Rect rect, const Tile& tile);

void icon_plate(Ui& ui, Rect rect, Icon icon, Tone tone);
void icon_disc(Ui& ui, Point center, float radius, Icon icon, Tone tone);  // filled with the tone's ink

}  // namespace ui
