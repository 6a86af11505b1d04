// Makes the one immutable value that the screens read from the rows that were pulled. Pure.
#pragma once

#include <map>
#include <vector>

#include "kiosk/desk/content_file.h"
#include "shared/model/content.h"

namespace kiosk::desk {

struct BuiltContent {
    model::Content content;
    std::size_t unreadable = 0;  // rows left out because their JSON is not what this program knows
};

// Sessions come ascending by start, then id; those that ended before yesterday stay out.
BuiltContent build_content(const std::vector<ContentRow>& rows, core::WallTime now);

// Announcements held, and their revision.
std::map<model::Id, int> held_announcements(const model::Content& content);

}  // namespace kiosk::desk
