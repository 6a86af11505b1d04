// Snapshots of a kiosk's feed as files that never change: made once, fetched piece by piece, gone after an
// hour (PROTOCOL section 4.4).
#pragma once

#include <chrono>

#include "server/handlers/call.h"
#include "server/store/feed.h"

namespace server::handlers {

inline constexpr std::chrono::hours kSnapshotLife{1};

store::Scope scope_of_reader(const Call& call);
// Rows that say something else to each kiosk: a session's share of walk-ins.
void fit_to_kiosk(Call& call, wire::Change& change);
// Files that are older than they live.
void drop_snapshots(const Shared& shared, core::WallTime now);

}  // namespace server::handlers
