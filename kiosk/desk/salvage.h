// Rebuilds a damaged ledger from the rows that can still be read (PROTOCOL section 7, S9).
#pragma once

#include <cstdint>
#include <filesystem>

#include "shared/core/result.h"

namespace kiosk::desk {

struct Salvage {
    std::filesystem::path aside;  // the damaged file, kept for people to look at
    std::int64_t rows = 0;        // saved
    std::int64_t lost = 0;        // known to have been there and unreadable; 0 where nobody can tell
};

// `ledger` is closed. Afterwards it is a sound file whose next sequence is above `floor` and above every one
// that the damaged file is known to have given out.
core::Result<Salvage> salvage_ledger(const std::filesystem::path& ledger, std::int64_t floor);

}  // namespace kiosk::desk
