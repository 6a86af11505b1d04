#include "shared/core/clock.h"

#include <gtest/gtest.h>

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(SystemClock, IsTheSystemsUnlessItIsTold) {
    const core::SystemClock clock;
    const auto system = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    EXPECT_LT(clock.wall() - system, seconds{5});
    EXPECT_GE(clock.wall(), system);
}

TEST(SystemClock, StartsWhereItIsToldAndGoesOnFromThere) {
    const core::WallTime start = core::from_ms(1'800'000'000'000);
    const core::SystemClock clock{start};
    const core::WallTime first = clock.wall();
    EXPECT_GE(first, start - milliseconds{1});
    EXPECT_LT(first, start + seconds{5});
    const core::SteadyTime steady = clock.steady();
    while (clock.wall() == first) {
        ASSERT_LT(clock.steady() - steady, seconds{5}) << "the clock stands still";
    }
    EXPECT_GT(clock.steady(), steady);
}

TEST(WallTime, GoesToMillisecondsAndBack) {
    EXPECT_EQ(core::to_ms(core::from_ms(1'795'482'123'004)), 1'795'482'123'004);
}

}  // namespace
