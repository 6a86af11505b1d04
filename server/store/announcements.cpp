#include "server/store/announcements.h"

#include <soci/soci.h>

#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/target.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kColumns =
    "SELECT body, target, state, created_by, created_ms, approved_by FROM announcements";

StoredAnnouncement announcement_of(const soci::row& row) {
    StoredAnnouncement stored;
    // Written by put_announcement; a damaged row shows as an empty announcement rather than hiding the
    // others.
    if (auto read = wire::read_row<model::Announcement>(row.get<std::string>(0)))
        stored.announcement = std::move(*read);
    stored.target = wire::read_target(row.get<std::string>(1));
    stored.state = row.get<std::string>(2);
    stored.created_by = row.get<std::string>(3);
    stored.created_at = core::from_ms(row.get<long long>(4));
    stored.approved_by = row.get<std::string>(5);
    return stored;
}

}  // namespace

void put_announcement(Unit& unit, const StoredAnnouncement& stored) {
    const model::Announcement& announcement = stored.announcement;
    const std::string severity = wire::name_of(announcement.severity);
    const std::string body = wire::write_row(announcement);
    const std::string target = wire::write_target(stored.target);
    const long long from = core::to_ms(announcement.valid_from);
    const long long until = core::to_ms(announcement.valid_until);
    const long long created = core::to_ms(stored.created_at);
    unit.sql
        << "INSERT INTO announcements(id, rev, severity, body, target, valid_from_ms, valid_until_ms, state,"
           " created_by, created_ms, approved_by) VALUES(:id, :rev, :severity, :body, :target, :from, "
           ":until, :state,"
           " :by, :created, :approved) ON CONFLICT(id) DO UPDATE SET rev = excluded.rev, body = "
           "excluded.body,"
           " target = excluded.target, valid_from_ms = excluded.valid_from_ms,"
           " valid_until_ms = excluded.valid_until_ms, state = excluded.state, approved_by = "
           "excluded.approved_by",
        use(announcement.id), use(announcement.revision), use(severity), use(body), use(target), use(from),
        use(until), use(stored.state), use(stored.created_by), use(created), use(stored.approved_by);
}

std::optional<StoredAnnouncement> announcement_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return announcement_of(row);
    return std::nullopt;
}

std::vector<StoredAnnouncement> announcements(Unit& unit, int most) {
    std::vector<StoredAnnouncement> found;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " ORDER BY created_ms DESC, id DESC LIMIT :most"),
         use(most));
    for (const soci::row& row : rows) found.push_back(announcement_of(row));
    return found;
}

bool note_delivery(Unit& unit, const Delivery& delivery) {
    int known = 0;
    unit.sql << "SELECT COUNT(*) FROM deliveries WHERE announcement_id = :id AND kiosk_id = :kiosk AND rev "
                ">= :rev",
        use(delivery.announcement_id), use(delivery.kiosk_id), use(delivery.revision), into(known);
    if (known > 0) return false;
    const long long now = core::to_ms(unit.now);
    unit.sql << "INSERT INTO deliveries(announcement_id, kiosk_id, rev, applied_ms) VALUES(:id, :kiosk, "
                ":rev, :now)"
                " ON CONFLICT(announcement_id, kiosk_id) DO UPDATE SET rev = excluded.rev, applied_ms = "
                "excluded.applied_ms",
        use(delivery.announcement_id), use(delivery.kiosk_id), use(delivery.revision), use(now);
    return true;
}

std::vector<Delivery> deliveries_of(Unit& unit, const std::string& announcement_id) {
    std::vector<Delivery> found;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT kiosk_id, rev, applied_ms FROM deliveries WHERE announcement_id = :id "
                             "ORDER BY kiosk_id",
         use(announcement_id));
    for (const soci::row& row : rows) {
        found.push_back({.announcement_id = announcement_id,
                         .kiosk_id = row.get<std::string>(0),
                         .revision = row.get<int>(1),
                         .applied = core::from_ms(row.get<long long>(2))});
    }
    return found;
}

}  // namespace server::store
