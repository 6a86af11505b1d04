// How far this kiosk's clock is to be believed, and what time it really is (PROTOCOL section 5).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/core/clock.h"

namespace kiosk::desk {

// The present as the desk sees it, once per request.
struct Moment {
    core::WallTime wall;  // what the system's clock says; goes into events, the server corrects it
    core::WallTime now;   // what it most likely is; for every decision
    core::SteadyTime steady;
    core::ClockTrust trust = core::ClockTrust::Suspect;

    // The same for the signage, which lives on for 400 days without the server (SIGNAGE R-C3). Where it is
    // Suspect, `signage_now` is the earliest that it can be (R-C4).
    core::WallTime signage_now;
    core::ClockTrust signage_trust = core::ClockTrust::Suspect;
};

// What outlives a restart: saved with each commit and every 10 min.
struct ClockMarks {
    core::WallTime high_wall{};           // the system's clock never said more while it was believed
    core::WallTime server_time{};         // of the last contact; the epoch: never
    std::chrono::milliseconds offset{0};  // server minus system clock, then
    std::string boot;                     // of the last contact
    std::int64_t mono_ms = 0;             // steady clock, then
    bool operator==(const ClockMarks&) const = default;
};

class ClockKeeper {
public:
    ClockKeeper(ClockMarks marks, std::string boot, core::WallTime built);

    // Takes both clocks together; a jump of one against the other is seen here, so ask often.
    Moment look(core::WallTime wall, core::SteadyTime steady);
    // The server's signed time, which was `utc` at `measured`. Ends every suspicion.
    void hear_server(core::WallTime utc, core::SteadyTime measured, core::WallTime wall,
                     core::SteadyTime steady);

    const ClockMarks& marks() const { return marks_; }
    std::chrono::milliseconds offset() const { return marks_.offset; }
    // Since the last contact; nullopt: never.
    std::optional<std::chrono::hours> contact_age(core::WallTime now) const;

private:
    // Both clocks at one moment, from which time can be carried on by the one that never jumps.
    struct Anchor {
        core::WallTime wall;
        core::WallTime utc;
        core::SteadyTime steady;
        bool from_server = false;
    };
    core::ClockTrust judge(core::WallTime wall, const Moment& moment) const;
    core::ClockTrust judge_for_signage(const Moment& moment) const;

    ClockMarks marks_;
    std::string boot_;
    core::WallTime built_;
    std::optional<Anchor> anchor_;
    bool jumped_ = false;
    bool began_behind_ = false;  // this boot's clock says less than one before it did
};

}  // namespace kiosk::desk
