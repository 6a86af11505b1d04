// The signage: a picture with its words, what is on now and next, the ticker, and "touch to start".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/screens/widget_screen.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/picture.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

// What the signage plays at this moment; made by the signage room, drawn here.
struct Slide {
    std::string picture;              // path of a file, or a name in assets/illustrations
    std::optional<ui::Texture> film;  // the frame of a film, in the picture's place
    ui::Fit fit = ui::Fit::Cover;
    bool full_screen = false;             // without the panel of words
    std::optional<model::Widget> widget;  // in the picture's place
    model::Text category;
    model::Text headline;
    model::Text fact;
    int number = 0;  // of `count`, for the dots
    int count = 1;
};

struct AttractView {
    struct Shot {
        std::string picture;
        std::optional<ui::Texture> film;
        ui::Fit fit = ui::Fit::Cover;
        bool full_screen = false;
        std::optional<WidgetView> widget;  // in the picture's place
        float drift = 0;                   // 0 … 1: how far its slow growing is
    };
    Shot shot;
    std::optional<Shot> previous;  // what it is fading from
    float shown = 1;               // 0 … 1 while cross-fading
    std::string center;            // 邻里 · 东门社区
    std::string weekday;
    std::string clock;  // empty where it is not to be trusted
    bool offline = false;
    std::string offline_tag;
    std::string category;
    std::string headline;
    std::string fact;
    int dot = 0;
    int dots = 1;
    struct Strip {
        std::string label;
        std::string text;
    };
    std::vector<Strip> strips;  // now, next
    std::string start;
    std::string start_other;  // the same in the other language
    std::string ticker_tag;
    std::vector<std::string> ticker;
    std::string urgent_banner;  // an urgent announcement that was put away
};

struct Playing {
    Slide slide;
    std::optional<Slide> previous;
    float shown = 1;
    float progress = 0;  // of the slide's time, 0 … 1
    std::vector<model::Text> ticker;
};

AttractView attract_view(const flow::State& state, const Playing& playing, const Context& context,
                         const ui::Texts& other_language);
std::optional<flow::Event> draw(ui::Ui& ui, const AttractView& view);

// Where the picture of a slide lies, and what it is: for those who make it ready before it is drawn.
ui::Rect slide_area(const ui::Ui& ui, bool full_screen, bool has_ticker);
std::string slide_picture(const std::string& picture);

}  // namespace kiosk::screens
