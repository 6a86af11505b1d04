#include "kiosk/sync/backoff.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/seeded_random.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::after_failure;
using kiosk::sync::after_success;
using kiosk::sync::Backoff;
using kiosk::sync::delay_of;

core::SteadyTime at(std::chrono::milliseconds since_start) {
    return core::SteadyTime{} + 1h + since_start;
}

Backoff after_failures(int count) {
    Backoff backoff;
    for (int i = 0; i < count; ++i) backoff = after_failure(backoff, at(0s));
    return backoff;
}

TEST(Backoff, DoublesFromTwoSecondsToFiveMinutes) {
    test::LargestRandom largest;
    const auto longest = [&](int failures) {
        return std::chrono::round<std::chrono::seconds>(delay_of(after_failures(failures), largest));
    };
    EXPECT_EQ(longest(1), 2s);
    EXPECT_EQ(longest(2), 4s);
    EXPECT_EQ(longest(5), 32s);
    EXPECT_EQ(longest(8), 256s);
    EXPECT_EQ(longest(9), 300s);
    EXPECT_EQ(longest(1000), 300s);
}

TEST(Backoff, SpreadsOverTheWholeTimeAlsoAtTheCap) {
    test::SeededRandom random{7};
    const Backoff capped = after_failures(30);
    std::chrono::milliseconds sum{0};
    int under_a_minute = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto delay = delay_of(capped, random);
        EXPECT_LE(delay, 300s);
        EXPECT_GE(delay, 500ms);
        sum += delay;
        if (delay < 60s) ++under_a_minute;
    }
    EXPECT_NEAR(static_cast<double>(sum.count()) / 1000.0, 150'000.0, 9'000.0);
    EXPECT_NEAR(under_a_minute, 200, 50);
}

TEST(Backoff, NeverWaitsLessThanHalfASecond) {
    test::SeededRandom random{3};
    for (int i = 0; i < 1000; ++i) EXPECT_GE(delay_of(after_failures(1), random), 500ms);
}

TEST(Backoff, F2_AShortHealthDoesNotResetIt) {
    Backoff backoff;
    for (int i = 0; i < 60; ++i) {  // 5 s up, 5 s down, for 10 minutes
        backoff = after_success(backoff, at(i * 10s));
        backoff = after_success(backoff, at(i * 10s + 5s));
        backoff = after_failure(backoff, at(i * 10s + 6s));
    }
    EXPECT_EQ(backoff.failures, 60);
}

TEST(Backoff, SixtyStableSecondsResetIt) {
    Backoff backoff = after_failures(6);
    backoff = after_success(backoff, at(10s));
    backoff = after_success(backoff, at(10s + 59'999ms));
    EXPECT_EQ(backoff.failures, 6);
    backoff = after_success(backoff, at(70s));
    EXPECT_EQ(backoff.failures, 0);
}

TEST(Backoff, AFailureAfterAStableTimeStartsFromTheBeginning) {
    Backoff backoff = after_success(after_failures(6), at(10s));
    backoff = after_failure(backoff, at(10s + 60s));
    EXPECT_EQ(backoff.failures, 1);
}

TEST(Backoff, S8_RetryAfterIsHonouredWithUpToAFifthMore) {
    test::SeededRandom random{9};
    std::chrono::milliseconds least{1h};
    std::chrono::milliseconds most{0};
    for (int i = 0; i < 1000; ++i) {
        const auto delay = kiosk::sync::honoured(100s, random);
        least = std::min(least, delay);
        most = std::max(most, delay);
    }
    EXPECT_GE(least, 100s);
    EXPECT_LT(least, 101s);
    EXPECT_LE(most, 120s);
    EXPECT_GT(most, 119s);
}

}  // namespace
