// The number pad: a phone number instead of a code, and the PIN of staff.
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

// Digits are drawn one by one from here, so that no text holds more than one of them.
struct KeypadView {
    std::string title;
    std::string hint;
    flow::Digits digits;
    std::size_t length = flow::kPhoneDigits;
    bool revealed = false;  // else the middle four are dots
    bool held = false;      // 删除 is held down
    bool shut = false;      // an answer is waited for, or a pause
    bool complete = false;
    std::string left;     // 还差 2 位; or what is being waited for
    std::string trouble;  // in the field's colour of danger
    std::string privacy;
    std::string clear;
    std::string erase;
    std::string show;
    std::string ok;
    std::string scan;  // 改用扫码
    std::string slip;  // 登记, where nobody has this number; empty: not offered
    std::string help;  // 请人帮忙, the same
    std::string foot;
};
KeypadView keypad_view(const flow::Keypad& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const KeypadView& view, ui::Rect area);

struct PinView {
    std::string title;
    std::string hint;
    std::string trouble;
    std::size_t typed = 0;
    std::size_t length = flow::kPinDigits;
    bool held = false;
    bool shut = false;
    std::string erase;
    std::string back;
    std::string foot;
};
PinView pin_view(const flow::State& state, const flow::StaffPin& pin, const Context& context);
// The whole window: neither status bar nor bottom bar.
std::optional<flow::Event> draw(ui::Ui& ui, const PinView& view);

}  // namespace kiosk::screens
