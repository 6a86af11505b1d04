// One event arrives: stored once, whatever happens; what it says becomes a check-in, a duplicate or a
// correction.
#pragma once

#include "server/handlers/call.h"
#include "server/service/arrival.h"
#include "shared/core/result.h"
#include "shared/model/event.h"
#include "shared/wire/events.h"

namespace server::handlers {

// The verdict on this event. An error means that two devices use one identity: another event has this
// sequence.
core::Result<wire::EventResult> take_event(Call& call, const model::Event& event,
                                           const service::BatchClock& clock);

}  // namespace server::handlers
