// From keys of a keyboard or a switch to moves of the focus, apart from a scanner that types. Pure.
#pragma once

#include <optional>
#include <variant>

#include "kiosk/platform/window.h"
#include "kiosk/ui/focus.h"

namespace app {

struct PressFocused {};
using FocusOrder = std::variant<ui::FocusMove, PressFocused>;

class FocusKeys {
public:
    // A scanner's Enter or Tab follows its characters at once; a hand's does not.
    static constexpr std::chrono::milliseconds kAfterTyping{200};

    std::optional<FocusOrder> key(const platform::Key& key);

private:
    std::optional<core::SteadyTime> typed_;
    unsigned shifts_ = 0;
};

}  // namespace app
