// Which commands wait for nobody to stand there (SIGNAGE R-R4). Pure.
#pragma once

#include "shared/wire/commands.h"

namespace app {

enum class Presence { Nobody, Somebody };

// False where somebody who stands there would be seen, interrupted or left in the dark.
bool may_carry_out(wire::CommandKind kind, Presence presence);

}  // namespace app
