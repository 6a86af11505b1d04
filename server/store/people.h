// Residents and their passes: the one place where names and pass ids stand side by side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"

namespace server::store {

struct Resident {
    std::string id;
    std::string center_id;
    std::string full_name;
    std::string masked_name;
    std::string price_group;
    std::string role;
    bool is_sample = false;
};
void add_resident(Unit& unit, const Resident& resident);
std::optional<Resident> resident_by_id(Unit& unit, const std::string& id);
std::vector<Resident> residents_of(Unit& unit, const std::string& center_id);  // empty: all centres

struct Pass {
    std::string pass;  // 16 hex digits
    std::string resident_id;
    int region = 0;
    int key = 0;
    int type = 1;
    core::WallTime valid_from;
    core::WallTime valid_until;
    std::optional<core::WallTime> revoked;
};
void add_pass(Unit& unit, const Pass& pass);
std::optional<Pass> pass_by_id(Unit& unit, const std::string& pass);
std::vector<Pass> passes_of(Unit& unit, const std::string& resident_id);
void revoke_pass(Unit& unit, const std::string& pass);
std::optional<Resident> resident_of_pass(Unit& unit, const std::string& pass);

// A phone number is kept as its keyed index alone; a number belongs to one resident, the newest.
void put_phone(Unit& unit, const std::string& phone_index, const std::string& resident_id);
std::optional<std::string> resident_of_phone(Unit& unit, const std::string& phone_index);

void add_enrolment(Unit& unit, const std::string& session_id, const std::string& resident_id);
std::vector<std::string> sessions_of_resident(Unit& unit, const std::string& resident_id);
std::vector<std::string> residents_of_session(Unit& unit, const std::string& session_id);

}  // namespace server::store
