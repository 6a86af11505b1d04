// The keys that resident passes are signed with, as the county publishes them (PROTOCOL section 1, "Keys").
#pragma once

#include <optional>
#include <vector>

#include "shared/core/clock.h"
#include "shared/pass/sealing.h"
#include "shared/pass/signing.h"

namespace pass {

enum class Algorithm { Ed25519, Sm2 };  // the record fixes it, never the pass
enum class KeyState { Next, Active, Retired, Revoked };

struct KeyRecord {
    int region = 0;
    int id = 0;  // kid, 1 … 255
    Algorithm algorithm = Algorithm::Ed25519;
    PublicKey key{};
    core::WallTime use_from;
    core::WallTime use_to;     // signs until then
    core::WallTime verify_to;  // and is believed until then
    KeyState state = KeyState::Active;
    bool operator==(const KeyRecord&) const = default;
};

struct KeySet {
    int version = 0;  // only ever grows; a lower one is refused
    std::vector<KeyRecord> keys;
    PublicKey time_key{};
    PublicKey command_key{};
    BoxPublicKey seal_key{};  // what a kiosk that is locked out seals its unsent events to; zero: none

    const KeyRecord* find(int region, int id) const;
    bool operator==(const KeySet&) const = default;
};

}  // namespace pass
