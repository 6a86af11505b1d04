// Where the focus goes for people with keys or a switch instead of fingers (DESIGN section 6). Pure.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/semantics.h"

namespace ui {

enum class FocusMove { Next, Previous, Left, Right, Up, Down };

// What can be pressed now, in the order of reading: the screen itself, then the bar at its foot.
std::vector<const Element*> focus_order(const Semantics& shown);

// The id that has the focus after `move`; the first where none had it, empty where nothing can be pressed.
std::string moved_focus(const Semantics& shown, const std::string& current, FocusMove move);

}  // namespace ui
