// The watchdog is fed, at the end of a round of the main loop.
#include "kiosk/app/parts.h"

namespace app {

void App::feed_watchdog(core::SteadyTime round_began) {
    Parts& parts = *parts_;
    if (!parts.watchdog) return;
    if (parts.frames > 0) parts.watchdog->ready();
    if (const auto beat = parts.desk->beat().take()) parts.desk_beat = *beat;
    if (parts.sync) {
        if (const auto beat = parts.sync->beat().take()) parts.sync_beat = *beat;
    }
    parts.watchdog->feed({.loop_began = round_began,
                          .desk = parts.desk_beat,
                          .sync = parts.sync_beat,
                          .scan = parts.scanners->beat()},
                         parts.clock.steady());
}

}  // namespace app
