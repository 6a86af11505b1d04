// A resident's judgement of a session: five levels and reasons, tied to no person (PROTOCOL section 6).
#pragma once

#include <string>
#include <vector>

#include "shared/model/text.h"

namespace model {

struct Rating {
    Id id;  // UUIDv4: carries no time
    Id session_id;
    int score = 0;                     // 5 very good … 1 very poor
    std::vector<std::string> reasons;  // keys such as "reason.teacher", at most 3
    bool verified = false;             // after a scan whose attendance is known
    std::vector<std::string> suspect;  // "burst", "streak", "off_hours"
    bool operator==(const Rating&) const = default;
};

}  // namespace model
