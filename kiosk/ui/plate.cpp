#include "kiosk/ui/plate.h"

namespace ui {

Rect draw_plate(Ui& ui, Rect rect, const Plate& plate) {
    Canvas& canvas = ui.canvas();
    if (plate.pressed)
        rect = rect.moved(0, plate.lip_height);
    else if (plate.lip_height > 0)
        canvas.rounded(rect.moved(0, plate.lip_height), plate.radius, plate.lip);
    const Rect inside = rect.inset(plate.border_width, plate.border_width);
    const float radius = plate.radius - plate.border_width;
    if (plate.border_width > 0) canvas.rounded(rect, plate.radius, plate.border);
    if (plate.top == plate.bottom)
        canvas.rounded(inside, radius, plate.top);
    else
        canvas.gradient(inside, radius, plate.top, plate.bottom);
    return rect;
}

}  // namespace ui
