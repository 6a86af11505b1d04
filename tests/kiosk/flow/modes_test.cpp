#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

namespace {

Visit at_home_with(std::initializer_list<Mode> modes) {
    Visit visit;
    visit.touch(Start{});
    for (const Mode mode : modes) visit.touch(SwitchMode{mode});
    return visit;
}

}  // namespace

TEST(Modes, EachSwitchesOnAndOffAndLeavesTheOthersAlone) {
    for (const Mode mode : {Mode::Large, Mode::Contrast, Mode::LowReach, Mode::Reading}) {
        Visit visit = at_home_with({mode});
        int on = 0;
        for (const Mode other : {Mode::Large, Mode::Contrast, Mode::LowReach, Mode::Reading})
            on += is_on(visit.state.modes, other) ? 1 : 0;
        EXPECT_EQ(on, 1);
        EXPECT_TRUE(is_on(visit.state.modes, mode));
        EXPECT_TRUE(visit.at<Home>());
        visit.touch(SwitchMode{mode});
        EXPECT_EQ(visit.state.modes, Modes{});
    }
}

TEST(Modes, StayThroughTheScreensOfAVisitAndEndWithIt) {
    Visit visit = at_home_with({Mode::Large, Mode::Contrast, Mode::LowReach, Mode::Reading});
    const Modes all = visit.state.modes;
    visit.touch(GoServices{});
    visit.touch(GoHome{});
    visit.scan("NC1A");
    visit.answer(model::Outcome::Full);
    EXPECT_EQ(visit.state.modes, all);
    visit.touch(EndVisit{});
    EXPECT_EQ(visit.state.modes, Modes{});
    EXPECT_FALSE(visit.state.switched);
}

TEST(Modes, EndWhenNobodyIsThereAnyMore) {
    Visit visit = at_home_with({Mode::Contrast});
    visit.wait(visit.rules.home_idle);
    ASSERT_TRUE(visit.at<Attract>());
    EXPECT_EQ(visit.state.modes, Modes{});
}

TEST(Modes, LargeTextGivesTwiceTheTimeAndAWarningTwiceAsLong) {
    Visit visit = at_home_with({Mode::Large});
    visit.touch(GoServices{});
    visit.wait(2 * visit.rules.browse_idle - 100ms);
    EXPECT_FALSE(visit.state.warned);
    visit.wait(100ms);
    ASSERT_TRUE(visit.state.warned);
    visit.wait(2 * visit.rules.warning - 100ms);
    EXPECT_TRUE(visit.at<Services>());
    visit.wait(100ms);
    EXPECT_TRUE(visit.at<Attract>());
}

TEST(Modes, NothingGoesOnByItselfWithinFifteenSecondsInLargeText) {
    Visit visit = at_home_with({Mode::Large});
    visit.scan("NC1A");
    visit.answer(model::Outcome::Ok);
    visit.wait(15s);
    EXPECT_TRUE(visit.at<Success>());
    visit.wait(1s);
    EXPECT_TRUE(visit.at<Home>());

    Visit thanks = at_home_with({Mode::Large});
    thanks.touch(StartRating{.candidates = {"s1"}});
    thanks.wait(1s);
    thanks.touch(PressFace{5});
    thanks.wait(1s);
    thanks.touch(SendReasons{});
    ASSERT_TRUE(thanks.at<RateThanks>());
    thanks.wait(14900ms);
    EXPECT_TRUE(thanks.at<RateThanks>());
    thanks.wait(200ms);
    EXPECT_TRUE(thanks.at<Home>());
}

TEST(Modes, TheCountdownKnowsTheLongerTime) {
    Visit visit = at_home_with({Mode::Large});
    visit.touch(GoScan{});
    EXPECT_EQ(time_left(visit.state, visit.state.entered, visit.rules), 2 * visit.rules.scan_countdown);
}

TEST(Modes, AreAnnouncedForAMoment) {
    Visit visit = at_home_with({Mode::LowReach});
    ASSERT_TRUE(visit.state.switched);
    EXPECT_EQ(visit.state.switched->mode, Mode::LowReach);
    EXPECT_TRUE(visit.state.switched->on);
    visit.wait(visit.rules.switched_shown_for);
    EXPECT_FALSE(visit.state.switched);
}
