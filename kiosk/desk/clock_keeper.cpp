#include "kiosk/desk/clock_keeper.h"

#include <algorithm>
#include <utility>

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr auto kBehindMark = 5s;
constexpr auto kJump = 60s;
constexpr auto kTrustedFor = 24h;
constexpr auto kEstimatedFor = std::chrono::hours{60 * 24};
constexpr auto kHeldFor = std::chrono::hours{400 * 24};  // for the signage (SIGNAGE R-C3)

milliseconds since(core::SteadyTime from, core::SteadyTime to) {
    return std::chrono::duration_cast<milliseconds>(to - from);
}

}  // namespace

ClockKeeper::ClockKeeper(ClockMarks marks, std::string boot, core::WallTime built)
    : marks_(std::move(marks)), boot_(std::move(boot)), built_(built) {
    // The program was restarted, the machine was not: the steady clock still counts from the last contact.
    if (marks_.boot == boot_ && marks_.server_time != core::WallTime{}) {
        anchor_ = Anchor{.wall = marks_.server_time - marks_.offset,
                         .utc = marks_.server_time,
                         .steady = core::SteadyTime{milliseconds{marks_.mono_ms}},
                         .from_server = true};
    }
}

Moment ClockKeeper::look(core::WallTime wall, core::SteadyTime steady) {
    if (!anchor_) {
        anchor_ = Anchor{.wall = wall, .utc = wall + marks_.offset, .steady = steady};
        began_behind_ = wall < marks_.high_wall - kBehindMark;
    }
    const milliseconds elapsed = since(anchor_->steady, steady);
    const milliseconds drift = wall - (anchor_->wall + elapsed);
    if (drift > kJump || drift < -kJump) jumped_ = true;
    Moment moment{.wall = wall, .now = anchor_->utc + elapsed, .steady = steady};
    moment.trust = judge(wall, moment);
    moment.signage_trust = judge_for_signage(moment);
    const core::WallTime earliest = std::max(marks_.high_wall + marks_.offset, built_);
    moment.signage_now = moment.signage_trust == core::ClockTrust::Suspect ? earliest + elapsed : moment.now;
    const bool is_believed = moment.trust != core::ClockTrust::Suspect ||
                             (moment.signage_trust != core::ClockTrust::Suspect && !jumped_);
    if (is_believed && wall > marks_.high_wall) marks_.high_wall = wall;
    return moment;
}

core::ClockTrust ClockKeeper::judge(core::WallTime wall, const Moment& moment) const {
    const auto age = moment.now - marks_.server_time;
    const bool never = marks_.server_time == core::WallTime{};
    if (never || age > kEstimatedFor || jumped_ || moment.now < built_) return core::ClockTrust::Suspect;
    if (anchor_->from_server) {
        return age < kTrustedFor ? core::ClockTrust::Trusted : core::ClockTrust::Estimated;
    }
    return wall < marks_.high_wall - kBehindMark ? core::ClockTrust::Suspect : core::ClockTrust::Estimated;
}

// What the system's clock does while we run is nothing to it: its time is carried on by the steady one
// (R-C2).
core::ClockTrust ClockKeeper::judge_for_signage(const Moment& moment) const {
    if (moment.trust != core::ClockTrust::Suspect) return moment.trust;
    const bool never = marks_.server_time == core::WallTime{};
    if (never || moment.now < built_ || moment.now - marks_.server_time > kHeldFor)
        return core::ClockTrust::Suspect;
    return began_behind_ ? core::ClockTrust::Suspect : core::ClockTrust::Estimated;
}

void ClockKeeper::hear_server(core::WallTime utc, core::SteadyTime measured, core::WallTime wall,
                              core::SteadyTime steady) {
    const core::WallTime wall_then = wall - since(measured, steady);
    anchor_ = Anchor{.wall = wall_then, .utc = utc, .steady = measured, .from_server = true};
    jumped_ = false;
    began_behind_ = false;
    marks_ = ClockMarks{.high_wall = wall,
                        .server_time = utc,
                        .offset = utc - wall_then,
                        .boot = boot_,
                        .mono_ms = since(core::SteadyTime{}, measured).count()};
}

std::optional<std::chrono::hours> ClockKeeper::contact_age(core::WallTime now) const {
    if (marks_.server_time == core::WallTime{}) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::hours>(now - marks_.server_time);
}

}  // namespace kiosk::desk
