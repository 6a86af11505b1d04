// Space kept in reserve: on a full disk SQLite can't even delete, so a file lies there to be given up (FIELD
// section 0).
#pragma once

#include <cstdint>
#include <filesystem>

#include "shared/core/result.h"

namespace storage {

inline constexpr std::uintmax_t kBallastSize = 16U << 20U;

// Writes the ballast file if it is not whole. Unavailable: no room for it now; try again later.
core::Result<void> keep_ballast(const std::filesystem::path& file);
void drop_ballast(const std::filesystem::path& file);
std::uintmax_t free_space(const std::filesystem::path& directory);

}  // namespace storage
