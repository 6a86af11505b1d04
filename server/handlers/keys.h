// The server's keys at work: the signed list for kiosks, signed times, and who signs passes now.
#pragma once

#include <vector>

#include "server/store/keys.h"
#include "server/store/unit.h"
#include "shared/core/bytes.h"
#include "shared/wire/feed.h"

namespace server::handlers {

// Makes the keys of a new county: root and spare, time, command, and the first key for passes of `region`.
void make_first_keys(store::Unit& unit, int region);
// Retires the key that signs passes and begins with the next; its passes stay good until they run out.
void rotate_pass_key(store::Unit& unit);

std::vector<pass::PublicKey> root_keys(store::Unit& unit);
// The list of keys as kiosks get it, signed by the root.
wire::KeysetRow keyset_row(store::Unit& unit);
// Puts the newest list into everybody's feed.
void publish_keyset(store::Unit& unit);
pass::Signature sign_time(store::Unit& unit, const core::Bytes& message);
std::optional<store::SigningKey> active_pass_key(store::Unit& unit);
int county_region(store::Unit& unit);

}  // namespace server::handlers
