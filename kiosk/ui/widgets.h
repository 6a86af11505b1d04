// What a finger can press, and the small parts that screens are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/ui.h"

namespace ui {

enum class ButtonKind {
    Primary,      // the one accent action of a screen, lower right
    Outline,      // accent border
    Soft,         // quiet border, dark text
    Danger,       // destructive
    DeepOutline,  // white outline on a dark or red ground
    DeepFilled,   // white, on a dark or red ground, text in the ground's colour
};

struct Button {
    std::string label;
    Icon icon = Icon::None;
    Icon trailing = Icon::None;
    ButtonKind kind = ButtonKind::Outline;
    Type type = Type::Button;
    bool enabled = true;
    int seconds = 0;       // > 0: a ring with these digits at the end of the label …
    int seconds_full = 0;  // … and the number it started from
    std::string subtitle;  // small words beside the label ("Touch to start")
};

// True in the frame in which it was tapped. Large text needs no other call: heights are the caller's.
bool button(Ui& ui, std::string_view id, Rect rect, const Button& button);
float button_width(Ui& ui, const Button& button);

// Words that lead somewhere, drawn at the right end of `rect` where `align` says so; at least 88 px high to a
// finger.
bool link(Ui& ui, std::string_view id, Rect rect, std::string_view label, Align align = Align::Right);

// A card's ground: surface, border, lip.
void card(Ui& ui, Rect rect, float radius = kRadiusCard);
void well(Ui& ui, Rect rect, Tone tone = Tone::Neutral, float radius = kRadiusCard);  // tinted, flat

struct CardPress {
    Rect rect;  // where the contents belong: moves down with the card while it is pressed
    bool fired = false;
};
struct CardStyle {
    float radius = kRadiusCard;
    bool selected = false;
    bool enabled = true;
    Role role = Role::Button;
    std::string value;
};
// A card that is pressed as a whole; draw its contents in `rect` of the answer.
CardPress press_card(Ui& ui, std::string_view id, std::string_view label, Rect rect,
                     const CardStyle& style = {});

struct Tile {
    std::string title;
    std::string subtitle;
    Icon icon = Icon::None;
    Tone tone = Tone::Accent;
    bool primary = false;  // the big green one
    std::string picture;   // drawn at the right side
    int badge = 0;         // > 0: a red disc with this number
};
bool tile(Ui& ui, std::string_view id, Rect rect, const Tile& tile);

void icon_plate(Ui& ui, Rect rect, Icon icon, Tone tone);
void icon_disc(Ui& ui, Point center, float radius, Icon icon, Tone tone);  // filled with the tone's ink

struct Chip {
    std::string label;
    Tone tone = Tone::Neutral;
    Icon icon = Icon::None;
    bool filled = false;  // ground in the tone's ink, white words
    bool bold = true;
};
inline constexpr float kChipHeight = 52;
float chip_width(Ui& ui, const Chip& chip);
// Returns the right edge, so that the next can stand beside it.
float chip(Ui& ui, Point top_left, const Chip& chip);

// A chip that is a choice: filters, reasons. `rect` as high as it is to be (filters 88, reasons 116).
struct Choice {
    std::string label;
    Icon icon = Icon::None;  // a tick replaces it when `multiple` and selected
    bool selected = false;
    bool multiple = false;
};
bool choice(Ui& ui, std::string_view id, Rect rect, const Choice& choice);
float choice_width(Ui& ui, const Choice& choice);
// Rectangles for chips of these widths, row by row from `area`'s top left.
std::vector<Rect> flow(Rect area, const std::vector<float>& widths, float height, float gap);

void checkbox(Ui& ui, Rect rect, bool checked);  // a picture of one: the card around it is pressed

// Two or three that exclude each other (日 | 周). Answers the index tapped.
std::optional<int> segmented(Ui& ui, std::string_view id, Rect rect, const std::vector<std::string>& labels,
                             int selected);

// 上一页 · 第 n 页 / 共 m 页 · 下一页; ids pager.previous and pager.next. Answers the page to show (0-based).
// A swipe up or left is next, down or right previous. Draws nothing with one page.
struct Pager {
    int page = 0;
    int pages = 1;
};
std::optional<int> pager(Ui& ui, Rect rect, const Pager& pager);

}  // namespace ui
