#include "kiosk/ui/fit.h"

#include <algorithm>

namespace ui {

float longest_word(Ui& ui, std::string_view text, const TextStyle& style) {
    float longest = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find_first_of(" \n"));
        const bool breaks_anywhere = std::any_of(
            word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
        if (!word.empty() && !breaks_anywhere) longest = std::max(longest, ui.measure(word, style).width);
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return longest;
}

bool fits(Ui& ui, Point room, std::string_view text, const TextStyle& style) {
    if (room.x <= 0) return false;
    const TextExtent extent = ui.measure(text, style, room.x);
    return !extent.clipped && extent.width <= room.x + 1 && extent.height <= room.y + 1 &&
           longest_word(ui, text, style) <= room.x + 1;
}

TextStyle first_fitting(Ui& ui, Point room, std::string_view text, std::initializer_list<TextStyle> styles) {
    for (const TextStyle& style : styles) {
        if (fits(ui, room, text, style)) return style;
    }
    return *(styles.end() - 1);
}

}  // namespace ui
