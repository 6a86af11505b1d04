// When an event really happened, from what the kiosk's clock said and when the batch arrived (PROTOCOL
// section 5).
#pragma once

#include <string>

#include "shared/core/clock.h"
#include "shared/model/event.h"

namespace server::service {

struct BatchClock {
    std::string boot;         // of the kiosk when it sent
    core::WallTime sent;      // by its wall clock
    core::WallTime received;  // by ours
};
struct Effective {
    core::WallTime at;
    bool is_confident = true;
    bool was_clamped = false;  // it lay more than ten minutes in the future
};
Effective effective_time(const model::Event& event, const BatchClock& batch);

}  // namespace server::service
