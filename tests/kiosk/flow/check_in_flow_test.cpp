#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

TEST(CheckInFlow, AScanAsksTheDeskAndOkIsShownOnlyAfterItsAnswer) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoScan{});
    ASSERT_TRUE(visit.at<Scan>());
    EXPECT_EQ(visit.take<OpenCamera>().size(), 1u);

    visit.scan("NC1X");
    ASSERT_TRUE(visit.at<Asking>());
    EXPECT_EQ(visit.take<CloseCamera>().size(), 1u);
    const auto asked = visit.take<AskDesk>();
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0].text.reveal(), "NC1X");

    visit.answer(model::Outcome::Ok);
    ASSERT_TRUE(visit.at<Success>());
    EXPECT_EQ(visit.at<Success>()->attended[0].event_id, "e-s1");
}

TEST(CheckInFlow, AnAnswerToAnOlderScanIsIgnored) {
    Visit visit;
    visit.scan("NC1A");
    CheckInAnswered late;
    late.question = visit.state.last_question - 1;
    late.decision.outcome = model::Outcome::Ok;
    visit.play(late);
    EXPECT_TRUE(visit.at<Asking>());
}

TEST(CheckInFlow, NoAnswerInTimeSaysNotRecorded) {
    Visit visit;
    visit.scan("NC1A");
    visit.wait(visit.rules.answer_timeout - 100ms);
    EXPECT_TRUE(visit.at<Asking>());
    visit.wait(100ms);
    ASSERT_TRUE(visit.at<Refused>());
    EXPECT_EQ(visit.at<Refused>()->decision.outcome, model::Outcome::StorageError);
}

TEST(CheckInFlow, AScanWakesTheSignageAndInterruptsAResult) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Invalid);
    ASSERT_TRUE(visit.at<Refused>());
    visit.scan("NC1B");
    EXPECT_TRUE(visit.at<Asking>());
    EXPECT_EQ(visit.take<Wipe>().size(), 1u);
}

TEST(CheckInFlow, TheNameIsGoneAfterFourSeconds) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Ok);
    visit.wait(3900ms);
    EXPECT_EQ(visit.at<Success>()->name.shown(), "王*和");
    visit.wait(100ms);
    EXPECT_TRUE(visit.at<Success>()->name.empty());
}

TEST(CheckInFlow, SuccessGoesHomeByItselfAndWipes) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Ok);
    visit.wait(visit.rules.success_shown_for);
    EXPECT_TRUE(visit.at<Home>());
    EXPECT_EQ(visit.take<Wipe>().size(), 1u);
}

TEST(CheckInFlow, ChoosingSeveralCommitsThemTogether) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Choose, {"s1", "s2"});
    ASSERT_TRUE(visit.at<Choose>());
    EXPECT_TRUE(visit.at<Choose>()->selected.empty());
    visit.touch(ConfirmChoice{});
    EXPECT_TRUE(visit.at<Choose>()) << "nothing is selected, so nothing to confirm";
    visit.touch(ToggleChoice{"s2"});
    visit.touch(ToggleChoice{"s1"});
    visit.touch(ToggleChoice{"not offered"});
    visit.touch(ConfirmChoice{});
    const auto commits = visit.take<CommitChoice>();
    ASSERT_EQ(commits.size(), 1u);
    EXPECT_EQ(commits[0].sessions, (std::vector<model::Id>{"s2", "s1"}));
    EXPECT_NE(commits[0].question, commits[0].scan);
}

TEST(CheckInFlow, NotMeForgetsThePersonAndScansAgain) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Choose, {"s1", "s2"});
    visit.touch(NotMe{});
    EXPECT_TRUE(visit.at<Scan>());
    EXPECT_EQ(visit.take<Wipe>().size(), 1u);
}

TEST(CheckInFlow, UndoVoidsEveryEventAndSaysIfItCouldNot) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Ok, {"s1", "s2"});
    visit.touch(Undo{});
    const auto voids = visit.take<VoidCheckIns>();
    ASSERT_EQ(voids.size(), 1u);
    EXPECT_EQ(voids[0].events, (std::vector<model::Id>{"e-s1", "e-s2"}));
    visit.play(UndoAnswered{.question = voids[0].question, .undone = false});
    ASSERT_TRUE(visit.at<Refused>());
    EXPECT_EQ(visit.at<Refused>()->decision.outcome, model::Outcome::StorageError);
}

TEST(CheckInFlow, UndoLeadsToTheChoiceWhereSeveralAreStillOpen) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Ok, {"s1"});
    const Question scan = visit.state.last_question;
    visit.touch(Undo{});
    const auto voids = visit.take<VoidCheckIns>();
    ASSERT_EQ(voids.size(), 1u);
    EXPECT_EQ(voids[0].scan, scan);
    UndoAnswered answered{.question = voids[0].question, .undone = true};
    answered.decision.outcome = model::Outcome::Choose;
    answered.decision.sessions = {"s1", "s2"};
    visit.play(answered);
    ASSERT_TRUE(visit.at<Choose>());
    EXPECT_TRUE(visit.at<Choose>()->selected.empty()) << "what was undone is not chosen again by itself";
    visit.touch(ToggleChoice{"s2"});
    visit.touch(ConfirmChoice{});
    const auto commits = visit.take<CommitChoice>();
    ASSERT_EQ(commits.size(), 1u);
    EXPECT_EQ(commits[0].scan, voids[0].question);
}

TEST(CheckInFlow, UndoOfTheOnlyOneLeadsHomeAndSaysSo) {
    Visit visit;
    visit.scan("NC1A");
    visit.answer(model::Outcome::Ok, {"s1"});
    visit.touch(Undo{});
    UndoAnswered answered{.question = visit.take<VoidCheckIns>().at(0).question, .undone = true};
    answered.decision.outcome = model::Outcome::Ok;
    visit.play(answered);
    EXPECT_TRUE(visit.at<Home>());
    EXPECT_TRUE(visit.state.taken_back);
    visit.wait(3s);
    EXPECT_FALSE(visit.state.taken_back);
}

TEST(CheckInFlow, AnAlreadyThatWasMadeHereAMomentAgoCanBeTakenBack) {
    Visit visit;
    visit.scan("NC1A");
    CheckInAnswered answered{.question = visit.state.last_question};
    answered.decision.outcome = model::Outcome::Already;
    answered.decision.sessions = {"s1"};
    answered.attended = {{"s1", "e-1", 4}};
    visit.play(answered);
    ASSERT_TRUE(visit.at<Refused>());
    visit.touch(Undo{});
    visit.touch(Undo{});
    const auto voids = visit.take<VoidCheckIns>();
    ASSERT_EQ(voids.size(), 1u) << "asked once";
    EXPECT_EQ(voids[0].events, (std::vector<model::Id>{"e-1"}));
}

TEST(CheckInFlow, TheCameraIsOpenOnTheScanScreenAlone) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoScan{});
    visit.touch(GoBack{});
    EXPECT_TRUE(visit.at<Home>());
    EXPECT_EQ(visit.take<OpenCamera>().size(), visit.take<CloseCamera>().size());
}

TEST(CheckInFlow, WhatStartsAboutNowIsChosenAlready) {
    Visit visit;
    visit.scan("NC1A");
    CheckInAnswered answered;
    answered.question = visit.state.last_question;
    answered.decision.outcome = model::Outcome::Choose;
    answered.decision.sessions = {"s1", "s2", "s3"};
    answered.soon = {"s2"};
    visit.play(answered);
    ASSERT_TRUE(visit.at<Choose>());
    EXPECT_EQ(visit.at<Choose>()->selected, (std::vector<model::Id>{"s2"}));
}
