#include <algorithm>

#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

TEST(Idle, HomeReturnsToSignageWithoutAWarning) {
    Visit visit;
    visit.touch(Start{});
    visit.wait(visit.rules.home_idle - 100ms);
    EXPECT_TRUE(visit.at<Home>());
    EXPECT_FALSE(visit.state.warned);
    visit.wait(100ms);
    EXPECT_TRUE(visit.at<Attract>());
}

TEST(Idle, BrowsingIsWarnedForTwentySecondsAndAnyTouchKeepsIt) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoServices{});
    visit.wait(visit.rules.browse_idle);
    EXPECT_TRUE(visit.state.warned);
    visit.wait(19'900ms);
    EXPECT_TRUE(visit.at<Services>());
    visit.touch(KeepUsing{});
    EXPECT_FALSE(visit.state.warned);
    visit.wait(visit.rules.browse_idle + 20s);
    EXPECT_TRUE(visit.at<Attract>());
}

TEST(Idle, AFingerUnderTheWarningBeginsItsSecondsAnewUntilItSaysWhatItMeant) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoServices{});
    visit.wait(visit.rules.browse_idle + 19s);
    visit.play(Touched{});
    visit.wait(19s);
    EXPECT_TRUE(visit.state.warned) << "it is still there to be pressed";
    EXPECT_TRUE(visit.at<Services>());
    visit.play(EndVisit{});
    EXPECT_TRUE(visit.at<Attract>());
}

TEST(Idle, TheNextVisitStartsInTheRoomsLanguage) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(SwitchLanguage{});
    EXPECT_EQ(visit.state.language, model::Language::English);
    visit.wait(61s);
    EXPECT_EQ(visit.state.language, model::Language::Chinese);
}

TEST(Idle, TheScanScreenCountsDownWhateverIsTouched) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoScan{});
    visit.wait(59s);
    visit.play(Touched{});
    EXPECT_EQ(time_left(visit.state, visit.state.touched, visit.rules), 1000ms);
    visit.wait(1s);
    EXPECT_TRUE(visit.at<Home>());
}

TEST(Idle, BackClimbsTheStackAndFromAResultGoesHome) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoServices{});
    visit.touch(FilterServices{Services{.free_only = true, .page = 2}});
    visit.touch(OpenService{"sv1"});
    visit.touch(GoBack{});
    ASSERT_TRUE(visit.at<Services>());
    EXPECT_EQ(visit.at<Services>()->page, 2);
    visit.scan("NC1");
    visit.answer(model::Outcome::NotOpen);
    visit.touch(GoBack{});
    EXPECT_TRUE(visit.at<Home>());
}

TEST(Idle, TheBellRingsWithTheWarningAndOnceMoreFiveSecondsBeforeItsEnd) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoServices{});
    const auto rung = [&](Cue cue) {
        const auto played = visit.take<Play>();
        return std::count_if(played.begin(), played.end(), [&](const Play& one) { return one.cue == cue; });
    };
    visit.take<Play>();
    visit.wait(visit.rules.browse_idle);
    EXPECT_EQ(rung(Cue::IdleWarning), 1);
    visit.wait(14'900ms);
    EXPECT_EQ(rung(Cue::LastWarning), 0);
    visit.wait(100ms);
    EXPECT_EQ(rung(Cue::LastWarning), 1);
    visit.wait(4s);
    EXPECT_EQ(rung(Cue::LastWarning), 0);
    visit.play(Touched{});
    visit.wait(15s);
    EXPECT_EQ(rung(Cue::LastWarning), 1) << "a touch began its seconds anew";
}
