// Puts a backup back in the place of a database.
#pragma once

#include <filesystem>

#include "shared/core/result.h"
#include "shared/storage/database.h"

namespace storage {

// Where the file that stood at `path` lies after a restore, with its WAL.
std::filesystem::path replaced_by_restore(const std::filesystem::path& path);

// Replaces the file `path`, which nobody may have open, by `backup`: checked and migrated beside it first,
// then renamed; the old file is kept aside. On failure it still stands; the backup is never changed.
core::Result<void> restore(const std::filesystem::path& backup, const std::filesystem::path& path,
                           const Migrations& migrations);

}  // namespace storage
