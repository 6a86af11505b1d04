#include "server/store/centers.h"

#include <soci/soci.h>

namespace server::store {
namespace {

using soci::use;

constexpr const char* kSessions =
    "SELECT id, center_id, service_id, title_zh, title_en, space_zh, kind, start_ms, end_ms, capacity, "
    "enrolled, attended"
    " FROM sessions";

SessionEntry session_of(const soci::row& row) {
    return {.id = row.get<std::string>(0),
            .center_id = row.get<std::string>(1),
            .service_id = row.get<std::string>(2),
            .title = {.zh = row.get<std::string>(3), .en = row.get<std::string>(4)},
            .space = row.get<std::string>(5),
            .is_meal = row.get<std::string>(6) == "meal",
            .start = core::from_ms(row.get<long long>(7)),
            .end = core::from_ms(row.get<long long>(8)),
            .capacity = row.get<int>(9),
            .enrolled = row.get<int>(10),
            .attended = row.get<int>(11)};
}

}  // namespace

void put_center(Unit& unit, const CenterEntry& center) {
    unit.sql
        << "INSERT INTO centers(id, name_zh, name_en, address_zh, address_en, region, position)"
           " VALUES(:id, :name_zh, :name_en, :address_zh, :address_en, :region, :position)"
           " ON CONFLICT(id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,"
           " address_zh = excluded.address_zh, address_en = excluded.address_en, region = excluded.region,"
           " position = excluded.position",
        use(center.id), use(center.name.zh), use(center.name.en), use(center.address.zh),
        use(center.address.en), use(center.region), use(center.position);
}

std::vector<CenterEntry> all_centers(Unit& unit) {
    std::vector<CenterEntry> centers;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare
         << "SELECT id, name_zh, name_en, address_zh, address_en, region, position FROM centers"
            " ORDER BY position, id");
    for (const soci::row& row : rows) {
        centers.push_back({.id = row.get<std::string>(0),
                           .name = {.zh = row.get<std::string>(1), .en = row.get<std::string>(2)},
                           .address = {.zh = row.get<std::string>(3), .en = row.get<std::string>(4)},
                           .region = row.get<int>(5),
                           .position = row.get<int>(6)});
    }
    return centers;
}

void put_session(Unit& unit, const SessionEntry& session) {
    const std::string kind = session.is_meal ? "meal" : "class";
    const long long start = core::to_ms(session.start);
    const long long end = core::to_ms(session.end);
    unit.sql << "INSERT INTO sessions(id, center_id, service_id, title_zh, title_en, space_zh, kind, "
                "start_ms, end_ms,"
                " capacity, enrolled, attended) VALUES(:id, :center, :service, :title_zh, :title_en, :space, "
                ":kind, :start,"
                " :end, :capacity, :enrolled, 0)"
                " ON CONFLICT(id) DO UPDATE SET title_zh = excluded.title_zh, title_en = excluded.title_en,"
                " space_zh = excluded.space_zh, start_ms = excluded.start_ms, end_ms = excluded.end_ms,"
                " capacity = excluded.capacity, enrolled = excluded.enrolled",
        use(session.id), use(session.center_id), use(session.service_id), use(session.title.zh),
        use(session.title.en), use(session.space), use(kind), use(start), use(end), use(session.capacity),
        use(session.enrolled);
}

std::optional<SessionEntry> session_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kSessions} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return session_of(row);
    return std::nullopt;
}

std::vector<SessionEntry> sessions_between(Unit& unit, const std::string& center_id, core::WallTime from,
                                           core::WallTime to) {
    std::vector<SessionEntry> sessions;
    const long long first = core::to_ms(from);
    const long long last = core::to_ms(to);
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kSessions} +
                              " WHERE start_ms >= :from AND start_ms < :to AND"
                              " (:all = '' OR center_id = :center) ORDER BY start_ms, id"),
         use(first), use(last), use(center_id), use(center_id));
    for (const soci::row& row : rows) sessions.push_back(session_of(row));
    return sessions;
}

void count_attended(Unit& unit, const std::string& session_id, int change) {
    unit.sql << "UPDATE sessions SET attended = attended + :change WHERE id = :id", use(change),
        use(session_id);
}

void delete_sessions_before(Unit& unit, core::WallTime end) {
    const long long limit = core::to_ms(end);
    unit.sql << "DELETE FROM enrolments WHERE session_id IN (SELECT id FROM sessions WHERE end_ms < :limit)",
        use(limit);
    unit.sql << "DELETE FROM sessions WHERE end_ms < :limit", use(limit);
}

}  // namespace server::store
