// Opens a database file, and brings an older one to today's schema on a copy that is swapped in when it is
// whole (PROTOCOL section 4.6).
#pragma once

#include <filesystem>

#include "shared/core/result.h"
#include "shared/storage/database.h"

namespace kiosk::desk {

// Errors as of storage::Database::open. Whatever happens in between, the file is either the old one or the
// new one.
core::Result<storage::Database> open_migrated(const std::filesystem::path& file,
                                              const storage::Migrations& schema);

}  // namespace kiosk::desk
