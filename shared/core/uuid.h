// Identifiers: UUIDv7 (RFC 9562) for everything that has a moment, UUIDv4 for ratings, which must not have
// one.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/clock.h"
#include "shared/core/random.h"

namespace core {

std::string make_uuid_v7(WallTime now, Random& random);  // 36 characters, lower case
std::string make_uuid_v4(Random& random);
bool is_uuid(std::string_view text);

}  // namespace core
