// Local time at a centre: the only place that knows time zones. A zone is a list of transitions that came
// from the server (SIGNAGE section 4, R-C6), so an old zone file on the machine cannot be wrong.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/result.h"

namespace core {

using LocalDate = std::chrono::local_days;
using LocalTime = std::chrono::local_time<std::chrono::seconds>;

// From `at` on, local time is UTC plus `offset`.
struct Transition {
    WallTime at;
    std::chrono::seconds offset;
    bool operator==(const Transition&) const = default;
};

class TimeZone {
public:
    TimeZone() = default;  // UTC
    // `transitions` ascending; before the first one its offset holds as well. Empty means UTC.
    explicit TimeZone(std::vector<Transition> transitions);

    LocalTime to_local(WallTime time) const;
    // A local time in a gap is the first instant after it; a repeated one is the first or the second
    // occurrence.
    WallTime first(LocalTime time) const;
    WallTime last(LocalTime time) const;

    const std::vector<Transition>& transitions() const { return transitions_; }
    bool operator==(const TimeZone&) const = default;

private:
    std::vector<Transition> transitions_;
};

// Transitions of an IANA zone from the system's zone files over [from, to). For the server, which sends them
// to kiosks; the kiosk reads only the list.
Result<TimeZone> load_zone(const std::string& iana_name, WallTime from, WallTime to);

struct UtcWindow {
    WallTime start;
    WallTime end;  // exclusive; start == end means it does not run
    bool operator==(const UtcWindow&) const = default;
    bool contains(WallTime time) const { return start <= time && time < end; }
};

// The window [from, to) of times of day that starts on `date`; to < from means it ends on the next day
// (R-D1). Start is the first occurrence, end the second (section 4).
UtcWindow to_utc(const TimeZone& zone, LocalDate date, std::chrono::minutes from, std::chrono::minutes to);

LocalDate date_of(LocalTime time);
std::chrono::minutes time_of_day(LocalTime time);
int iso_weekday(LocalDate date);  // 1 Monday … 7 Sunday
WallTime start_of_day(const TimeZone& zone, LocalDate date);

// "2026-11-24" and "09:05"; nullopt for anything else ("24:00" is not a time; a window's end at midnight is
// "00:00").
std::optional<LocalDate> parse_date(std::string_view text);
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view text);
std::string format_date(LocalDate date);
std::string format_time_of_day(std::chrono::minutes time);

// RFC 3339, milliseconds kept: "2026-11-24T01:02:03.004Z". Parsing takes any offset.
std::string format_utc(WallTime time);
std::optional<WallTime> parse_utc(std::string_view text);

}  // namespace core
