#include "shared/model/entry.h"

#include <algorithm>

namespace model {
namespace {

using std::chrono::days;

template <typename T>
bool holds(const std::vector<T>& list, const T& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

std::optional<core::UtcWindow> window_on(const Entry& entry, const core::TimeZone& zone,
                                         core::LocalDate date) {
    if (entry.date_from && date < *entry.date_from) return std::nullopt;
    if (entry.date_to && date > *entry.date_to) return std::nullopt;
    if (!holds(entry.days, core::iso_weekday(date)) || holds(entry.skip_dates, date)) return std::nullopt;
    const DayWindow hours = entry.all_day ? DayWindow{} : entry.hours;
    return core::to_utc(zone, date, hours.from, hours.to);
}

std::optional<core::UtcWindow> running_window(const Entry& entry, const core::TimeZone& zone,
                                              core::WallTime now) {
    const core::LocalDate today = core::date_of(zone.to_local(now));
    for (const core::LocalDate date : {today, today - days{1}}) {
        const auto window = window_on(entry, zone, date);
        if (window && window->contains(now)) return window;
    }
    return std::nullopt;
}

std::optional<core::WallTime> next_edge(const Entry& entry, const core::TimeZone& zone, core::WallTime now,
                                        core::WallTime horizon) {
    const core::LocalDate last = core::date_of(zone.to_local(horizon));
    std::optional<core::WallTime> next;
    const auto offer = [&](core::WallTime edge) {
        if (edge > now && edge <= horizon && (!next || edge < *next)) next = edge;
    };
    if (entry.date_to) offer(core::start_of_day(zone, *entry.date_to + days{1}));
    for (core::LocalDate date = core::date_of(zone.to_local(now)) - days{1}; date <= last; date += days{1}) {
        const auto window = window_on(entry, zone, date);
        if (!window) continue;
        offer(window->start);
        offer(window->end);
        // Windows of later days start later; the earliest edge is among this day's and the one after it.
        if (window->start > now) break;
    }
    return next;
}

bool is_over(const Entry& entry, const core::TimeZone& zone, core::WallTime now) {
    const core::LocalDate today = core::date_of(zone.to_local(now));
    return entry.date_to && *entry.date_to < today && !running_window(entry, zone, now);
}

bool is_undated(const Entry& entry) {
    return !entry.date_from && !entry.date_to && entry.all_day && entry.skip_dates.empty() &&
           entry.days.size() == 7 && entry.only_when == OnlyWhen::Any;
}

}  // namespace model
