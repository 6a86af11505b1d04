// What goes from the screen to the people behind the desk: calls for help, numbers for the desk, places on a
// waiting list, and staff's own notices.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "kiosk/desk/counter.h"

namespace kiosk::desk {

inline constexpr std::chrono::seconds kHelpCoolDown{60};

class HelpDesk {
public:
    // All outlive the desk.
    HelpDesk(LedgerFile& file, Visits& visits, const DeviceKey& key, core::Random& random)
        : file_(file), visits_(visits), key_(key), random_(random) {}

    HelpAnswer call(const CallForHelp& wish, const Circumstances& here, const Moment& moment);
    SlipAnswer slip(const TakeSlip& wish, const Circumstances& here, const Moment& moment);
    WaitlistAnswer wait(const JoinWaitlist& wish, const Circumstances& here, const Moment& moment);
    NoticeAnswer post(const PostNotice& wish, const Circumstances& here, const Moment& moment);
    NoticeAnswer withdraw(const WithdrawNotice& wish, const Circumstances& here, const Moment& moment);

    // Staff's own notices over what was pulled: those that the server does not send yet, without those that
    // were withdrawn. What the server sends is its own from then on: it may also take it away.
    core::Result<void> overlay(std::vector<model::Announcement>& announcements, core::WallTime now);
    core::Result<void> forget_old(core::WallTime now);

private:
    // One event by itself; its id.
    core::Result<model::Id> record(std::string_view type, const std::string& body, const Stamp& stamp);

    struct Called {
        model::Id id;
        core::SteadyTime at;
    };
    LedgerFile& file_;
    Visits& visits_;
    const DeviceKey& key_;
    core::Random& random_;
    std::optional<Called> called_;
};

}  // namespace kiosk::desk
