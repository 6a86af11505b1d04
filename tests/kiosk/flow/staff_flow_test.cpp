#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

namespace {

const Urgent kFire{.id = "a2", .revision = 1, .severity = model::Severity::Emergency};
const Urgent kQuake{.id = "a3", .revision = 1, .severity = model::Severity::Emergency};

void knock(Visit& visit) {
    for (int i = 0; i < 5; ++i) {
        visit.touch(TapLogo{});
        visit.wait(200ms);
    }
}

void enter_pin(Visit& visit) {
    for (int i = 0; i < 6; ++i) visit.touch(PressDigit{i});
}

void answer(Visit& visit, StaffResult result) {
    visit.play(StaffAnswered{.question = visit.state.last_question,
                             .result = result,
                             .who = {.id = "m1", .short_name = "李"},
                             .tries_left = 4,
                             .wait = 900s});
}

void at_panel(Visit& visit) {
    visit.touch(Start{});
    knock(visit);
    enter_pin(visit);
    answer(visit, StaffResult::Welcome);
    ASSERT_TRUE(visit.at<StaffPanel>());
}

}  // namespace

TEST(StaffFlow, FiveTapsWithinThreeSecondsAskForThePin) {
    Visit visit;
    visit.touch(Start{});
    for (int i = 0; i < 8; ++i) {
        visit.touch(TapLogo{});
        visit.wait(800ms);
    }
    EXPECT_TRUE(visit.at<Home>()) << "too slow";
    visit.wait(3s);
    knock(visit);
    EXPECT_TRUE(visit.at<StaffPin>());
}

TEST(StaffFlow, TheSixthDigitIsEnough) {
    Visit visit;
    visit.touch(Start{});
    knock(visit);
    enter_pin(visit);
    const auto asked = visit.take<CheckPin>();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].pin.reveal(), "012345");
    EXPECT_TRUE(visit.at<StaffPin>()->digits.empty());
    answer(visit, StaffResult::Wrong);
    EXPECT_EQ(visit.at<StaffPin>()->tries_left, 4);
}

TEST(StaffFlow, ALockTakesNoDigits) {
    Visit visit;
    visit.touch(Start{});
    knock(visit);
    enter_pin(visit);
    answer(visit, StaffResult::Locked);
    visit.touch(PressDigit{1});
    EXPECT_TRUE(visit.at<StaffPin>()->digits.empty());
    EXPECT_EQ(visit.at<StaffPin>()->trouble, StaffPin::Trouble::Locked);
}

TEST(StaffFlow, ThePinLeavesAfterThirtySecondsAndThePanelAfterFiveMinutes) {
    Visit visit;
    visit.touch(Start{});
    knock(visit);
    visit.wait(30s);
    EXPECT_TRUE(visit.at<Home>());
    knock(visit);
    enter_pin(visit);
    answer(visit, StaffResult::Welcome);
    visit.wait(280s);
    EXPECT_TRUE(visit.state.warned);
    visit.wait(20s);
    EXPECT_TRUE(visit.at<Home>());
}

TEST(StaffFlow, TheCameraIsOpenOnlyWhileItIsTested) {
    Visit visit;
    at_panel(visit);
    visit.touch(PressStaff{StaffAction::TestCamera});
    EXPECT_EQ(visit.take<OpenCamera>().size(), 1U);
    visit.scan("NC1X");
    EXPECT_TRUE(visit.at<StaffPanel>()) << "a code is tested, not taken";
    EXPECT_TRUE(visit.take<AskDesk>().empty());
    visit.touch(EndVisit{});
    EXPECT_TRUE(visit.at<Home>());
    EXPECT_EQ(visit.take<CloseCamera>().size(), 1U);
}

TEST(StaffFlow, ARedActionTakesThePinAndTwoSecondsOfAFinger) {
    Visit visit;
    at_panel(visit);
    visit.touch(PressStaff{StaffAction::Restart});
    ASSERT_TRUE(visit.at<StaffPin>());
    enter_pin(visit);
    answer(visit, StaffResult::Welcome);
    ASSERT_TRUE(visit.at<StaffPanel>());
    EXPECT_EQ(visit.at<StaffPanel>()->sheet, StaffPanel::Sheet::Armed);
    visit.touch(HoldRed{true});
    visit.wait(1900ms);
    visit.touch(HoldRed{false});
    visit.wait(1s);
    EXPECT_TRUE(visit.take<RestartProgram>().empty());
    visit.touch(HoldRed{true});
    visit.wait(2s);
    EXPECT_EQ(visit.take<RestartProgram>().size(), 1U);
}

TEST(StaffFlow, BackFromASecondPinLeadsToThePanelWithoutTheAction) {
    Visit visit;
    at_panel(visit);
    visit.touch(PressStaff{StaffAction::Restart});
    visit.touch(GoBack{});
    ASSERT_TRUE(visit.at<StaffPanel>());
    EXPECT_EQ(visit.at<StaffPanel>()->sheet, StaffPanel::Sheet::None);
}

TEST(StaffFlow, PostsAndWithdrawsANotice) {
    Visit visit;
    at_panel(visit);
    visit.touch(PressStaff{StaffAction::ClosedToday});
    visit.touch(PostPrepared{{"今天闭馆", "Closed today"}, {"明天照常", "Open tomorrow"}});
    const auto posted = visit.take<PostNotice>();
    ASSERT_EQ(posted.size(), 1U);
    EXPECT_EQ(posted[0].staff_id, "m1");
    visit.play(NoticeAnswered{.question = visit.state.last_question, .done = false});
    EXPECT_EQ(visit.at<StaffPanel>()->said, StaffPanel::Said::NotPosted);
    visit.touch(WithdrawPrepared{"n1"});
    EXPECT_EQ(visit.take<WithdrawNotice>().size(), 1U);
}

TEST(StaffFlow, AnEmergencyTakesThePinTwiceAndIsPostedAsOne) {
    Visit visit;
    at_panel(visit);
    visit.touch(PressStaff{StaffAction::Emergency});
    ASSERT_TRUE(visit.at<StaffPin>());
    EXPECT_TRUE(visit.take<PostNotice>().empty());
    enter_pin(visit);
    answer(visit, StaffResult::Welcome);
    ASSERT_TRUE(visit.at<StaffPanel>());
    EXPECT_EQ(visit.at<StaffPanel>()->sheet, StaffPanel::Sheet::Emergency);
    visit.touch(PostPrepared{{"发生火情", "Fire"}, {"请离开", "Leave now"}, model::Severity::Emergency});
    const auto posted = visit.take<PostNotice>();
    ASSERT_EQ(posted.size(), 1U);
    EXPECT_EQ(posted[0].severity, model::Severity::Emergency);
    visit.play(UrgentChanged{{kFire}});
    EXPECT_TRUE(visit.state.take_over) << "it has the screen of whoever posted it too";
    EXPECT_TRUE(visit.at<Attract>());
}

TEST(StaffFlow, StaffReachTheirPanelThroughAnEmergencyAndWithThemGoneItIsBack) {
    Visit visit;
    visit.play(UrgentChanged{{kFire}});
    knock(visit);
    ASSERT_TRUE(visit.at<StaffPin>());
    EXPECT_FALSE(visit.state.take_over);
    enter_pin(visit);
    answer(visit, StaffResult::Welcome);
    visit.wait(5s);
    ASSERT_TRUE(visit.at<StaffPanel>());
    EXPECT_FALSE(visit.state.take_over);
    visit.touch(EndVisit{});
    visit.wait(1s);
    EXPECT_TRUE(visit.state.take_over) << "nobody ended it";
}

TEST(StaffFlow, WhoeverKnocksButHasNoPinIsShownTheEmergencyAgain) {
    Visit visit;
    visit.play(UrgentChanged{{kFire}});
    knock(visit);
    visit.wait(31s);
    EXPECT_TRUE(visit.state.take_over);
}

TEST(StaffFlow, AnotherEmergencyInterruptsStaffToo) {
    Visit visit;
    visit.play(UrgentChanged{{kFire}});
    knock(visit);
    ASSERT_TRUE(visit.at<StaffPin>());
    visit.play(UrgentChanged{{kQuake, kFire}});
    ASSERT_TRUE(visit.state.take_over);
    EXPECT_EQ(visit.state.take_over->shown.id, "a3");
}
