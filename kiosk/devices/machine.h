// The machine itself, as far as a kiosk may move it: through one fixed helper program, never a shell (FIELD
// TH2).
#pragma once

#include <filesystem>

#include "shared/core/result.h"

namespace devices {

// Runs `HELPER reboot` and does not wait for it. Invalid: no helper is named, or its path is not absolute;
// Unavailable: it could not be started.
core::Result<void> reboot(const std::filesystem::path& helper);

}  // namespace devices
