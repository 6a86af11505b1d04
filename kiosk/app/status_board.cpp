#include "kiosk/app/status_board.h"

namespace app {
namespace {

using kiosk::screens::Status;
using kiosk::screens::SyncState;

constexpr std::chrono::seconds kBackShownFor{5};
constexpr std::chrono::seconds kStep{2};  // SIGNAGE R-C5
constexpr std::chrono::hours kOldRoster{24};

bool same(const Status& a, const Status& b) {
    return a.sync == b.sync && a.queued == b.queued && a.contact == b.contact && a.recovered == b.recovered &&
           a.roster_is_old == b.roster_is_old && a.clock == b.clock && a.standing == b.standing;
}

core::WallTime since(core::WallTime zero, const core::Clock& clock) {
    if (zero == core::WallTime{}) return clock.wall();
    return zero + std::chrono::floor<std::chrono::milliseconds>(clock.steady().time_since_epoch());
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
    next.clock = health_.signage_clock;
    if (back_since_) next.recovered = static_cast<int>(sync_.uploaded - uploaded_when_lost_);
    const bool changed = !same(next, status_);
    status_ = next;
    return changed;
}

core::WallTime StatusBoard::now(const core::Clock& clock) const {
    return since(health_.steady_zero, clock);
}

core::WallTime StatusBoard::signage_now(const core::Clock& clock) const {
    return since(health_.signage_zero, clock);
}

bool StatusBoard::is_another_time(const kiosk::desk::Health& next) const {
    return next.signage_clock != health_.signage_clock ||
           std::chrono::abs(next.signage_zero - health_.signage_zero) > kStep;
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
