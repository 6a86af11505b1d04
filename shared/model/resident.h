// People as a kiosk may know them: a pass id, a masked name, nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/person_name.h"
#include "shared/model/text.h"

namespace model {

using PassId = std::uint64_t;  // random, never 0

std::string to_text(PassId pass);  // 16 hex digits

// A name as the screen may show it, for some seconds.
using MaskedName = core::PersonName;

// 王* · 王*和 · 欧**华 · J*** (DESIGN section 13).
MaskedName mask_name(const std::string& full_name);

enum class PriceGroup { Standard, Elder, Child };
enum class StaffRole { None, Staff, Supervisor };

// A row of the roster of a centre.
struct RosterPerson {
    PassId pass = 0;
    MaskedName name;
    PriceGroup price_group = PriceGroup::Standard;
    StaffRole role = StaffRole::None;
    Id person;  // the same on all passes of one person; empty: an older server did not say
};

struct Enrolment {
    Id session_id;
    PassId pass = 0;
    bool operator==(const Enrolment&) const = default;
};

struct Revocation {
    int region = 0;
    PassId pass = 0;
    core::WallTime since;
    bool operator==(const Revocation&) const = default;
};

}  // namespace model
