#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

TEST(HelpFlow, AsksBeforeItCallsAndLeadsBack) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(AskForHelp{});
    ASSERT_TRUE(visit.at<Help>());
    EXPECT_TRUE(visit.take<SendHelpCall>().empty());
    visit.touch(GoBack{});
    EXPECT_TRUE(visit.at<Home>());
}

TEST(HelpFlow, TellsWhatCameOfTheCall) {
    struct Case {
        HelpResult result;
        Help::Stage stage;
    };
    for (const Case& one :
         {Case{HelpResult::Called, Help::Stage::Called},
          Case{HelpResult::CoolingDown, Help::Stage::CoolingDown},
          Case{HelpResult::Offline, Help::Stage::Offline}, Case{HelpResult::Failed, Help::Stage::Failed}}) {
        Visit visit;
        visit.touch(Start{});
        visit.touch(AskForHelp{model::HelpReason::CheckIn});
        visit.touch(CallStaff{});
        visit.touch(CallStaff{});  // once is enough
        const auto calls = visit.take<SendHelpCall>();
        ASSERT_EQ(calls.size(), 1U);
        EXPECT_EQ(calls[0].reason, model::HelpReason::CheckIn);
        visit.play(HelpAnswered{
            .question = visit.state.last_question, .result = one.result, .call_id = "h1", .wait = 40s});
        ASSERT_TRUE(visit.at<Help>());
        EXPECT_EQ(visit.at<Help>()->stage, one.stage);
    }
}

TEST(HelpFlow, FailsWhenTheDeskIsSilent) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(AskForHelp{});
    visit.touch(CallStaff{});
    visit.wait(visit.rules.answer_timeout);
    EXPECT_EQ(visit.at<Help>()->stage, Help::Stage::Failed);
}

TEST(HelpFlow, LeavesNothingOfARefusedPerson) {
    Visit visit;
    visit.touch(Start{});
    visit.scan("NC1X");
    visit.answer(model::Outcome::NeedsStaff);
    visit.take<Wipe>();
    visit.touch(AskForHelp{model::HelpReason::CheckIn});
    EXPECT_EQ(visit.take<Wipe>().size(), 1U);
    visit.touch(GoBack{});
    EXPECT_TRUE(visit.at<Home>());
}

TEST(SlipFlow, GivesANumberOrSaysThatThereIsNone) {
    for (const bool taken : {true, false}) {
        Visit visit;
        visit.touch(Start{});
        visit.touch(AskForSlip{model::SlipReason::NewInTown});
        ASSERT_EQ(visit.take<TakeSlip>().size(), 1U);
        visit.play(SlipAnswered{
            .question = visit.state.last_question, .taken = taken, .number = "A007", .online = true});
        EXPECT_EQ(visit.at<Slip>()->stage, taken ? Slip::Stage::Taken : Slip::Stage::Failed);
        visit.wait(visit.rules.refused_idle + visit.rules.warning);
        EXPECT_TRUE(visit.at<Home>());
    }
}

TEST(WaitingFlow, KeepsTheScanUntilTheListHasThePerson) {
    Visit visit;
    visit.touch(Start{});
    visit.scan("NC1X");
    const Question scan = visit.state.last_question;
    visit.answer(model::Outcome::Full, {"c3"});
    visit.take<Wipe>();
    visit.touch(JoinWaiting{});
    const auto joined = visit.take<JoinWaitlist>();
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(joined[0].scan, scan);
    EXPECT_EQ(joined[0].session_id, "c3");
    EXPECT_TRUE(visit.take<Wipe>().empty());
    visit.play(WaitingAnswered{
        .question = visit.state.last_question, .result = WaitlistResult::Joined, .event_id = "e1"});
    visit.play(WaitingPosition{.event_id = "e1", .position = 2});
    EXPECT_EQ(visit.at<Waiting>()->position, 2);
    visit.touch(GoHome{});
    EXPECT_EQ(visit.take<Wipe>().size(), 1U);
}

TEST(WaitingFlow, IsThereForAFullSessionAlone) {
    Visit visit;
    visit.touch(Start{});
    visit.scan("NC1X");
    visit.answer(model::Outcome::Closed);
    visit.touch(JoinWaiting{});
    EXPECT_TRUE(visit.at<Refused>());
}
