#include "kiosk/signage/poison.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using signage::Poison;

const core::WallTime kNow = core::from_ms(1'790'000'000'000);

// A start, a film begun, and the end of the program in the middle of it; what was kept.
std::string die(const std::string& kept, core::WallTime at) {
    Poison poison{kept};
    EXPECT_TRUE(poison.begin("bad", at));
    return poison.text();
}

TEST(Poison, R_P5_AFileThatTookTheProgramDownTwiceInADayIsLeftAloneForADay) {
    const std::string once = die({}, kNow);
    EXPECT_FALSE(Poison{once}.is_poison("bad", kNow + 1min));
    const std::string twice = die(once, kNow + 5h);
    EXPECT_TRUE(Poison{twice}.is_poison("bad", kNow + 6h));
    EXPECT_TRUE(Poison{twice}.is_poison("bad", kNow + 28h));
    EXPECT_FALSE(Poison{twice}.is_poison("bad", kNow + 29h));
    EXPECT_FALSE(Poison{twice}.is_poison("good", kNow + 6h));
}

TEST(Poison, R_P5_TwoDeathsFarApartAreChance) {
    const std::string twice = die(die({}, kNow), kNow + 25h);
    EXPECT_FALSE(Poison{twice}.is_poison("bad", kNow + 26h));
}

TEST(Poison, R_P5_WhatWasShownForAWhileIsNoPoisonWhateverHappensThen) {
    Poison first;
    first.begin("good", kNow);
    EXPECT_TRUE(first.survive("good"));
    EXPECT_FALSE(first.survive("good")) << "nothing to keep a second time";
    Poison second{first.text()};
    second.begin("good", kNow + 1h);
    EXPECT_FALSE(Poison{second.text()}.is_poison("good", kNow + 2h));
}

TEST(Poison, R_P5_IsKeptOnceAStartForEachFile) {
    Poison poison;
    EXPECT_TRUE(poison.begin("a", kNow));
    EXPECT_FALSE(poison.begin("a", kNow + 1h));
    EXPECT_TRUE(poison.begin("b", kNow + 1h));
}

TEST(Poison, ATornTextIsNoReasonToStop) {
    EXPECT_FALSE(Poison{"begun abc"}.is_poison("abc", kNow));
    EXPECT_FALSE(Poison{"\xff\xfe nonsense 1 2 3"}.is_poison("nonsense", kNow));
}

}  // namespace
