#include "kiosk/ui/motion.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;

TEST(Motion, ProgressStaysBetweenNoneAndAll) {
    const core::SteadyTime start{100s};
    EXPECT_EQ(ui::progress(start, start - 1s, 200ms), 0);
    EXPECT_FLOAT_EQ(ui::progress(start, start + 50ms, 200ms), 0.25F);
    EXPECT_EQ(ui::progress(start, start + 5s, 200ms), 1);
    EXPECT_EQ(ui::progress(start, start, 0ms), 1);
}

TEST(Motion, EasingsBeginAndEndWhereTheyShould) {
    for (const auto ease : {ui::ease_out_cubic, ui::ease_out_back, ui::ease_in_out_sine}) {
        EXPECT_NEAR(ease(0), 0, 1e-5);
        EXPECT_NEAR(ease(1), 1, 1e-5);
    }
    EXPECT_FLOAT_EQ(ui::ease_out_cubic(0.5F), 0.875F);
}

TEST(Motion, TheTickOvershootsByAtMostFivePercent) {
    float highest = 0;
    for (int i = 0; i <= 1000; ++i)
        highest = std::max(highest, ui::ease_out_back(static_cast<float>(i) / 1000));
    EXPECT_GT(highest, 1.02F);
    EXPECT_LE(highest, 1.05F);
}

TEST(Motion, ASwingReturnsAfterItsPeriod) {
    const core::SteadyTime start{0s};
    EXPECT_NEAR(ui::swing(start, 1600ms), 0, 1e-5);
    EXPECT_NEAR(ui::swing(start + 800ms, 1600ms), 1, 1e-5);
    EXPECT_NEAR(ui::swing(start + 1600ms, 1600ms), 0, 1e-5);
}

TEST(Motion, ACountdownShowsOneInItsLastSecond) {
    const core::SteadyTime end{100s};
    EXPECT_EQ(ui::seconds_left(end - 20s, end), 20);
    EXPECT_EQ(ui::seconds_left(end - 1ms, end), 1);
    EXPECT_EQ(ui::seconds_left(end, end), 0);
    EXPECT_EQ(ui::seconds_left(end + 5s, end), 0);
}

}  // namespace
