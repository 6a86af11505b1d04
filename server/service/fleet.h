// What may become of a kiosk: in use, set aside, or out of use for ever (PROTOCOL section 4.1). Pure.
#pragma once

#include <optional>
#include <string_view>

namespace server::service {

enum class DeviceState {
    Active,
    Suspended,  // its events are taken, it is given nothing
    Revoked,    // turned away; it destroys what it holds
};

std::optional<DeviceState> device_state_from(std::string_view name);
std::string_view device_state_name(DeviceState state);

// A revoked kiosk stays revoked: its keys are gone. It comes back only as another one.
bool may_become(DeviceState now, DeviceState next);

// What a suspended kiosk may still bring.
bool is_drain(std::string_view path);

}  // namespace server::service
