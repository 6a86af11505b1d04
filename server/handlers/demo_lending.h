// The demo county's racks, with something in every slot.
#pragma once

#include <string>

#include "server/store/unit.h"
#include "shared/wire/json.h"

namespace server::handlers {

void load_demo_racks(store::Unit& unit, wire::Fields& center, const std::string& center_key);

}  // namespace server::handlers
