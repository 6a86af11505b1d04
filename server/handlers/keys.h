// The server's keys at work: the signed list for kiosks, signed times, and who signs passes now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/keys.h"
#include "server/store/unit.h"
#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/wire/commands.h"
#include "shared/wire/feed.h"

namespace server::handlers {

// Makes the keys of a new county: root and spare, time, command, and the first key for passes of `region`.
void make_first_keys(store::Unit& unit, int region);
// The root's secrets may be taken away from the server, to a file that is kept elsewhere: then a new list of
// keys is prepared here, signed there, and put into force with the signature.
struct RootSecrets {
    core::Secret root;
    core::Secret spare;
};
std::optional<RootSecrets> root_secrets(store::Unit& unit);  // nullopt: they are not here
void forget_root(store::Unit& unit);
// The list with the next key for passes in force; what was prepared before and not signed is replaced.
std::string prepare_rotation(store::Unit& unit);
// Invalid: the county's root did not sign what was prepared last.
core::Result<void> complete_rotation(store::Unit& unit, const pass::Signature& signature);

// Retires the key that signs passes and begins with the next; its passes stay good until they run out.
void rotate_pass_key(store::Unit& unit);

std::vector<pass::PublicKey> root_keys(store::Unit& unit);
// The list of keys as kiosks get it, signed by the root.
wire::KeysetRow keyset_row(store::Unit& unit);
// The same as the database says it, unsigned; and a list that somebody has signed, kept for when the root is
// away.
pass::KeySet keys_now(store::Unit& unit);
void keep_signed(store::Unit& unit, const wire::KeysetRow& row);
// The key that waits to sign passes next; made where there is none.
int next_pass_key(store::Unit& unit);
// Puts the newest list into everybody's feed.
void publish_keyset(store::Unit& unit);
// What a locked-out kiosk has sealed to this county; nullopt: sealed to another, or damaged.
std::optional<std::string> open_sealed(store::Unit& unit, core::ByteView sealed);
// False where the county has no key for it.
bool sign_command(store::Unit& unit, const wire::Addressee& to, wire::Command& command);
pass::Signature sign_time(store::Unit& unit, const core::Bytes& message);
std::optional<store::SigningKey> active_pass_key(store::Unit& unit);
int county_region(store::Unit& unit);

}  // namespace server::handlers
