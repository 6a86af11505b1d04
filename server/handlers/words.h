// The server's own words, in both languages: those of assets/lang as they were when the server was built.
#pragma once

#include <string_view>

#include "shared/model/text.h"

namespace server::handlers {

// An unknown key shows itself.
model::Text words(std::string_view key);

}  // namespace server::handlers
