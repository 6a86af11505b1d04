#include "server/service/fleet.h"

#include <algorithm>
#include <array>
#include <utility>

namespace server::service {
namespace {

constexpr std::array<std::pair<std::string_view, DeviceState>, 3> kStates{{
    {"active", DeviceState::Active},
    {"suspended", DeviceState::Suspended},
    {"revoked", DeviceState::Revoked},
}};
constexpr std::array<std::string_view, 4> kDrains{"/api/v1/sync/push", "/api/v1/sync/quarantine",
                                                  "/api/v1/ratings", "/api/v1/heartbeat"};

}  // namespace

std::optional<DeviceState> device_state_from(std::string_view name) {
    for (const auto& [text, state] : kStates) {
        if (text == name) return state;
    }
    return std::nullopt;
}

std::string_view device_state_name(DeviceState state) {
    for (const auto& [text, value] : kStates) {
        if (value == state) return text;
    }
    return "";
}

bool may_become(DeviceState now, DeviceState next) {
    return now != DeviceState::Revoked && now != next;
}

bool is_drain(std::string_view path) {
    return std::find(kDrains.begin(), kDrains.end(), path) != kDrains.end();
}

}  // namespace server::service
