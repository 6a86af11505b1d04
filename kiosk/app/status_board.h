// How the kiosk stands, as the screens tell it: put together from the desk's and the sync thread's reports.
// Pure.
#pragma once

#include <optional>

#include "kiosk/desk/desk_messages.h"
#include "kiosk/screens/context.h"
#include "kiosk/sync/sync_worker.h"
#include "shared/core/clock.h"

namespace app {

class StatusBoard {
public:
    // True where the screen now says something else.
    bool take(const kiosk::desk::Health& health);
    bool take(const kiosk::sync::SyncStatus& status, core::SteadyTime now);
    // Time alone: "back online" is said for five seconds.
    bool tick(core::SteadyTime now);

    // What time it is by the desk's word, carried on by the clock that never jumps (SIGNAGE R-C2); by the
    // system's clock until the desk has spoken.
    core::WallTime now(const core::Clock& clock) const;
    core::WallTime signage_now(const core::Clock& clock) const;
    // The signage would find itself at another time, or believe it otherwise.
    bool is_another_time(const kiosk::desk::Health& next) const;

    const kiosk::screens::Status& status() const { return status_; }
    const kiosk::desk::Health& health() const { return health_; }
    const kiosk::sync::SyncStatus& sync() const { return sync_; }

private:
    bool refresh();

    kiosk::desk::Health health_;
    kiosk::sync::SyncStatus sync_;
    kiosk::screens::Status status_;
    std::optional<core::SteadyTime> back_since_;
    std::uint64_t uploaded_when_lost_ = 0;
};

}  // namespace app
