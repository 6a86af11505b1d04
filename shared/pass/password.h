// Passwords and PINs at rest: Argon2id (RFC 9106) in libsodium's own text form.
#pragma once

#include <string>

#include "shared/core/secret.h"

namespace pass {

// How hard a guess is made. Interactive: about 64 MiB and a tenth of a second; Quick is for tests alone.
enum class HashCost { Interactive, Quick };

std::string hash_password(const core::Secret& password, HashCost cost = HashCost::Interactive);
bool password_matches(const core::Secret& password, const std::string& hash);

}  // namespace pass
