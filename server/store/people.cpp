#include "server/store/people.h"

#include <soci/soci.h>

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kResidents =
    "SELECT r.id, r.center_id, r.full_name, r.masked_name, r.price_group, r.role, r.sample FROM residents r";
constexpr const char* kPasses =
    "SELECT pass, resident_id, region, kid, type, valid_from_ms, valid_until_ms, revoked_ms FROM passes";

Resident resident_of(const soci::row& row) {
    return {.id = row.get<std::string>(0),
            .center_id = row.get<std::string>(1),
            .full_name = row.get<std::string>(2),
            .masked_name = row.get<std::string>(3),
            .price_group = row.get<std::string>(4),
            .role = row.get<std::string>(5),
            .is_sample = row.get<int>(6) != 0};
}

Pass pass_of(const soci::row& row) {
    Pass pass{.pass = row.get<std::string>(0),
              .resident_id = row.get<std::string>(1),
              .region = row.get<int>(2),
              .key = row.get<int>(3),
              .type = row.get<int>(4),
              .valid_from = core::from_ms(row.get<long long>(5)),
              .valid_until = core::from_ms(row.get<long long>(6)),
              .revoked = {}};
    if (row.get_indicator(7) == soci::i_ok) pass.revoked = core::from_ms(row.get<long long>(7));
    return pass;
}

std::vector<std::string> column(Unit& unit, const char* query, const std::string& value) {
    std::vector<std::string> found;
    const soci::rowset<std::string> rows = (unit.sql.prepare << query, use(value));
    for (const auto& one : rows) found.push_back(one);
    return found;
}

}  // namespace

void add_resident(Unit& unit, const Resident& resident) {
    const int sample = resident.is_sample ? 1 : 0;
    unit.sql
        << "INSERT INTO residents(id, center_id, full_name, masked_name, price_group, role, sample)"
           " VALUES(:id, :center, :full, :masked, :price, :role, :sample)"
           " ON CONFLICT(id) DO UPDATE SET center_id = excluded.center_id, full_name = excluded.full_name,"
           " masked_name = excluded.masked_name, price_group = excluded.price_group, role = excluded.role",
        use(resident.id), use(resident.center_id), use(resident.full_name), use(resident.masked_name),
        use(resident.price_group), use(resident.role), use(sample);
}

std::optional<Resident> resident_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kResidents} + " WHERE r.id = :id"), use(id));
    for (const soci::row& row : rows) return resident_of(row);
    return std::nullopt;
}

std::vector<Resident> residents_of(Unit& unit, const std::string& center_id) {
    std::vector<Resident> residents;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kResidents} +
                              " WHERE :all = '' OR r.center_id = :center ORDER BY r.center_id, r.id"),
         use(center_id), use(center_id));
    for (const soci::row& row : rows) residents.push_back(resident_of(row));
    return residents;
}

void add_pass(Unit& unit, const Pass& pass) {
    const long long from = core::to_ms(pass.valid_from);
    const long long until = core::to_ms(pass.valid_until);
    unit.sql << "INSERT INTO passes(pass, resident_id, region, kid, type, valid_from_ms, valid_until_ms)"
                " VALUES(:pass, :resident, :region, :kid, :type, :from, :until)",
        use(pass.pass), use(pass.resident_id), use(pass.region), use(pass.key), use(pass.type), use(from),
        use(until);
}

std::optional<Pass> pass_by_id(Unit& unit, const std::string& pass) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kPasses} + " WHERE pass = :pass"), use(pass));
    for (const soci::row& row : rows) return pass_of(row);
    return std::nullopt;
}

std::vector<Pass> passes_of(Unit& unit, const std::string& resident_id) {
    std::vector<Pass> passes;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kPasses} + " WHERE resident_id = :id ORDER BY valid_from_ms, pass"),
         use(resident_id));
    for (const soci::row& row : rows) passes.push_back(pass_of(row));
    return passes;
}

void revoke_pass(Unit& unit, const std::string& pass) {
    const long long now = core::to_ms(unit.now);
    unit.sql << "UPDATE passes SET revoked_ms = :now WHERE pass = :pass AND revoked_ms IS NULL", use(now),
        use(pass);
}

std::optional<Resident> resident_of_pass(Unit& unit, const std::string& pass) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kResidents} +
                              " JOIN passes p ON p.resident_id = r.id WHERE p.pass = :pass"),
         use(pass));
    for (const soci::row& row : rows) return resident_of(row);
    return std::nullopt;
}

void put_phone(Unit& unit, const std::string& phone_index, const std::string& resident_id) {
    unit.sql << "DELETE FROM phones WHERE resident_id = :id", use(resident_id);
    unit.sql << "INSERT INTO phones(phone_index, resident_id) VALUES(:phone, :id)"
                " ON CONFLICT(phone_index) DO UPDATE SET resident_id = excluded.resident_id",
        use(phone_index), use(resident_id);
}

std::optional<std::string> resident_of_phone(Unit& unit, const std::string& phone_index) {
    std::string resident;
    unit.sql << "SELECT resident_id FROM phones WHERE phone_index = :phone", use(phone_index), into(resident);
    if (!unit.sql.got_data()) return std::nullopt;
    return resident;
}

void add_enrolment(Unit& unit, const std::string& session_id, const std::string& resident_id) {
    unit.sql << "INSERT INTO enrolments(session_id, resident_id) VALUES(:session, :resident) ON CONFLICT DO "
                "NOTHING",
        use(session_id), use(resident_id);
}

std::vector<std::string> sessions_of_resident(Unit& unit, const std::string& resident_id) {
    return column(unit,
                  "SELECT e.session_id FROM enrolments e LEFT JOIN sessions s ON s.id = e.session_id"
                  " WHERE e.resident_id = :id ORDER BY s.start_ms, e.session_id",
                  resident_id);
}

std::vector<std::string> residents_of_session(Unit& unit, const std::string& session_id) {
    return column(unit, "SELECT resident_id FROM enrolments WHERE session_id = :id ORDER BY resident_id",
                  session_id);
}

}  // namespace server::store
