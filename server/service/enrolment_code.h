// The code that pairs a new kiosk with its centre: 8 characters of Crockford's Base32 and a check character.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/core/random.h"

namespace server::service {

std::string make_enrolment_code(core::Random& random);  // "7K3M-9QXZ-4"
// As it was made, from whatever a person typed: case, spaces and dashes do not matter, O is 0, I and L are 1.
// nullopt: it can't be a code (the check character does not fit).
std::optional<std::string> normal_enrolment_code(std::string_view typed);

}  // namespace server::service
