// Puts a backup back in the place of a database.
#pragma once

#include <filesystem>

#include "shared/core/result.h"
#include "shared/storage/database.h"

namespace storage {

// Replaces the file `path`, which nobody may have open, by `backup`: checked and migrated beside it first,
// then renamed. On failure the old file still stands; the backup is never changed.
core::Result<void> restore(const std::filesystem::path& backup, const std::filesystem::path& path,
                           const Migrations& migrations);

}  // namespace storage
