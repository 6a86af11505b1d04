#include "shared/model/center.h"

#include <algorithm>

namespace model {
namespace {

bool is_closed_on(const OpeningHours& opening, core::LocalDate date) {
    return std::find(opening.closures.begin(), opening.closures.end(), date) != opening.closures.end();
}

}  // namespace

bool is_open(const Center& center, core::WallTime now) {
    const core::LocalDate today = core::date_of(center.zone.to_local(now));
    // A window that began yesterday may still run.
    for (const core::LocalDate date : {today, today - std::chrono::days{1}}) {
        if (is_closed_on(center.opening, date)) continue;
        const auto& windows = center.opening.week.at(static_cast<std::size_t>(core::iso_weekday(date) - 1));
        for (const DayWindow& window : windows) {
            if (core::to_utc(center.zone, date, window.from, window.to).contains(now)) return true;
        }
    }
    return false;
}

std::optional<core::WallTime> next_opening_edge(const Center& center, core::WallTime now) {
    const core::LocalDate today = core::date_of(center.zone.to_local(now));
    std::optional<core::WallTime> next;
    for (int ahead = -1; ahead <= 8; ++ahead) {
        const core::LocalDate date = today + std::chrono::days{ahead};
        if (is_closed_on(center.opening, date)) continue;
        for (const DayWindow& window :
             center.opening.week.at(static_cast<std::size_t>(core::iso_weekday(date) - 1))) {
            const core::UtcWindow times = core::to_utc(center.zone, date, window.from, window.to);
            for (const core::WallTime edge : {times.start, times.end}) {
                if (edge > now && (!next || edge < *next)) next = edge;
            }
        }
    }
    return next;
}

bool is_quiet(const Center& center, core::WallTime now) {
    const core::LocalDate today = core::date_of(center.zone.to_local(now));
    for (const core::LocalDate date : {today, today - std::chrono::days{1}}) {
        for (const DayWindow& window : center.signage.quiet) {
            if (core::to_utc(center.zone, date, window.from, window.to).contains(now)) return true;
        }
    }
    return false;
}

}  // namespace model
