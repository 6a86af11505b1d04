#include "kiosk/app/status_board.h"

namespace app {
namespace {

using kiosk::screens::Status;
using kiosk::screens::SyncState;

constexpr std::chrono::seconds kBackShownFor{5};
constexpr std::chrono::hours kOldRoster{24};

bool same(const Status& a, const Status& b) {
    return a.sync == b.sync && a.queued == b.queued && a.contact == b.contact && a.recovered == b.recovered &&
           a.roster_is_old == b.roster_is_old && a.clock == b.clock && a.standing == b.standing;
}

kiosk::screens::Standing shown(kiosk::sync::Standing standing) {
    switch (standing) {
        case kiosk::sync::Standing::Active:
        case kiosk::sync::Standing::Revoked:  // has a page of its own
            return kiosk::screens::Standing::Normal;
        case kiosk::sync::Standing::Suspended:
            return kiosk::screens::Standing::SetAside;
        case kiosk::sync::Standing::Cloned:
            return kiosk::screens::Standing::Copied;
        case kiosk::sync::Standing::Outdated:
            return kiosk::screens::Standing::TooOld;
    }
    return kiosk::screens::Standing::Normal;
}

}  // namespace

bool StatusBoard::refresh() {
    Status next;
    next.sync = !sync_.online ? SyncState::Offline : sync_.working ? SyncState::Syncing : SyncState::Synced;
    next.standing = shown(sync_.standing);
    next.queued = health_.queued + health_.ratings_waiting;
    next.contact = sync_.online ? std::nullopt : sync_.contact;
    next.roster_is_old = health_.last_contact_age > kOldRoster;
    next.clock = health_.clock;
    if (back_since_) next.recovered = static_cast<int>(sync_.uploaded - uploaded_when_lost_);
    const bool changed = !same(next, status_);
    status_ = next;
    return changed;
}

bool StatusBoard::take(const kiosk::desk::Health& health) {
    health_ = health;
    return refresh();
}

bool StatusBoard::take(const kiosk::sync::SyncStatus& status, core::SteadyTime now) {
    if (sync_.online && !status.online) uploaded_when_lost_ = status.uploaded;
    const bool was_reached = sync_.contact.has_value();
    if (!sync_.online && status.online && was_reached) back_since_ = now;
    if (!status.online) back_since_.reset();
    sync_ = status;
    return refresh();
}

bool StatusBoard::tick(core::SteadyTime now) {
    if (!back_since_ || now - *back_since_ < kBackShownFor) return false;
    back_since_.reset();
    return refresh();
}

}  // namespace app
