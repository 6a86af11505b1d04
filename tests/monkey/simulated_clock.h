// A clock that stands still until the monkey moves it; read from any thread.
#pragma once

#include <atomic>

#include "shared/core/clock.h"

namespace monkey {

class SimulatedClock final : public core::Clock {
public:
    explicit SimulatedClock(core::WallTime starts_at)
        : wall_ms_{core::to_ms(starts_at)}, steady_(std::chrono::steady_clock::now().time_since_epoch()) {}

    core::WallTime wall() const override { return core::from_ms(wall_ms_); }
    core::SteadyTime steady() const override { return core::SteadyTime{steady_.load()}; }

    void pass(std::chrono::milliseconds time) {
        wall_ms_ += time.count();
        steady_ = steady_.load() + time;
    }
    // Somebody sets the clock; no time passes.
    void set(std::chrono::milliseconds by) { wall_ms_ += by.count(); }

private:
    std::atomic<std::int64_t> wall_ms_;
    std::atomic<core::SteadyTime::duration> steady_;
};

}  // namespace monkey
