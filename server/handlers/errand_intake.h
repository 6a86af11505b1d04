// The events that are no check-in arrive: loans, calls for help, slips, the waiting list, staff's log-ins and
// notices.
#pragma once

#include <optional>

#include "server/handlers/call.h"
#include "server/service/arrival.h"
#include "shared/model/event.h"
#include "shared/wire/events.h"

namespace server::handlers {

// nullopt: not a kind that is known here.
std::optional<wire::EventResult> take_errand(Call& call, const model::Event& event,
                                             const service::Effective& effective);
// The place on the waiting list that an event of this kind has now; 0: none.
int position_after(Call& call, const model::Event& event);

}  // namespace server::handlers
