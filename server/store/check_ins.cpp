// Check-ins derived from events: attendance, duplicates, what was taken back.
#include <soci/soci.h>

#include "server/store/events.h"

namespace server::store {
namespace {

using soci::use;

constexpr const char* kColumns =
    "SELECT eid, kiosk_id, center_id, session_id, pass, outcome, flags, at_ms, received_ms, duplicate_of, "
    "voided, review"
    " FROM checkins";

CheckIn check_in_of(const soci::row& row) {
    return {.event_id = row.get<std::string>(0),
            .kiosk_id = row.get<std::string>(1),
            .center_id = row.get<std::string>(2),
            .session_id = row.get<std::string>(3),
            .pass = row.get<std::string>(4),
            .outcome = row.get<std::string>(5),
            .flags = row.get<std::string>(6),
            .at = core::from_ms(row.get<long long>(7)),
            .received = core::from_ms(row.get<long long>(8)),
            .duplicate_of = row.get<std::string>(9),
            .voided = row.get<int>(10) != 0,
            .review = row.get<std::string>(11)};
}

std::vector<CheckIn> all_of(const soci::rowset<soci::row>& rows) {
    std::vector<CheckIn> found;
    for (const soci::row& row : rows) found.push_back(check_in_of(row));
    return found;
}

std::optional<CheckIn> first_of(std::vector<CheckIn> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void add_check_in(Unit& unit, const CheckIn& check_in) {
    const long long at = core::to_ms(check_in.at);
    const long long received = core::to_ms(check_in.received);
    unit.sql << "INSERT INTO checkins(eid, kiosk_id, center_id, session_id, pass, outcome, flags, at_ms, "
                "received_ms,"
                " duplicate_of, review) VALUES(:eid, :kiosk, :center, :session, :pass, :outcome, :flags, "
                ":at, :received,"
                " :duplicate, :review)",
        use(check_in.event_id), use(check_in.kiosk_id), use(check_in.center_id), use(check_in.session_id),
        use(check_in.pass), use(check_in.outcome), use(check_in.flags), use(at), use(received),
        use(check_in.duplicate_of), use(check_in.review);
}

std::optional<CheckIn> check_in_by_event(Unit& unit, const std::string& event_id) {
    return first_of(
        all_of((unit.sql.prepare << (std::string{kColumns} + " WHERE eid = :eid"), use(event_id))));
}

std::optional<CheckIn> attendance_of(Unit& unit, const std::string& session_id, const std::string& pass) {
    return first_of(
        all_of((unit.sql.prepare << (std::string{kColumns} +
                                     " WHERE session_id = :session AND (pass = :pass OR pass IN"
                                     " (SELECT other.pass FROM passes own JOIN passes other ON"
                                     " other.resident_id = own.resident_id WHERE own.pass = :pass2))"
                                     " AND outcome = 'OK' AND voided = 0 AND duplicate_of = ''"
                                     " ORDER BY at_ms, eid LIMIT 1"),
                use(session_id), use(pass), use(pass))));
}

void set_duplicate(Unit& unit, const std::string& event_id, const std::string& of,
                   const std::string& review) {
    unit.sql << "UPDATE checkins SET duplicate_of = :of, review = :review WHERE eid = :eid", use(of),
        use(review), use(event_id);
}

void move_duplicates(Unit& unit, const std::string& before, const std::string& now) {
    unit.sql << "UPDATE checkins SET duplicate_of = :now WHERE duplicate_of = :before AND eid <> :now2",
        use(now), use(before), use(now);
}

std::optional<CheckIn> first_duplicate_of(Unit& unit, const std::string& event_id) {
    return first_of(
        all_of((unit.sql.prepare << (std::string{kColumns} + " WHERE duplicate_of = :of AND voided = 0"
                                                             " ORDER BY at_ms, eid LIMIT 1"),
                use(event_id))));
}

void set_voided(Unit& unit, const std::string& event_id) {
    unit.sql << "UPDATE checkins SET voided = 1 WHERE eid = :eid", use(event_id);
}

std::vector<CheckIn> check_ins_between(Unit& unit, const std::string& center_id, core::WallTime from,
                                       core::WallTime to, int most) {
    const long long first = core::to_ms(from);
    const long long last = core::to_ms(to);
    return all_of(
        (unit.sql.prepare << (std::string{kColumns} +
                              " WHERE at_ms >= :from AND at_ms < :to AND (:all = '' OR center_id = :center)"
                              " ORDER BY at_ms DESC, eid DESC LIMIT :most"),
         use(first), use(last), use(center_id), use(center_id), use(most)));
}

std::vector<CheckIn> attendance_in(Unit& unit, const std::string& session_id) {
    return all_of(
        (unit.sql.prepare << (std::string{kColumns} + " WHERE session_id = :session AND outcome = 'OK' AND"
                                                      " duplicate_of = '' ORDER BY at_ms, eid"),
         use(session_id)));
}

}  // namespace server::store
