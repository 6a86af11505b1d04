// Members of staff, their log-ins and what they did.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"

namespace server::store {

struct Staff {
    std::string id;
    std::string name;        // what is typed at log-in
    std::string short_name;  // what colleagues see
    std::string role;        // "county_admin", "center_staff" …
    std::string password_hash;
    bool may_emergency = false;
    std::vector<std::string> centers;  // empty for a county administrator: all
    std::string pin_hash;              // for kiosks; empty: none
};

std::optional<Staff> staff_by_name(Unit& unit, const std::string& name);
std::optional<Staff> staff_by_id(Unit& unit, const std::string& id);
void add_staff(Unit& unit, const Staff& staff);
void set_pin(Unit& unit, const std::string& staff_id, const std::string& hash);
std::vector<std::string> pin_hashes(Unit& unit);
void set_password(Unit& unit, const std::string& staff_id, const std::string& hash);

struct LogIn {
    std::string staff_id;
    std::string csrf;
};
// Tokens are kept as their SHA-256 alone.
void add_log_in(Unit& unit, const std::string& token, const LogIn& log_in, core::WallTime expires);
std::optional<LogIn> log_in_of(Unit& unit, const std::string& token);
void end_log_in(Unit& unit, const std::string& token);
void end_log_ins_of(Unit& unit, const std::string& staff_id);

void add_one_time_link(Unit& unit, const std::string& token, const std::string& staff_id,
                       core::WallTime expires);
// The member of staff, once; the link is gone afterwards.
std::optional<std::string> use_one_time_link(Unit& unit, const std::string& token);

struct AuditEntry {
    long long sequence = 0;
    core::WallTime at;
    std::string who;
    std::string action;  // "announcement.publish"
    std::string object;  // an id
    std::string detail;
};
void audit(Unit& unit, const AuditEntry& entry);
// Newest first, those before `before` (0: from the newest).
std::vector<AuditEntry> audit_entries(Unit& unit, long long before, int most);

std::optional<std::string> setting(Unit& unit, const std::string& name);
void set_setting(Unit& unit, const std::string& name, const std::string& value);

}  // namespace server::store
