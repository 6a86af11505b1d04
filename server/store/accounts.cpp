#include "server/store/accounts.h"

#include <soci/soci.h>

#include "shared/core/bytes.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kStaffColumns =
    "SELECT id, name, short_name, role, password_hash, may_emergency, pin_hash FROM staff WHERE active = 1 "
    "AND ";

std::optional<Staff> staff_where(Unit& unit, const char* condition, const std::string& value) {
    Staff staff;
    int emergency = 0;
    unit.sql << (std::string{kStaffColumns} + condition), use(value), into(staff.id), into(staff.name),
        into(staff.short_name), into(staff.role), into(staff.password_hash), into(emergency),
        into(staff.pin_hash);
    if (!unit.sql.got_data()) return std::nullopt;
    staff.may_emergency = emergency != 0;
    const soci::rowset<std::string> centers =
        (unit.sql.prepare << "SELECT center_id FROM staff_centers WHERE staff_id = :id ORDER BY center_id",
         use(staff.id));
    for (const auto& center : centers) staff.centers.push_back(center);
    return staff;
}

}  // namespace

std::optional<Staff> staff_by_name(Unit& unit, const std::string& name) {
    return staff_where(unit, "name = :value", name);
}

std::optional<Staff> staff_by_id(Unit& unit, const std::string& id) {
    return staff_where(unit, "id = :value", id);
}

void add_staff(Unit& unit, const Staff& staff) {
    const int emergency = staff.may_emergency ? 1 : 0;
    unit.sql << "INSERT INTO staff(id, name, short_name, role, password_hash, may_emergency)"
                " VALUES(:id, :name, :short_name, :role, :hash, :emergency)",
        use(staff.id), use(staff.name), use(staff.short_name), use(staff.role), use(staff.password_hash),
        use(emergency);
    for (const auto& center : staff.centers) {
        unit.sql << "INSERT INTO staff_centers(staff_id, center_id) VALUES(:staff, :center)", use(staff.id),
            use(center);
    }
}

void set_pin(Unit& unit, const std::string& staff_id, const std::string& hash) {
    unit.sql << "UPDATE staff SET pin_hash = :hash WHERE id = :id", use(hash), use(staff_id);
}

std::vector<std::string> pin_hashes(Unit& unit) {
    std::vector<std::string> hashes;
    const soci::rowset<std::string> rows =
        (unit.sql.prepare << "SELECT pin_hash FROM staff WHERE active = 1 AND pin_hash <> '' ORDER BY id");
    for (const auto& hash : rows) hashes.push_back(hash);
    return hashes;
}

void set_password(Unit& unit, const std::string& staff_id, const std::string& hash) {
    unit.sql << "UPDATE staff SET password_hash = :hash WHERE id = :id", use(hash), use(staff_id);
}

void add_log_in(Unit& unit, const std::string& token, const LogIn& log_in, core::WallTime expires) {
    const std::string hash = core::sha256_hex(token);
    const long long now = core::to_ms(unit.now);
    const long long until = core::to_ms(expires);
    unit.sql << "DELETE FROM staff_sessions WHERE expires_ms <= :now", use(now);
    unit.sql << "INSERT INTO staff_sessions(token_hash, staff_id, csrf, expires_ms) VALUES(:hash, :staff, "
                ":csrf, :until)",
        use(hash), use(log_in.staff_id), use(log_in.csrf), use(until);
}

std::optional<LogIn> log_in_of(Unit& unit, const std::string& token) {
    const std::string hash = core::sha256_hex(token);
    const long long now = core::to_ms(unit.now);
    LogIn log_in;
    unit.sql << "SELECT staff_id, csrf FROM staff_sessions WHERE token_hash = :hash AND expires_ms > :now",
        use(hash), use(now), into(log_in.staff_id), into(log_in.csrf);
    if (!unit.sql.got_data()) return std::nullopt;
    return log_in;
}

void end_log_in(Unit& unit, const std::string& token) {
    const std::string hash = core::sha256_hex(token);
    unit.sql << "DELETE FROM staff_sessions WHERE token_hash = :hash", use(hash);
}

void end_log_ins_of(Unit& unit, const std::string& staff_id) {
    unit.sql << "DELETE FROM staff_sessions WHERE staff_id = :staff", use(staff_id);
}

void add_one_time_link(Unit& unit, const std::string& token, const std::string& staff_id,
                       core::WallTime expires) {
    const std::string hash = core::sha256_hex(token);
    const long long until = core::to_ms(expires);
    unit.sql << "INSERT INTO one_time_links(token_hash, staff_id, expires_ms) VALUES(:hash, :staff, :until)",
        use(hash), use(staff_id), use(until);
}

std::optional<std::string> use_one_time_link(Unit& unit, const std::string& token) {
    const std::string hash = core::sha256_hex(token);
    const long long now = core::to_ms(unit.now);
    std::string staff_id;
    unit.sql << "SELECT staff_id FROM one_time_links WHERE token_hash = :hash AND expires_ms > :now",
        use(hash), use(now), into(staff_id);
    if (!unit.sql.got_data()) return std::nullopt;
    unit.sql << "DELETE FROM one_time_links WHERE staff_id = :staff", use(staff_id);
    return staff_id;
}

void audit(Unit& unit, const AuditEntry& entry) {
    const long long now = core::to_ms(unit.now);
    unit.sql << "INSERT INTO audit(at_ms, who, action, object, detail) VALUES(:at, :who, :action, :object, "
                ":detail)",
        use(now), use(entry.who), use(entry.action), use(entry.object), use(entry.detail);
}

std::vector<AuditEntry> audit_entries(Unit& unit, long long before, int most) {
    std::vector<AuditEntry> entries;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT seq, at_ms, who, action, object, detail FROM audit"
                             " WHERE :before = 0 OR seq < :before2 ORDER BY seq DESC LIMIT :most",
         use(before), use(before), use(most));
    for (const soci::row& row : rows) {
        entries.push_back({.sequence = row.get<int>(0),
                           .at = core::from_ms(row.get<long long>(1)),
                           .who = row.get<std::string>(2),
                           .action = row.get<std::string>(3),
                           .object = row.get<std::string>(4),
                           .detail = row.get<std::string>(5)});
    }
    return entries;
}

std::optional<std::string> setting(Unit& unit, const std::string& name) {
    std::string value;
    unit.sql << "SELECT value FROM settings WHERE name = :name", use(name), into(value);
    if (!unit.sql.got_data()) return std::nullopt;
    return value;
}

void set_setting(Unit& unit, const std::string& name, const std::string& value) {
    unit.sql << "INSERT INTO settings(name, value) VALUES(:name, :value)"
                " ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        use(name), use(value);
}

}  // namespace server::store
