// A clock that stands still until a test moves it. Any thread may read it meanwhile.
#pragma once

#include <atomic>

#include "shared/core/clock.h"

namespace test {

class ManualClock final : public core::Clock {
public:
    ManualClock() = default;
    ManualClock(const ManualClock& other) : wall_(other.wall()), steady_(other.steady()) {}
    ManualClock& operator=(const ManualClock& other) {
        wall_ = other.wall();
        steady_ = other.steady();
        return *this;
    }

    core::WallTime wall() const override { return wall_.load(); }
    core::SteadyTime steady() const override { return steady_.load(); }

    void set_wall(core::WallTime time) { wall_ = time; }
    void advance(std::chrono::milliseconds by) {
        wall_ = wall_.load() + by;
        steady_ = steady_.load() + by;
    }

private:
    std::atomic<core::WallTime> wall_{core::WallTime{}};
    std::atomic<core::SteadyTime> steady_{core::SteadyTime{}};
};

}  // namespace test
