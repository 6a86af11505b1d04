// When a playlist plays: an entry of the schedule with its dates, days, hours and rank (SIGNAGE section 1).
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/calendar.h"
#include "shared/model/center.h"
#include "shared/model/target.h"

namespace model {

enum class EntryAction { Base, Add, TakeOver };
enum class OnlyWhen { Any, Open, Closed };

struct Entry {
    Id id;
    int revision = 1;
    std::string name;
    Id playlist_id;
    Target target{.all = true};
    EntryAction action = EntryAction::Base;
    int priority = 0;  // 0 to 99; the highest plays
    int order = 0;     // among equals
    // Local dates of the day on which a window starts, inclusive; absent: without an end.
    std::optional<core::LocalDate> date_from;
    std::optional<core::LocalDate> date_to;
    std::vector<int> days{1, 2, 3, 4, 5, 6, 7};  // ISO
    bool all_day = true;
    DayWindow hours;  // where not all day; `to` before `from` ends on the next day
    std::vector<core::LocalDate> skip_dates;
    OnlyWhen only_when = OnlyWhen::Any;
    bool operator==(const Entry&) const = default;
};

// The window that starts on this date, if one does (R-D1 to R-D3, and the rules for changes of the clock).
std::optional<core::UtcWindow> window_on(const Entry& entry, const core::TimeZone& zone,
                                         core::LocalDate date);
// The window that runs now: one that started today or, overnight, yesterday.
std::optional<core::UtcWindow> running_window(const Entry& entry, const core::TimeZone& zone,
                                              core::WallTime now);
// The next moment after `now` at which a window starts or ends, or the last date is over, looking no further
// than `horizon`.
std::optional<core::WallTime> next_edge(const Entry& entry, const core::TimeZone& zone, core::WallTime now,
                                        core::WallTime horizon);
// No window will start any more, and none runs.
bool is_over(const Entry& entry, const core::TimeZone& zone, core::WallTime now);
// Nothing about it asks what day or hour it is: plays with a clock that is not to be believed (R-C4).
bool is_undated(const Entry& entry);

}  // namespace model
