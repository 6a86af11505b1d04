// The twelve keys that phone numbers and PINs share.
#pragma once

#include <optional>
#include <string>

#include "kiosk/flow/flow.h"
#include "kiosk/ui/ui.h"

namespace kiosk::screens {

struct Keys {
    std::string clear;  // empty: none
    std::string erase;
    bool enabled = true;
    bool held = false;  // 删除 was down in the last frame
    enum class Ground { Paper, Deep } ground = Ground::Paper;
    float gap = 24;
};
std::optional<flow::Event> draw_keys(ui::Ui& ui, const Keys& keys, ui::Rect area);

}  // namespace kiosk::screens
