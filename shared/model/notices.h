// Which announcements a visitor can read now, and which of them are new today. Pure.
#pragma once

#include <vector>

#include "shared/core/calendar.h"
#include "shared/model/announcement.h"

namespace model {

struct Notice {
    Announcement announcement;
    bool is_new = false;  // published since this morning
};

// Valid now: emergencies and urgent ones first, then the newest.
std::vector<Notice> notices_at(const std::vector<Announcement>& announcements, core::WallTime now,
                               const core::TimeZone& zone);
int count_new(const std::vector<Notice>& notices);

}  // namespace model
