#include <algorithm>

#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

namespace {

void at_scan(Visit& visit) {
    visit.touch(Start{});
    visit.touch(GoLending{});
    visit.touch(ShowLending{model::ItemKind::PowerBank});
    visit.touch(StartBorrow{});
    ASSERT_TRUE(visit.at<Scan>());
}

BorrowAnswered lent(const Visit& visit) {
    return {.question = visit.state.last_question,
            .result = BorrowResult::Lent,
            .loan = {.id = "loan1", .item_id = "i7"},
            .item = {.id = "i7", .rack_id = "rack1", .slot = 7, .kind = model::ItemKind::PowerBank},
            .name = model::MaskedName{"王*和"}};
}

void picked(Visit& visit) {
    at_scan(visit);
    visit.scan("NC1X");
    visit.play(lent(visit));
    ASSERT_TRUE(visit.at<PickUp>());
}

}  // namespace

TEST(LendingFlow, BorrowsTheKindThatWasChosen) {
    Visit visit;
    picked(visit);
    const auto asked = visit.take<LendTo>();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].kind, model::ItemKind::PowerBank);
    const auto lights = visit.take<LightSlot>();
    ASSERT_EQ(lights.size(), 1U);
    EXPECT_EQ(lights[0].slot, 7);
    EXPECT_TRUE(lights[0].open);
    EXPECT_TRUE(visit.take<AskDesk>().empty()) << "this is no check-in";
}

TEST(LendingFlow, EndsWithTheButtonOrWithTheSlotsSensor) {
    for (const Event& end :
         {Event{Taken{}}, Event{SlotChanged{.rack_id = "rack1", .slot = 7, .filled = false}}}) {
        Visit visit;
        picked(visit);
        visit.take<LightSlot>();
        visit.touch(end);
        ASSERT_TRUE(visit.at<LendingResult>());
        EXPECT_EQ(visit.at<LendingResult>()->kind, LendingResult::Kind::Taken);
        const auto lights = visit.take<LightSlot>();
        ASSERT_EQ(lights.size(), 1U);
        EXPECT_FALSE(lights[0].open);
        EXPECT_TRUE(visit.take<CancelLoan>().empty());
    }
}

TEST(LendingFlow, CancelsWhatIsNotTakenInAMinute) {
    Visit visit;
    picked(visit);
    visit.wait(59s);
    EXPECT_TRUE(visit.at<PickUp>());
    EXPECT_TRUE(visit.at<PickUp>()->name.empty()) << "the name stands for four seconds";
    visit.wait(1s);
    ASSERT_TRUE(visit.at<LendingResult>());
    EXPECT_EQ(visit.at<LendingResult>()->kind, LendingResult::Kind::NotTaken);
    const auto cancelled = visit.take<CancelLoan>();
    ASSERT_EQ(cancelled.size(), 1U);
    EXPECT_EQ(cancelled[0].loan_id, "loan1");
    EXPECT_EQ(cancelled[0].how, model::ReturnKind::NotTaken);
}

TEST(LendingFlow, OffersTheNextOneForABrokenOne) {
    Visit visit;
    picked(visit);
    visit.touch(Broken{});
    EXPECT_EQ(visit.take<CancelLoan>().at(0).how, model::ReturnKind::Broken);
    BorrowAnswered next = lent(visit);
    next.item.slot = 8;
    visit.play(next);
    ASSERT_TRUE(visit.at<PickUp>());
    EXPECT_EQ(visit.at<PickUp>()->item.slot, 8);
    visit.touch(Broken{});
    next.question = visit.state.last_question;
    next.result = BorrowResult::Cancelled;
    visit.play(next);
    ASSERT_TRUE(visit.at<LendingResult>());
    EXPECT_EQ(visit.at<LendingResult>()->kind, LendingResult::Kind::NoneLeft);
}

TEST(LendingFlow, RefusesWithWhatIsStillOut) {
    Visit visit;
    at_scan(visit);
    visit.scan("NC1X");
    BorrowAnswered answer = lent(visit);
    answer.result = BorrowResult::Overdue;
    visit.play(answer);
    ASSERT_TRUE(visit.at<LendingResult>());
    EXPECT_EQ(visit.at<LendingResult>()->kind, LendingResult::Kind::Overdue);
    visit.touch(StartGiveBack{});
    EXPECT_TRUE(visit.at<GiveBack>());
    EXPECT_EQ(visit.take<Wipe>().size(), 1U);
}

TEST(LendingFlow, ExplainsABadPassAsACheckInDoes) {
    Visit visit;
    at_scan(visit);
    visit.scan("NC1X");
    BorrowAnswered answer = lent(visit);
    answer.result = BorrowResult::BadPass;
    answer.outcome = model::Outcome::Revoked;
    visit.play(answer);
    ASSERT_TRUE(visit.at<Refused>());
    EXPECT_EQ(visit.at<Refused>()->decision.outcome, model::Outcome::Revoked);
}

TEST(LendingFlow, SaysSoWhenTheDeskIsSilent) {
    Visit visit;
    at_scan(visit);
    visit.scan("NC1X");
    visit.wait(visit.rules.answer_timeout);
    ASSERT_TRUE(visit.at<LendingResult>());
    EXPECT_EQ(visit.at<LendingResult>()->kind, LendingResult::Kind::Failed);
}

TEST(LendingFlow, TakesThingsBackByTagAndBySlot) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoLending{});
    visit.touch(StartGiveBack{});
    EXPECT_EQ(visit.take<OpenCamera>().size(), 1U);
    visit.scan("something else");
    EXPECT_EQ(visit.take<ReturnByTag>().size(), 1U);
    visit.play(ReturnAnswered{.question = visit.state.last_question, .result = ReturnResult::Unknown});
    ASSERT_TRUE(visit.at<GiveBack>());
    EXPECT_TRUE(visit.at<GiveBack>()->unknown);
    visit.play(SlotChanged{.rack_id = "rack1", .slot = 3, .filled = true});
    EXPECT_EQ(visit.take<ReturnToSlot>().size(), 1U);
    visit.play(ReturnAnswered{
        .question = visit.state.last_question, .result = ReturnResult::Returned, .was_overdue = true});
    ASSERT_TRUE(visit.at<LendingResult>());
    EXPECT_EQ(visit.at<LendingResult>()->kind, LendingResult::Kind::Returned);
    EXPECT_TRUE(visit.at<LendingResult>()->was_overdue);
    EXPECT_EQ(visit.take<CloseCamera>().size(), 1U);
}

TEST(LendingFlow, TakesATagOnAnyScreen) {
    Visit visit;
    visit.scan("NI1ABCDEFGH");
    ASSERT_TRUE(visit.at<GiveBack>());
    EXPECT_EQ(visit.take<ReturnByTag>().size(), 1U);
    EXPECT_TRUE(visit.take<AskDesk>().empty());
}

TEST(LendingFlow, TheBellRingsForTheSlotAndAgainTenSecondsBeforeTheEnd) {
    Visit visit;
    picked(visit);
    const auto rung = [&](Cue cue) {
        const auto played = visit.take<Play>();
        return std::count_if(played.begin(), played.end(), [&](const Play& one) { return one.cue == cue; });
    };
    EXPECT_EQ(rung(Cue::Slot), 1);
    visit.wait(visit.rules.pick_up_time - visit.rules.pick_up_reminder - 100ms);
    EXPECT_EQ(rung(Cue::SlotWaits), 0);
    visit.wait(100ms);
    EXPECT_EQ(rung(Cue::SlotWaits), 1);
    visit.wait(9s);
    EXPECT_EQ(rung(Cue::SlotWaits), 0) << "once";
}
