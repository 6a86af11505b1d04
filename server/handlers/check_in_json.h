// A check-in as the console shows it: the person by masked name, the session by its title.
#pragma once

#include "server/store/events.h"
#include "server/store/unit.h"
#include "shared/wire/json.h"

namespace server::handlers {

wire::Json check_in_json(store::Unit& unit, const store::CheckIn& check_in);

}  // namespace server::handlers
