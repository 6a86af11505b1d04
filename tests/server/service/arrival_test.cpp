#include "server/service/arrival.h"

#include <gtest/gtest.h>

namespace {

using server::service::effective_time;
using namespace std::chrono_literals;

constexpr core::WallTime kNow{std::chrono::milliseconds{1'764'000'000'000}};

TEST(Arrival, TheOffsetOfTheBatchCorrectsWhatHappenedInTheSameBoot) {
    const model::Event event{.wall = kNow - 1h, .boot = "b"};
    const auto effective = effective_time(event, {.boot = "b", .sent = kNow - 30min, .received = kNow});
    EXPECT_EQ(effective.at, kNow - 30min);
    EXPECT_TRUE(effective.is_confident);
    EXPECT_FALSE(effective.was_clamped);
}

TEST(Arrival, AnotherBootsClockIsTakenAsItWasWithLessConfidence) {
    const model::Event event{.wall = kNow - 1h, .boot = "a"};
    const auto effective = effective_time(event, {.boot = "b", .sent = kNow - 30min, .received = kNow});
    EXPECT_EQ(effective.at, kNow - 1h);
    EXPECT_FALSE(effective.is_confident);
}

TEST(Arrival, MoreThanTenMinutesAheadIsClampedToTheArrival) {
    model::Event event{.wall = kNow + 10min, .boot = "b"};
    EXPECT_EQ(effective_time(event, {.boot = "b", .sent = kNow, .received = kNow}).at, kNow + 10min);
    event.wall += 1ms;
    const auto effective = effective_time(event, {.boot = "b", .sent = kNow, .received = kNow});
    EXPECT_EQ(effective.at, kNow);
    EXPECT_TRUE(effective.was_clamped);
}

}  // namespace
