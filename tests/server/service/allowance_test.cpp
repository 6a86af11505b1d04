#include "server/service/allowance.h"

#include <gtest/gtest.h>

namespace {

using server::service::Allowance;
using namespace std::chrono_literals;

constexpr core::SteadyTime kStart{};

TEST(Allowance, GivesABurstAtOnceAndThenSoMuchASecond) {
    Allowance allowance{10, 100};
    EXPECT_EQ(allowance.take("a", 100, kStart), 0s);
    EXPECT_EQ(allowance.take("a", 25, kStart), 3s);
    EXPECT_EQ(allowance.take("a", 25, kStart + 2s), 1s);
    EXPECT_EQ(allowance.take("a", 25, kStart + 3s), 0s) << "a refusal has cost nothing";
    EXPECT_EQ(allowance.take("b", 100, kStart), 0s) << "everybody has their own";
}

TEST(Allowance, NeverGathersMoreThanTheBurst) {
    Allowance allowance{10, 100};
    EXPECT_EQ(allowance.take("a", 1, kStart), 0s);
    EXPECT_EQ(allowance.take("a", 100, kStart + 1h), 0s);
    EXPECT_EQ(allowance.take("a", 10, kStart + 1h), 1s);
}

}  // namespace
