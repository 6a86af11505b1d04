// The fleet: enrolled kiosks, the codes that pair new ones, their tokens and health.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"

namespace server::store {

struct Kiosk {
    std::string id;
    std::string center_id;
    std::string name;
    std::string public_key;  // Base64
    int epoch = 1;
    std::string state;  // "active", "suspended", "revoked"
    long long highest_sequence = 0;
    long long contiguous_sequence = 0;  // everything up to here has arrived
    core::WallTime last_seen;
    std::string version;
    std::string health;       // the last heartbeat, JSON
    std::string slip_prefix;  // of its desk slips: "A"
};

void add_kiosk(Unit& unit, const Kiosk& kiosk);
std::optional<Kiosk> kiosk_by_id(Unit& unit, const std::string& id);
std::vector<Kiosk> all_kiosks(Unit& unit);
void set_slip_prefix(Unit& unit, const std::string& kiosk_id, const std::string& prefix);
// What a target may name instead of kiosks; sorted.
std::vector<std::string> tags_of(Unit& unit, const std::string& kiosk_id);
void set_tags(Unit& unit, const std::string& kiosk_id, const std::vector<std::string>& tags);
int active_kiosks_of(Unit& unit, const std::string& center_id);
// The same device under a new key: the next epoch, whose sequences begin anew; its tokens end.
void renew_kiosk(Unit& unit, const Kiosk& kiosk);
void set_sequences(Unit& unit, const std::string& kiosk_id, long long highest, long long contiguous);
void set_kiosk_state(Unit& unit, const std::string& kiosk_id, const std::string& state);
void note_heartbeat(Unit& unit, const std::string& kiosk_id, const std::string& version,
                    const std::string& health);

struct EnrolmentCode {
    std::string center_id;
    std::string kiosk_name;
    std::string kiosk_id;  // enrols this kiosk anew; empty: a new one
};
void add_enrolment_code(Unit& unit, const std::string& code, const EnrolmentCode& row,
                        core::WallTime expires);
// Takes the code, once.
std::optional<EnrolmentCode> use_enrolment_code(Unit& unit, const std::string& code);

void add_kiosk_token(Unit& unit, const std::string& token, const std::string& kiosk_id,
                     core::WallTime expires);
void end_kiosk_tokens(Unit& unit, const std::string& kiosk_id);
std::optional<std::string> kiosk_of_token(Unit& unit, const std::string& token);

}  // namespace server::store
