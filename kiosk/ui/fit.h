// Which of several sizes a text gets: the first that fits whole, with no word torn apart.
#pragma once

#include <initializer_list>
#include <string_view>

#include "kiosk/ui/ui.h"

namespace ui {

// The widest piece between spaces that is not made of ideographs, which may break anywhere.
float longest_word(Ui& ui, std::string_view text, const TextStyle& style);

bool fits(Ui& ui, Point room, std::string_view text, const TextStyle& style);

// The first of `styles` that fits `room`; the last where none does.
TextStyle first_fitting(Ui& ui, Point room, std::string_view text, std::initializer_list<TextStyle> styles);

}  // namespace ui
