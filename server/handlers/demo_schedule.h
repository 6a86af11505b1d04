// The demo county's sessions: regular ones by the week, and some that always lie around now.
#pragma once

#include <string>

#include "server/store/unit.h"
#include "shared/wire/json.h"

namespace server::handlers {

// The same id for the same thing on every load.
std::string demo_id(const std::string& key);

// Adds what is missing from yesterday to two weeks ahead, with the enrolments of the sample people; true if
// anything was added.
bool add_demo_sessions(store::Unit& unit, const wire::Json& county);

}  // namespace server::handlers
