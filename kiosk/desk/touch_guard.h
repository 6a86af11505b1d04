// Tells a walk-up touch that counts from one that is only kept with a mark: haste, bursts, one face again and
// again, touches while the house is closed (PROTOCOL section 6, "Anti-abuse"). Pure; remembers five minutes,
// in memory only.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/clock.h"

namespace kiosk::desk {

enum class House { Open, Closed };

class TouchGuard {
public:
    // What makes this touch suspect: "burst", "streak", "off_hours"; empty: it counts.
    std::vector<std::string> judge(int score, House house, core::SteadyTime now);

private:
    struct Touch {
        core::SteadyTime at;
        int score = 0;
    };
    std::deque<Touch> touches_;  // ascending
    std::optional<core::SteadyTime> accepted_;
};

}  // namespace kiosk::desk
