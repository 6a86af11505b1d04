// What staff are asked for at a kiosk, and who of them stands there: calls for help, desk slips, the waiting
// list, log-ins.
#pragma once

#include <string>

#include "shared/core/clock.h"
#include "shared/model/resident.h"
#include "shared/model/text.h"

namespace model {

// What somebody was doing when they called.
enum class HelpReason { General, CheckIn, Borrow, Register, Device };

// How a call from this kiosk stands, as staff's console says.
enum class HelpState { Open, Seen, Closed };
struct HelpCall {
    Id id;  // of the event that called
    HelpState state = HelpState::Open;
    core::WallTime at;  // of the state
    bool operator==(const HelpCall&) const = default;
};

// Why somebody is sent to the desk with a number.
enum class SlipReason { NoPhone, NoCard, NewInTown, Other };

// "A007": the kiosk's letter, then its number of the day, so that two kiosks without network never give one
// number twice.
std::string slip_number(const std::string& prefix, int number);

// A member of staff as a kiosk of their centre knows them.
struct StaffMember {
    Id id;
    std::string short_name;
    StaffRole role = StaffRole::Staff;
    std::string pin_hash;  // Argon2id
    bool operator==(const StaffMember&) const = default;
};

}  // namespace model
