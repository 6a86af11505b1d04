// What staff are asked for from the screens (calls for help, desk slips, alarms), and who waits for a place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"

namespace server::store {

struct DeskRequest {
    std::string event_id;
    std::string kind;  // "help", "slip", "pin_lock", "item_fault"
    std::string kiosk_id;
    std::string center_id;
    std::string label;   // the slip's number, the item's rack and slot
    std::string reason;  // as on the wire
    core::WallTime at;
    std::string state;  // "open", "missed" (it came too late to be answered), "seen", "closed"
    std::string answered_by;
    core::WallTime answered;
};
void add_desk_request(Unit& unit, const DeskRequest& request);
std::optional<DeskRequest> desk_request_by_id(Unit& unit, const std::string& event_id);
// Newest first, from `from` on, and what is still open however old; `center_id` empty: all.
std::vector<DeskRequest> desk_requests_since(Unit& unit, const std::string& center_id, core::WallTime from,
                                             int most);
void set_desk_state(Unit& unit, const std::string& event_id, const std::string& state, const std::string& by);

struct Waiting {
    std::string event_id;
    std::string session_id;
    std::string pass;
    std::string kiosk_id;
    std::string center_id;
    core::WallTime at;
};
// False where this pass waits already.
bool add_waiting(Unit& unit, const Waiting& waiting);
// 1 is next; 0: does not wait.
int waiting_position(Unit& unit, const std::string& session_id, const std::string& pass);
std::optional<Waiting> waiting_by_id(Unit& unit, const std::string& event_id);  // only who still waits
// In the order of session and position; `center_id` empty: all.
std::vector<Waiting> waiting_since(Unit& unit, const std::string& center_id, core::WallTime from);
void end_waiting(Unit& unit, const std::string& event_id, const std::string& state);  // "placed", "dropped"

}  // namespace server::store
