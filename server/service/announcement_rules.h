// What an announcement must be before it goes to a screen (SIGNAGE R-D5, R-D6, DESIGN section 14 w2).
#pragma once

#include <chrono>
#include <map>
#include <string>

#include "shared/core/clock.h"
#include "shared/model/announcement.h"

namespace server::service {

std::chrono::hours default_life(model::Severity severity);
inline constexpr std::chrono::hours kLongestEmergency{24};

// Field -> what is wrong with it: "MISSING", "TOO_LONG", "TOO_MANY", "NOT_AFTER_START", "IN_THE_PAST",
// "TOO_FAR", "NOT_A_LINK". Empty: it may be published.
std::map<std::string, std::string> problems_of(const model::Announcement& announcement,
                                               const model::Target& target, core::WallTime now);

// Characters as people count them.
std::size_t character_count(const std::string& utf8);

}  // namespace server::service
