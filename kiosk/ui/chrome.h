// The frame around every screen: status bar, bottom bar, banner, dialog, toast, ticker.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/ui/widgets.h"

namespace ui {

// The part of the screen between status bar and bottom bar, with its margins (DESIGN section 5).
Rect content_area(const Ui& ui);

struct StatusBar {
    std::string place = {};  // the centre's name
    Chip sync = {};
    std::string date = {};
    std::string clock = {};
};
// True where the logo was tapped: staff's way in, which nothing on the screen tells.
bool status_bar(Ui& ui, const StatusBar& bar);

struct BarItem {
    enum class Kind { Mode, Back, Home };
    std::string id = {};  // nav.back, nav.home, mode.lang …
    Icon icon = Icon::None;
    std::string label = {};
    Kind kind = Kind::Mode;
    bool on = false;
    bool acts = false;  // a button among the modes, not a switch
};
// Answers the index tapped. Back and Home stand at the left, the modes share the rest.
std::optional<std::size_t> bottom_bar(Ui& ui, std::span<const BarItem> items);

// Title and the line below it; answers the bottom edge.
float heading(Ui& ui, Rect area, std::string_view title, std::string_view subtitle = {});

struct Banner {
    std::string title = {};
    std::string line = {};
    Icon icon = Icon::None;
    Tone tone = Tone::Warn;
};
// 112 px where its words allow it.
float banner_height(Ui& ui, float width, const Banner& banner);
void banner(Ui& ui, Rect rect, const Banner& banner);
// The same, pressed as a whole.
bool banner(Ui& ui, std::string_view id, Rect rect, const Banner& banner);

// Darkens what was drawn so far, takes its touches away, and draws the dialog's ground. `opened` is when it
// appeared: it rises 64 px. `touched_outside`: a tap beside the panel.
struct Modal {
    Rect panel = {};
    bool touched_outside = false;
};
Modal modal(Ui& ui, std::string_view id, Rect panel, core::SteadyTime opened);

void toast(Ui& ui, std::string_view text, Icon icon = Icon::None);

// The dark strip with one sentence; sentences change every 6 s from `since`. Answers nothing, moves nothing
// between.
struct Ticker {
    std::string tag = {};
    std::span<const std::string> sentences = {};
    core::SteadyTime since = {};
};
void ticker(Ui& ui, Rect rect, const Ticker& ticker);

}  // namespace ui
