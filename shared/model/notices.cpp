#include "shared/model/notices.h"

#include <algorithm>
#include <tuple>

namespace model {
namespace {

bool is_pressing(const Announcement& one) {
    return one.severity == Severity::Urgent || one.severity == Severity::Emergency;
}

}  // namespace

std::vector<Notice> notices_at(const std::vector<Announcement>& announcements, core::WallTime now,
                               const core::TimeZone& zone) {
    const core::WallTime morning = core::start_of_day(zone, core::date_of(zone.to_local(now)));
    std::vector<Notice> notices;
    for (const Announcement& one : announcements) {
        if (!is_valid_at(one, now)) continue;
        notices.push_back({.announcement = one, .is_new = one.published_at >= morning});
    }
    std::sort(notices.begin(), notices.end(), [](const Notice& a, const Notice& b) {
        const auto key = [](const Announcement& one) {
            return std::tuple{is_pressing(one) ? static_cast<int>(one.severity) : 0, one.published_at};
        };
        const auto left = key(a.announcement);
        const auto right = key(b.announcement);
        return left != right ? left > right : a.announcement.id < b.announcement.id;
    });
    return notices;
}

int count_new(const std::vector<Notice>& notices) {
    return static_cast<int>(
        std::count_if(notices.begin(), notices.end(), [](const Notice& one) { return one.is_new; }));
}

}  // namespace model
