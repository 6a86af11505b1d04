// A clock that stands still until a test moves it.
#pragma once

#include "shared/core/clock.h"

namespace test {

class ManualClock final : public core::Clock {
public:
    core::WallTime wall() const override { return wall_; }
    core::SteadyTime steady() const override { return steady_; }

    void set_wall(core::WallTime time) { wall_ = time; }
    void advance(std::chrono::milliseconds by) {
        wall_ += by;
        steady_ += by;
    }

private:
    core::WallTime wall_{};
    core::SteadyTime steady_{};
};

}  // namespace test
