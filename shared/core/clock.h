// Time as a parameter: the one place that asks the system for it, and how far the answer can be trusted.
#pragma once

#include <chrono>
#include <cstdint>

namespace core {

using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC, what the calendar says; may jump
using SteadyTime = std::chrono::steady_clock::time_point;           // for time-outs; never jumps

class Clock {
public:
    virtual ~Clock() = default;
    virtual WallTime wall() const = 0;
    virtual SteadyTime steady() const = 0;
};

// The system's clock, or the system's clock moved so that it starts at a given moment (`--at`).
class SystemClock final : public Clock {
public:
    SystemClock() = default;
    explicit SystemClock(WallTime starts_at);
    WallTime wall() const override;
    SteadyTime steady() const override;

private:
    std::chrono::milliseconds shift_{};
};

// How far the wall clock of a kiosk is to be believed (PROTOCOL section 5).
enum class ClockTrust {
    Trusted,    // server offset measured less than 24 h ago in this boot; within 2 s
    Estimated,  // real-time clock never behind the high mark, last server contact within 60 days
    Suspect,    // behind the high mark, before the build, jumped, or no contact for over 60 days
};

inline std::int64_t to_ms(WallTime time) {
    return time.time_since_epoch().count();
}
inline WallTime from_ms(std::int64_t ms) {
    return WallTime{std::chrono::milliseconds{ms}};
}

}  // namespace core
