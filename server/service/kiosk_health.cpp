#include "server/service/kiosk_health.h"

#include <algorithm>
#include <array>
#include <utility>

namespace server::service {
namespace {

using Reasons = std::vector<std::string_view>;

bool has(const KioskSigns& signs, std::string_view fault) {
    return std::find(signs.faults.begin(), signs.faults.end(), fault) != signs.faults.end();
}

// Nothing more recent than this is known: the heartbeat's own word is only as good as its age.
bool is_silent(const KioskSigns& signs) {
    return !signs.heartbeat || signs.now - *signs.heartbeat > kHeartbeatWithin;
}

Reasons red(const KioskSigns& signs) {
    Reasons reasons;
    if (is_silent(signs)) return signs.is_open ? Reasons{"NO_HEARTBEAT"} : Reasons{};
    if (signs.frame_age > kFrameWithin && !signs.is_off) reasons.emplace_back("FROZEN");
    if (has(signs, "safe_mode")) reasons.emplace_back("SAFE_MODE");
    if (has(signs, "storage_fault")) reasons.emplace_back("STORAGE_FAULT");
    return reasons;
}

Reasons amber(const KioskSigns& signs) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFaults{{
        {"disk_low", "DISK_LOW"},
        {"queue_old", "QUEUE_OLD"},
        {"clock_held", "CLOCK_HELD"},
        {"not_rotating", "NOT_ROTATING"},
        {"media_fault", "MEDIA_FAULT"},
    }};
    Reasons reasons;
    if (is_silent(signs)) return reasons;
    if (signs.unread_since && signs.now - *signs.unread_since > kReadWithin) reasons.emplace_back("BEHIND");
    if (signs.trust == "suspect") reasons.emplace_back("CLOCK_UNTRUSTED");
    for (const auto& [fault, reason] : kFaults) {
        if (has(signs, fault)) reasons.push_back(reason);
    }
    return reasons;
}

}  // namespace

std::string_view health_color_name(HealthColor color) {
    switch (color) {
        case HealthColor::Well:
            return "well";
        case HealthColor::Amber:
            return "amber";
        case HealthColor::Red:
            return "red";
        case HealthColor::Grey:
            return "grey";
    }
    return "";
}

KioskHealth health_of(const KioskSigns& signs) {
    if (signs.is_suspended) return {.color = HealthColor::Grey, .reasons = {"SUSPENDED"}};
    if (auto reasons = red(signs); !reasons.empty())
        return {.color = HealthColor::Red, .reasons = std::move(reasons)};
    if (is_silent(signs)) return {.color = HealthColor::Grey, .reasons = {"CLOSED"}};
    if (auto reasons = amber(signs); !reasons.empty())
        return {.color = HealthColor::Amber, .reasons = std::move(reasons)};
    if (signs.is_off) return {.color = HealthColor::Grey, .reasons = {"OFF"}};
    return {};
}

}  // namespace server::service
