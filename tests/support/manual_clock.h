// A clock that stands still until a test moves it; read from any thread.
#pragma once

#include <atomic>

#include "shared/core/clock.h"

namespace test {

class ManualClock final : public core::Clock {
public:
    core::WallTime wall() const override { return core::WallTime{wall_.load()}; }
    core::SteadyTime steady() const override { return core::SteadyTime{steady_.load()}; }

    void set_wall(core::WallTime time) { wall_ = time.time_since_epoch(); }
    void advance(std::chrono::milliseconds by) {
        wall_ = wall_.load() + by;
        steady_ = steady_.load() + by;
    }

private:
    std::atomic<core::WallTime::duration> wall_{};
    std::atomic<core::SteadyTime::duration> steady_{};
};

}  // namespace test
