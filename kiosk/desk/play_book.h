// Proof of play until the server has it: sums by local hour, sent in batches that are kept until they are
// acknowledged (SIGNAGE R-R1). Takes no number of the outbox; the oldest give way where there are too many.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/desk/ledger_file.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/model/play.h"

namespace kiosk::desk {

inline constexpr std::chrono::days kPlaysKept{90};
inline constexpr int kMostPlayRows = 50'000;

class PlayBook {
public:
    // Both outlive the book.
    PlayBook(LedgerFile& file, core::Random& random) : file_(file), random_(random) {}

    // Adds to what the same hour, item, medium and entry had already.
    core::Result<void> note(const std::vector<model::PlayRecord>& records);
    // The batch that is on its way, as it was; else a new one of the oldest records. nullopt: nothing waits.
    core::Result<std::optional<model::PlayBatch>> next(core::WallTime now);
    core::Result<void> acknowledged(const std::string& batch);

    // Drops what is older than `today` allows, and the oldest beyond the most rows. How many were dropped.
    core::Result<int> trim(core::LocalDate today, int most = kMostPlayRows);
    core::Result<int> waiting();  // rows
    core::Result<int> lost();     // that were dropped unsent, ever

private:
    LedgerFile& file_;
    core::Random& random_;
};

}  // namespace kiosk::desk
