// Phone numbers as the server keeps them: a keyed index of each, from which no number can be read back.
#pragma once

#include <optional>
#include <string>

#include "server/store/unit.h"
#include "shared/core/random.h"
#include "shared/core/secret.h"

namespace server::handlers {

// Eleven digits.
bool is_phone(const std::string& text);
// Nothing where no number was ever given: there is no key yet.
std::optional<std::string> phone_index(store::Unit& unit, const core::Secret& phone);
void give_phone(store::Unit& unit, const std::string& resident_id, const core::Secret& phone);

}  // namespace server::handlers
