// The server's own keys: what passes, times and commands are signed with, and the root that vouches for them.
#pragma once

#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/core/secret.h"
#include "shared/pass/key_set.h"

namespace server::store {

// Purposes: "root", "root_spare", "pass" (by kid), "time", "command", "seal" (X25519; the others are
// Ed25519).
struct SigningKey {
    std::string purpose;
    int id = 0;
    pass::PublicKey public_key{};
    core::Secret secret_key;
    std::string state;  // as pass::KeyState on the wire
    core::WallTime use_from;
    core::WallTime use_to;
    core::WallTime verify_to;
};
void put_key(Unit& unit, const SigningKey& key);
// Its public part stays.
void forget_secret(Unit& unit, const std::string& purpose);
std::vector<SigningKey> keys_for(Unit& unit, const std::string& purpose);  // ascending by id

}  // namespace server::store
