// The events that wait for the server: numbered without a gap, sealed, sent at least once, never in each
// other's way (PROTOCOL section 4.3).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/desk/device_key.h"
#include "kiosk/desk/ledger_file.h"
#include "kiosk/desk/sync_messages.h"
#include "shared/core/random.h"

namespace kiosk::desk {

struct Stamp;

struct NewEvent {
    std::string type;
    std::string body;  // JSON
};
// Inside a transaction of the ledger; also raises the mark of the clock. Answers the event's id.
model::Id append_event(soci::session& sql, const NewEvent& event, const Stamp& stamp, const DeviceKey& key,
                       core::Random& random);

class Outbox {
public:
    // Both outlive the outbox.
    Outbox(LedgerFile& file, const DeviceKey& key) : file_(file), key_(key) {}

    core::Result<Batch> next(const NextBatch& wish, core::WallTime now);
    core::Result<void> settle(const Settle& verdicts, core::WallTime now);

    core::Result<std::vector<Quarantined>> next_quarantined(std::size_t most);
    core::Result<void> quarantine_sent(const std::vector<model::Id>& event_ids);
    // What the server failed on is tried once a day again. True where something came back.
    core::Result<bool> retry_faults(core::WallTime now);

    struct Depth {
        int waiting = 0;
        std::int64_t oldest_ms = 0;
        int quarantined = 0;
        std::int64_t highest = 0;
    };
    core::Result<Depth> depth();

    enum class Room { Enough, Low };
    // Forgets what the server has: after 30 days, beyond 50 MB, or all of it where room is low. Waiting
    // events stay for ever.
    core::Result<void> forget_acknowledged(core::WallTime now, Room room);

private:
    LedgerFile& file_;
    const DeviceKey& key_;
};

}  // namespace kiosk::desk
