// What Linux reports of a keyboard, as keys of a hand scanner: by their place on an American keyboard,
// whatever layout, input method or Caps Lock the machine has. Pure.
#pragma once

#include <optional>
#include <string>

#include <linux/input.h>

#include "kiosk/scan/wedge.h"

namespace scan {

// The USB HID usage of a Linux key code; 0 for a key that no code is made of.
int usage_of(int key_code);

class KeyEvents {
public:
    // The code that this event ended, if it ended one. An overrun of the kernel's queue spoils what was read
    // so far.
    std::optional<std::string> feed(const input_event& event);
    std::optional<std::string> idle(core::SteadyTime now) { return wedge_.idle(now); }
    std::optional<core::SteadyTime> deadline() const { return wedge_.deadline(); }

private:
    Wedge wedge_;
    bool dropping_ = false;  // until the next report after an overrun
};

}  // namespace scan
