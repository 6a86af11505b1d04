// A neighbourhood centre with what belongs to its building: opening hours, policies, spaces.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/calendar.h"
#include "shared/model/text.h"

namespace model {

// A stretch of a day, half-open; to < from ends on the next day, from == to lasts the whole day.
struct DayWindow {
    std::chrono::minutes from{};
    std::chrono::minutes to{};
    bool operator==(const DayWindow&) const = default;
};

struct OpeningHours {
    std::array<std::vector<DayWindow>, 7> week;  // [0] is Monday
    std::vector<core::LocalDate> closures;
    bool operator==(const OpeningHours&) const = default;
};

// What a centre lets its kiosks decide (PROTOCOL sections 1 and 3).
struct CenterPolicy {
    bool stale_accept =
        true;  // roster older than 24 h: not enrolled becomes a provisional OK (never for meals)
    bool visit_checkin = false;   // a good pass without a session counts as a visit
    bool walk_up_ratings = true;  // ratings without a scan, counted apart
    bool show_names = true;       // masked names on screen
    bool operator==(const CenterPolicy&) const = default;
};

// How the idle screen of the centre behaves.
struct SignagePolicy {
    Id fallback_playlist;          // plays where no entry does
    int base_between_added = 2;    // 1 to 5: items of the base between two that are woven in
    std::vector<DayWindow> quiet;  // without sound, every day
    int volume = 60;               // 0 to 100
    bool sound = false;            // off unless the centre wants it (R-P12)
    bool operator==(const SignagePolicy&) const = default;
};

struct Center {
    Id id;
    Text name;
    Text address;
    std::string phone;
    Text desk_place;                    // where staff sit, from the lobby
    int region = 0;                     // six-digit county code
    std::vector<int> accepted_regions;  // whose passes are taken; holds `region`
    std::string zone_name;              // IANA
    core::TimeZone zone;
    OpeningHours opening;
    CenterPolicy policy;
    SignagePolicy signage;
    bool operator==(const Center&) const = default;
};

struct Space {
    Id id;
    Id center_id;
    Text name;  // "3楼 书法教室" is floor and name put together by the screen
    int floor = 1;
    int area_m2 = 0;
    int capacity = 0;
    Text directions;  // from the lobby, as a neighbour would say it
    bool step_free = true;
    bool operator==(const Space&) const = default;
};

bool is_open(const Center& center, core::WallTime now);
// The next moment after `now` at which it opens or closes, within a week.
std::optional<core::WallTime> next_opening_edge(const Center& center, core::WallTime now);
bool is_quiet(const Center& center, core::WallTime now);

}  // namespace model
