// Small round parts: chips, choices, check boxes, tabs, and the pager below a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/ui.h"

namespace ui {

struct Chip {
    std::string label = {};
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
    std::string label = {};
    Icon icon = Icon::None;  // a tick replaces it when `multiple` and selected
    bool selected = false;
    bool multiple = false;
};
bool choice(Ui& ui, std::string_view id, Rect rect, const Choice& choice);
float choice_width(Ui& ui, const Choice& choice);
// The least that a choice without a tick takes in one line, below 100 high.
float narrow_choice_width(Ui& ui, const Choice& choice);
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
