#include "server/store/desk.h"

#include <soci/soci.h>

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kRequests =
    "SELECT eid, kind, kiosk_id, center_id, label, reason, at_ms, state, answered_by, answered_ms"
    " FROM desk_requests";
constexpr const char* kWaiting = "SELECT eid, session_id, pass, kiosk_id, center_id, at_ms FROM waitlist";

std::vector<DeskRequest> requests_of(const soci::rowset<soci::row>& rows) {
    std::vector<DeskRequest> found;
    for (const soci::row& row : rows) {
        found.push_back({.event_id = row.get<std::string>(0),
                         .kind = row.get<std::string>(1),
                         .kiosk_id = row.get<std::string>(2),
                         .center_id = row.get<std::string>(3),
                         .label = row.get<std::string>(4),
                         .reason = row.get<std::string>(5),
                         .at = core::from_ms(row.get<long long>(6)),
                         .state = row.get<std::string>(7),
                         .answered_by = row.get<std::string>(8),
                         .answered = core::from_ms(row.get<long long>(9))});
    }
    return found;
}

std::vector<Waiting> waiting_of(const soci::rowset<soci::row>& rows) {
    std::vector<Waiting> found;
    for (const soci::row& row : rows) {
        found.push_back({.event_id = row.get<std::string>(0),
                         .session_id = row.get<std::string>(1),
                         .pass = row.get<std::string>(2),
                         .kiosk_id = row.get<std::string>(3),
                         .center_id = row.get<std::string>(4),
                         .at = core::from_ms(row.get<long long>(5))});
    }
    return found;
}

}  // namespace

void add_desk_request(Unit& unit, const DeskRequest& request) {
    const long long at = core::to_ms(request.at);
    unit.sql << "INSERT INTO desk_requests(eid, kind, kiosk_id, center_id, label, reason, at_ms, state)"
                " VALUES(:eid, :kind, :kiosk, :center, :label, :reason, :at, :state)",
        use(request.event_id), use(request.kind), use(request.kiosk_id), use(request.center_id),
        use(request.label), use(request.reason), use(at), use(request.state);
}

std::optional<DeskRequest> desk_request_by_id(Unit& unit, const std::string& event_id) {
    auto found =
        requests_of((unit.sql.prepare << (std::string{kRequests} + " WHERE eid = :eid"), use(event_id)));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<DeskRequest> desk_requests_since(Unit& unit, const std::string& center_id, core::WallTime from,
                                             int most) {
    const long long first = core::to_ms(from);
    return requests_of(
        (unit.sql.prepare
             << (std::string{kRequests} +
                 " WHERE (at_ms >= :from OR state IN ('open', 'seen')) AND (:all = '' OR center_id ="
                 " :center) ORDER BY at_ms DESC, eid DESC LIMIT :most"),
         use(first), use(center_id), use(center_id), use(most)));
}

void set_desk_state(Unit& unit, const std::string& event_id, const std::string& state,
                    const std::string& by) {
    const long long now = core::to_ms(unit.now);
    unit.sql
        << "UPDATE desk_requests SET state = :state, answered_by = :by, answered_ms = :now WHERE eid = :eid",
        use(state), use(by), use(now), use(event_id);
}

bool add_waiting(Unit& unit, const Waiting& waiting) {
    if (waiting_position(unit, waiting.session_id, waiting.pass) > 0) return false;
    const long long at = core::to_ms(waiting.at);
    unit.sql << "INSERT INTO waitlist(eid, session_id, pass, kiosk_id, center_id, at_ms, state)"
                " VALUES(:eid, :session, :pass, :kiosk, :center, :at, 'waiting')",
        use(waiting.event_id), use(waiting.session_id), use(waiting.pass), use(waiting.kiosk_id),
        use(waiting.center_id), use(at);
    return true;
}

int waiting_position(Unit& unit, const std::string& session_id, const std::string& pass) {
    int position = 0;
    unit.sql
        << "SELECT COUNT(*) FROM waitlist o JOIN waitlist m ON m.session_id = o.session_id AND m.pass = :pass"
           " AND m.state = 'waiting' WHERE o.session_id = :session AND o.state = 'waiting'"
           " AND (o.at_ms < m.at_ms OR (o.at_ms = m.at_ms AND o.eid <= m.eid))",
        use(pass), use(session_id), into(position);
    return position;
}

std::optional<Waiting> waiting_by_id(Unit& unit, const std::string& event_id) {
    auto found =
        waiting_of((unit.sql.prepare << (std::string{kWaiting} + " WHERE eid = :eid AND state = 'waiting'"),
                    use(event_id)));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Waiting> waiting_since(Unit& unit, const std::string& center_id, core::WallTime from) {
    const long long first = core::to_ms(from);
    return waiting_of(
        (unit.sql.prepare
             << (std::string{kWaiting} +
                 " WHERE state = 'waiting' AND at_ms >= :from AND (:all = '' OR center_id = :center)"
                 " ORDER BY session_id, at_ms, eid"),
         use(first), use(center_id), use(center_id)));
}

void end_waiting(Unit& unit, const std::string& event_id, const std::string& state) {
    unit.sql << "UPDATE waitlist SET state = :state WHERE eid = :eid", use(state), use(event_id);
}

}  // namespace server::store
