#include "server/service/throttle.h"

#include <gtest/gtest.h>

namespace {

using server::service::Throttle;
using namespace std::chrono_literals;

constexpr core::SteadyTime kStart{};

TEST(Throttle, CountsFailuresOfAKeyInTheWindow) {
    Throttle throttle{3, 60s};
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(throttle.wait_of("a", kStart + std::chrono::seconds{i * 10}), 0s);
        throttle.failed("a", kStart + std::chrono::seconds{i * 10});
    }
    EXPECT_EQ(throttle.wait_of("a", kStart + 20s), 40s);
    EXPECT_EQ(throttle.wait_of("b", kStart + 20s), 0s);
    EXPECT_EQ(throttle.wait_of("a", kStart + 59s), 1s);
    EXPECT_EQ(throttle.wait_of("a", kStart + 60s), 0s) << "the oldest is forgotten";
}

TEST(Throttle, ASuccessForgetsTheFailures) {
    Throttle throttle{1, 60s};
    throttle.failed("a", kStart);
    EXPECT_GT(throttle.wait_of("a", kStart), 0s);
    throttle.succeeded("a");
    EXPECT_EQ(throttle.wait_of("a", kStart), 0s);
}

}  // namespace
