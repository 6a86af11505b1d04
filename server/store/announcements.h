// Announcements, whom they are for, and which kiosk has them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/announcement.h"

namespace server::store {

struct StoredAnnouncement {
    model::Announcement announcement;
    model::Target target;
    std::string state;  // "published", "recalled", "pending_approval"
    std::string created_by;
    core::WallTime created_at;
    std::string approved_by;
};
void put_announcement(Unit& unit, const StoredAnnouncement& stored);
std::optional<StoredAnnouncement> announcement_by_id(Unit& unit, const std::string& id);
// Newest first.
std::vector<StoredAnnouncement> announcements(Unit& unit, int most);

struct Delivery {
    std::string announcement_id;
    std::string kiosk_id;
    int revision = 0;
    core::WallTime applied;
};
// True if this kiosk had not reported that revision before.
bool note_delivery(Unit& unit, const Delivery& delivery);
std::vector<Delivery> deliveries_of(Unit& unit, const std::string& announcement_id);

}  // namespace server::store
