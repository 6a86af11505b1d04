// The kiosk's identity on disk: one file that only its owner can read.
#pragma once

#include <filesystem>

#include "shared/core/result.h"
#include "shared/wire/identity.h"

namespace kiosk::sync {

// NotFound: this kiosk is not enrolled yet.
core::Result<wire::Identity> load_identity(const std::filesystem::path& data);
core::Result<void> save_identity(const std::filesystem::path& data, const wire::Identity& identity);

}  // namespace kiosk::sync
