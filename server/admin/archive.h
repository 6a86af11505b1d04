// A county's data as one file, and back: the database with the pictures in it.
#pragma once

#include <filesystem>

#include "shared/core/result.h"

namespace server::admin {

// Reads only, so a server may run.
core::Result<void> back_up(const std::filesystem::path& data, const std::filesystem::path& file);
// No server may run. Kiosks take a fresh snapshot afterwards: what they had seen may not be in the backup.
core::Result<void> restore(const std::filesystem::path& data, const std::filesystem::path& file);

}  // namespace server::admin
