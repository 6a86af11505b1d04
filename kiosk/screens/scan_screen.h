// The viewfinder: how to hold the code, what the camera sees, how long it still waits. Also "one moment"
// while the desk is asked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/picture.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct ScanView {
    std::string title;
    std::string how;
    flow::Glance glance = flow::Glance::Nothing;
    bool asking = false;  // a code is at the desk
    std::string state;    // 对准这里 …
    std::vector<std::string> tips;
    std::string camera_down;  // where there is no picture
    std::string phone;        // 输入手机号
    std::string helper;       // 请人帮忙
    std::string camera_advice;
    std::string countdown;
    std::string privacy;
    int seconds = 0;
    int seconds_full = 60;
    bool hurry = false;  // 15 s or less
};

ScanView scan_view(const flow::State& state, const Context& context);
struct Viewfinder {
    ui::Rect area;
    std::optional<ui::Texture> preview;  // the camera's newest picture; absent before the first
};
std::optional<flow::Event> draw(ui::Ui& ui, const ScanView& view, const Viewfinder& viewfinder);

}  // namespace kiosk::screens
