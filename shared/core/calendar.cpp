#include "shared/core/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include <date/tz.h>

namespace core {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Digits only, exactly as many as stand there.
std::optional<int> number(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional{value};
}

WallTime minus(LocalTime time, seconds offset) {
    return WallTime{std::chrono::duration_cast<milliseconds>(time.time_since_epoch() - offset)};
}

// "+08:00", "-05:30" or "Z" as an offset from UTC.
std::optional<minutes> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return minutes{0};
    if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto hours = number(text.substr(1, 2));
    const auto rest = number(text.substr(4, 2));
    if (!hours || !rest || *hours > 23 || *rest > 59) return std::nullopt;
    const minutes offset{*hours * 60 + *rest};
    return text[0] == '-' ? -offset : offset;
}

}  // namespace

TimeZone::TimeZone(std::vector<Transition> transitions) : transitions_(std::move(transitions)) {}

LocalTime TimeZone::to_local(WallTime time) const {
    const auto after =
        std::upper_bound(transitions_.begin(), transitions_.end(), time,
                         [](WallTime t, const Transition& transition) { return t < transition.at; });
    seconds offset{0};
    if (after != transitions_.begin()) {
        offset = std::prev(after)->offset;
    } else if (!transitions_.empty()) {
        offset = transitions_.front().offset;
    }
    return LocalTime{std::chrono::floor<seconds>(time.time_since_epoch()) + offset};
}

WallTime TimeZone::first(LocalTime time) const {
    if (transitions_.empty()) return minus(time, seconds{0});
    // The offset in force before each transition is tried first: the earliest instant that shows this local
    // time.
    for (std::size_t i = 0; i + 1 < transitions_.size(); ++i) {
        const WallTime instant = minus(time, transitions_[i].offset);
        if (instant < transitions_[i + 1].at) return instant;
        // In the gap that opens here the local time does not exist: the first instant after it.
        if (minus(time, transitions_[i + 1].offset) < transitions_[i + 1].at) return transitions_[i + 1].at;
    }
    return minus(time, transitions_.back().offset);
}

WallTime TimeZone::last(LocalTime time) const {
    if (transitions_.empty()) return minus(time, seconds{0});
    for (std::size_t i = transitions_.size(); i-- > 1;) {
        const WallTime instant = minus(time, transitions_[i].offset);
        if (instant >= transitions_[i].at) return instant;
        if (minus(time, transitions_[i - 1].offset) >= transitions_[i].at) return transitions_[i].at;
    }
    return minus(time, transitions_.front().offset);
}

Result<TimeZone> load_zone(const std::string& iana_name, WallTime from, WallTime to) {
    try {
        const auto* zone = date::locate_zone(iana_name);
        std::vector<Transition> transitions;
        for (WallTime at = from; at < to;) {
            const auto info = zone->get_info(std::chrono::floor<seconds>(at));
            transitions.push_back({transitions.empty() ? from : at, info.offset});
            const auto next = std::chrono::time_point_cast<milliseconds>(info.end);
            if (next <= at) break;
            at = next;
        }
        return TimeZone{std::move(transitions)};
    } catch (const std::exception& problem) {
        return fail(ErrorKind::NotFound, "no time zone " + iana_name + ": " + problem.what());
    }
}

UtcWindow to_utc(const TimeZone& zone, LocalDate date, minutes from, minutes to) {
    const LocalDate end_date = to > from ? date : date + std::chrono::days{1};
    const WallTime start = zone.first(LocalTime{date} + from);
    return {.start = start, .end = std::max(start, zone.last(LocalTime{end_date} + to))};
}

LocalDate date_of(LocalTime time) {
    return std::chrono::floor<std::chrono::days>(time);
}

minutes time_of_day(LocalTime time) {
    return std::chrono::floor<minutes>(time - std::chrono::floor<std::chrono::days>(time));
}

int iso_weekday(LocalDate date) {
    return static_cast<int>(std::chrono::weekday{date}.iso_encoding());
}

WallTime start_of_day(const TimeZone& zone, LocalDate date) {
    return zone.first(LocalTime{date});
}

std::optional<LocalDate> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day calendar{std::chrono::year{*year},
                                               std::chrono::month{static_cast<unsigned>(*month)},
                                               std::chrono::day{static_cast<unsigned>(*day)}};
    if (!calendar.ok()) return std::nullopt;
    return LocalDate{calendar};
}

std::optional<minutes> parse_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = number(text.substr(0, 2));
    const auto minute = number(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return minutes{*hour * 60 + *minute};
}

std::string format_date(LocalDate date) {
    const std::chrono::year_month_day calendar{date};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(calendar.year()),
                  static_cast<unsigned>(calendar.month()), static_cast<unsigned>(calendar.day()));
    return text.data();
}

std::string format_time_of_day(minutes time) {
    std::array<char, 16> text{};
    const auto minute_of_day = time.count() % (24L * 60);
    std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(minute_of_day / 60),
                  static_cast<int>(minute_of_day % 60));
    return text.data();
}

std::string format_utc(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day calendar{day};
    const std::chrono::hh_mm_ss clock{time - day};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
                  static_cast<int>(calendar.year()), static_cast<unsigned>(calendar.month()),
                  static_cast<unsigned>(calendar.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text.data();
}

std::optional<WallTime> parse_utc(std::string_view text) {
    if (text.size() < 17 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto time = parse_time_of_day(text.substr(11, 5));
    if (!date || !time) return std::nullopt;
    std::string_view rest = text.substr(16);
    milliseconds within{0};
    if (rest[0] == ':') {
        if (rest.size() < 4) return std::nullopt;
        const auto second = number(rest.substr(1, 2));
        if (!second || *second > 60) return std::nullopt;
        within = seconds{*second};
        rest.remove_prefix(3);
        if (rest[0] == '.') {
            std::size_t digits = 1;
            while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
            if (digits == 1) return std::nullopt;
            std::string fraction{rest.substr(1, std::min<std::size_t>(digits - 1, 3))};
            fraction.resize(3, '0');
            within += milliseconds{*number(fraction)};
            rest.remove_prefix(digits);
        }
    }
    const auto offset = parse_offset(rest);
    if (!offset) return std::nullopt;
    return WallTime{date->time_since_epoch() + *time + within - *offset};
}

}  // namespace core
