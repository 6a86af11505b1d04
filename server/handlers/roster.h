// Who may come where, as kiosks know it: roster rows of a pass, revocations, and the county's index of today.
#pragma once

#include <string>
#include <vector>

#include "server/store/people.h"
#include "server/store/unit.h"
#include "shared/model/resident.h"

namespace server::handlers {

// Puts the person under this pass into the feeds of their centre and of every centre where they are enrolled,
// with the enrolments. The centres that must be poked.
std::vector<std::string> send_to_rosters(store::Unit& unit, const store::Resident& resident,
                                         model::PassId pass);
// Takes the pass out of every roster and tells all kiosks that it is revoked.
void withdraw_pass(store::Unit& unit, const store::Pass& pass);

// Where passes have a session on the county's day of `unit.now`: so that a kiosk can send somebody to the
// right centre. Changes only what differs; true if anything did.
bool refresh_today(store::Unit& unit);

}  // namespace server::handlers
