// What surrounds every screen of a visit: status bar, banners, bottom bar, idle warning.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct FrameView {
    std::string center;
    SyncState sync = SyncState::Synced;
    std::string sync_words;
    std::string date;
    std::string clock;          // empty where the clock is not to be trusted
    std::string urgent_banner;  // empty: none
    struct Banner {
        std::string title;
        std::string detail;
        bool good_news = false;
        bool about_network = true;
    };
    std::optional<Banner> banner;  // offline, or just back
    bool is_home = false;          // home has no 返回 and 首页
    std::string back;
    std::string home;
    struct ModeButton {
        flow::Mode mode = flow::Mode::Large;
        std::string label;
        bool on = false;
    };
    std::vector<ModeButton> modes;  // what can be switched, in the bar's order
    std::string language;           // of the other language, in that language
    std::string help;               // 求助; home alone has it
    std::string switched;           // “已切换大字”, for a moment
    struct Warning {
        int seconds = 0;
        float share_left = 1;
        std::string question;
        std::string detail;
        std::string keep;
        std::string end;
    };
    std::optional<Warning> warning;
};

FrameView frame_view(const flow::State& state, const Context& context);

struct FrameDrawn {
    ui::Rect area;  // what is left for the screen itself
    std::optional<flow::Event> event;
};
// Bars and banners. Draw it before the screen, and the warning after it.
FrameDrawn draw(ui::Ui& ui, const FrameView& view);
std::optional<flow::Event> draw_warning(ui::Ui& ui, const FrameView::Warning& warning,
                                        core::SteadyTime since);

}  // namespace kiosk::screens
