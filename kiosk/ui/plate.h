// The ground of buttons, tiles and cards: border, fill, and the flat lip below that a press pushes in.
#pragma once

#include "kiosk/ui/ui.h"

namespace ui {

struct Plate {
    float radius = kRadiusCard;
    Color top = {};
    Color bottom = {};  // the same as `top` for a flat fill
    Color border = {};
    float border_width = 2;
    Color lip = {};
    float lip_height = 0;
    bool pressed = false;
};

// Answers where the contents belong: lower by the lip's height while pressed.
Rect draw_plate(Ui& ui, Rect rect, const Plate& plate);

}  // namespace ui
