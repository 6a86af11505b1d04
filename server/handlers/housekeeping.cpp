#include "server/handlers/housekeeping.h"

#include "server/handlers/demo_county.h"
#include "server/handlers/feed_effects.h"
#include "server/handlers/roster.h"
#include "server/handlers/snapshots.h"
#include "server/store/announcements.h"
#include "server/store/centers.h"
#include "server/store/commands.h"
#include "server/store/feed.h"
#include "server/store/plays.h"
#include "shared/core/calendar.h"
#include "shared/core/log.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

constexpr std::chrono::seconds kEvery{30};
constexpr std::chrono::hours kTombstones{90 * 24};  // PROTOCOL section 4.4
constexpr std::chrono::hours kHelpCalls{1};         // nobody stands there any more
constexpr std::chrono::hours kCommandsKept{30 * 24};
constexpr std::chrono::hours kPlaysKept{24 * 800};
constexpr std::chrono::hours kBatchesKept{24 * 120};  // a kiosk keeps what it has not sent for 90 days
constexpr int kLooked = 500;

// An announcement that has run out leaves the feed, so that a kiosk that starts anew is not sent the past.
void end_announcements(store::Unit& unit, std::vector<push::News>& news) {
    for (const auto& stored : store::announcements(unit, kLooked)) {
        if (stored.state != "published" || stored.announcement.valid_until > unit.now) continue;
        for (const auto& scope : store::scopes_of(unit, wire::row::kAnnouncement, stored.announcement.id)) {
            store::delete_row(unit, scope, wire::row::kAnnouncement, stored.announcement.id);
            news.push_back({.event = "poke", .data = "{}", .for_kiosks = true, .center_id = scope.center_id});
        }
    }
}

// Kiosks that were enrolled before there were letters for slips.
void introduce_kiosks(store::Unit& unit, std::vector<push::News>& news) {
    for (const auto& kiosk : store::all_kiosks(unit)) {
        if (kiosk.state == "revoked" || !introduce(unit, kiosk)) continue;
        news.push_back({.event = "poke",
                        .data = "{}",
                        .for_kiosks = true,
                        .center_id = kiosk.center_id,
                        .kiosk_id = kiosk.id});
    }
}

// Kiosks learn from their centre's row under which address phones reach us.
bool publish_address(store::Unit& unit, const std::string& url) {
    bool changed = false;
    for (const auto& center : store::all_centers(unit)) {
        const auto body = store::row_body(unit, wire::row::kCenter, center.id);
        auto row =
            body ? wire::read_row<wire::CenterRow>(*body) : core::fail(core::ErrorKind::NotFound, "no row");
        if (!row || row->public_url == url) continue;
        row->public_url = url;
        store::put_row(unit, {.center_id = center.id, .kiosk_id = {}}, wire::row::kCenter, center.id,
                       wire::write_row(*row));
        changed = true;
    }
    return changed;
}

}  // namespace

Housekeeping::Housekeeping(Dispatcher& dispatcher, Shared& shared)
    : dispatcher_(dispatcher), shared_(shared), thread_([this](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
              tidy();
              std::unique_lock lock{mutex_};
              woken_.wait_for(lock, stop, kEvery, [] { return false; });
          }
      }) {}

void Housekeeping::tidy() {
    drop_snapshots(shared_, shared_.clock.wall());
    const auto done = dispatcher_.write_now([this](store::Unit& unit, std::vector<push::News>& news) {
        end_announcements(unit, news);
        introduce_kiosks(unit, news);
        store::forget_rows(unit, wire::row::kHelpCall, unit.now - kHelpCalls);
        store::drop_commands(unit, unit.now - kCommandsKept);
        store::drop_plays(unit,
                          core::format_date(core::date_of(core::TimeZone{}.to_local(unit.now - kPlaysKept))),
                          unit.now - kBatchesKept);
        store::drop_tombstones(unit, unit.now - kTombstones);
        const bool moved = publish_address(unit, shared_.settings.public_url);
        if (keep_demo_alive(unit) || moved)
            news.push_back({.event = "poke", .data = "{}", .for_kiosks = true});
        if (refresh_today(unit)) news.push_back({.event = "poke", .data = "{}", .for_kiosks = true});
    });
    if (!done) spdlog::error("housekeeping failed: {}", done.error().message);
}

}  // namespace server::handlers
