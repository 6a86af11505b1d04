// A new pass of a resident: its record, and the rosters that must know it. The code on the card is signed
// from the fields that come back.
#pragma once

#include "server/handlers/call.h"
#include "server/store/keys.h"
#include "server/store/people.h"
#include "shared/pass/resident_pass.h"

namespace server::handlers {

pass::PassFields add_new_pass(Call& call, const store::Resident& resident, const store::SigningKey& key);

}  // namespace server::handlers
