// Which kiosks need somebody: red, amber, grey or well (SIGNAGE R-R3). Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"

namespace server::service {

enum class HealthColor { Well, Amber, Red, Grey };
std::string_view health_color_name(HealthColor color);  // "well", "amber" …

// What is known of a kiosk: its last heartbeat, and how far it has read.
struct KioskSigns {
    core::WallTime now;
    std::optional<core::WallTime> heartbeat;  // when the last one came
    bool is_suspended = false;
    bool is_open = true;  // its centre, now
    bool is_off = false;  // the display, on purpose
    std::chrono::milliseconds frame_age{0};
    std::optional<core::WallTime> unread_since;  // the oldest row of the feed that it has not applied
    std::string trust;                           // of its clock
    std::vector<std::string> faults;             // as it names them
};

struct KioskHealth {
    HealthColor color = HealthColor::Well;
    std::vector<std::string_view> reasons;  // "NO_HEARTBEAT", "FROZEN" …; those of the colour alone
};

KioskHealth health_of(const KioskSigns& signs);

inline constexpr std::chrono::minutes kHeartbeatWithin{5};
inline constexpr std::chrono::seconds kFrameWithin{15};
inline constexpr std::chrono::minutes kReadWithin{10};

}  // namespace server::service
