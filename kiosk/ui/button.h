// Buttons, and words that lead somewhere.
#pragma once

#include <string>
#include <string_view>

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
    std::string label = {};
    Icon icon = Icon::None;
    Icon trailing = Icon::None;
    ButtonKind kind = ButtonKind::Outline;
    Type type = Type::Button;
    bool enabled = true;
    int seconds = 0;            // > 0: a ring with these digits at the end of the label …
    int seconds_full = 0;       // … and the number it started from
    std::string subtitle = {};  // small words beside the label ("Touch to start")
};

// True in the frame in which it was tapped. Large text needs no other call: heights are the caller's.
bool button(Ui& ui, std::string_view id, Rect rect, const Button& button);
float button_width(Ui& ui, const Button& button);

// Words that lead somewhere, drawn at the right end of `rect` where `align` says so; at least 88 px high to a
// finger.
bool link(Ui& ui, std::string_view id, Rect rect, std::string_view label, Align align = Align::Right);

}  // namespace ui
