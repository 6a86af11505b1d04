// Whose things somebody may touch: the scope of a role, on the loaded object.
#pragma once

#include "server/handlers/call.h"
#include "shared/core/result.h"

namespace server::handlers {

// The kiosk that the path's {id} names, where whoever asks covers its centre; else the refusal.
tl::expected<store::Kiosk, Response> kiosk_in_reach(Call& call);

}  // namespace server::handlers
