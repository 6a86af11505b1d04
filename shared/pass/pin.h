// Staff's six-digit PINs: made, hashed, and found again among those of a centre with one evaluation, so that
// a try takes as long whoever it belongs to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/core/random.h"
#include "shared/core/secret.h"
#include "shared/pass/password.h"

namespace pass {

inline constexpr std::size_t kPinDigits = 6;
inline constexpr std::size_t kPinSalt = 16;

// Random, and none that a stranger would try first (111111, 123456, 654321).
core::Secret make_pin(core::Random& random);

// Argon2id in its usual text form, under a salt that a county's PINs share. Empty: out of memory.
std::string hash_pin(const core::Secret& pin, core::ByteView salt, HashCost cost = HashCost::Interactive);

// Which of the hashes is this PIN's. Hashes of one salt and cost take one evaluation together; those that
// would take more memory than a kiosk has are skipped.
std::optional<std::size_t> find_pin(const core::Secret& pin, const std::vector<std::string>& hashes);

}  // namespace pass
