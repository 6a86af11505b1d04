#include "kiosk/app/focus_keys.h"

namespace app {
namespace {

// HID usage tables, page 7.
constexpr int kEnter = 40;
constexpr int kTab = 43;
constexpr int kRight = 79;
constexpr int kLeft = 80;
constexpr int kDown = 81;
constexpr int kUp = 82;
constexpr int kKeypadEnter = 88;
constexpr int kFirstModifier = 224;
constexpr int kLeftShift = 225;
constexpr int kRightShift = 229;
constexpr int kLastModifier = 231;

}  // namespace

std::optional<FocusOrder> FocusKeys::key(const platform::Key& key) {
    if (key.scancode >= kFirstModifier && key.scancode <= kLastModifier) {
        if (key.scancode != kLeftShift && key.scancode != kRightShift) return std::nullopt;
        const unsigned bit = key.scancode == kLeftShift ? 1U : 2U;
        shifts_ = key.down ? shifts_ | bit : shifts_ & ~bit;
        return std::nullopt;
    }
    if (!key.down) return std::nullopt;
    const bool typing = typed_ && key.time - *typed_ < kAfterTyping;
    switch (key.scancode) {
        case kRight:
            return ui::FocusMove::Right;
        case kLeft:
            return ui::FocusMove::Left;
        case kDown:
            return ui::FocusMove::Down;
        case kUp:
            return ui::FocusMove::Up;
        case kTab:
            if (typing) return std::nullopt;
            return shifts_ != 0 ? ui::FocusMove::Previous : ui::FocusMove::Next;
        case kEnter:
        case kKeypadEnter:
            if (typing) return std::nullopt;
            return PressFocused{};
        default:
            typed_ = key.time;
            return std::nullopt;
    }
}

}  // namespace app
