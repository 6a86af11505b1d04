// The items of the signage that the kiosk makes from its own content: today's classes, what is on, opening
// hours … They stand in the picture's place.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/screens/context.h"
#include "kiosk/ui/figures.h"
#include "kiosk/ui/geometry.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct WidgetView {
    struct Row {
        std::string lead;  // when
        std::string title;
        std::string detail;   // where; empty: one line
        std::string chip;     // 进行中
        bool is_now = false;  // stands out
    };
    // What the panel says where the item has no words of its own.
    std::string headline;
    std::string fact;
    // One of these is drawn.
    std::vector<Row> rows;
    std::string clock;
    std::string date;  // below the clock
    std::optional<ui::QrMatrix> code;
    bool faces = false;
};

// None where it has nothing to say now: then its item is left out of the loop.
std::optional<WidgetView> widget_view(const model::Widget& widget, const Context& context);
// The items whose widgets have nothing to say now.
std::set<model::Id> speechless_items(const Context& context);

// Within `area`, on the ground that covers it.
void draw(ui::Ui& ui, const WidgetView& view, ui::Rect area);

}  // namespace kiosk::screens
