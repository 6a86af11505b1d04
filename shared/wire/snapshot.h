// A centre's whole feed as one text: a head line, then one change a line (PROTOCOL section 4.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/wire/feed.h"

namespace wire {

struct SnapshotHead {
    std::string id;
    std::string cursor;  // pulling goes on from here
    std::size_t rows = 0;
    std::string sha256;  // of everything after the head line, hex
};

// Where a snapshot lies and how long: it does not change, so a download goes on where it stopped.
struct SnapshotOffer {
    std::string id;
    std::size_t bytes = 0;
    core::WallTime expires;
};
std::string write_snapshot_offer(const SnapshotOffer& offer);
core::Result<SnapshotOffer> read_snapshot_offer(std::string_view json);

struct Snapshot {
    SnapshotHead head;
    std::vector<Change> changes;
};
// Invalid where a line is damaged, or rows are missing: then nothing of it counts.
core::Result<Snapshot> read_snapshot(std::string_view text);

}  // namespace wire
