// Lending at the counter: one thing a person, on disk before the slot opens, the same after a restart and
// without a network.
#include <gtest/gtest.h>

#include "shared/wire/errands.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using desk::BorrowResult;
using desk::ReturnResult;
using model::ItemState;

wire::Change put_item(int slot, ItemState state, std::int64_t revision = 1) {
    const model::Item item{.id = "umbrella-" + std::to_string(slot),
                           .center_id = "center-1",
                           .rack_id = "rack",
                           .slot = slot,
                           .kind = model::ItemKind::Umbrella,
                           .state = state};
    return put(wire::row::kItem, item.id, wire::write_row(item), revision);
}

wire::Change put_loan(const std::string& id, const std::string& item, model::PassId pass,
                      core::WallTime out) {
    const wire::LoanRow row{.loan = {.id = id, .item_id = item, .out = out, .due = out + 24h}, .pass = pass};
    return put(wire::row::kLoan, id, wire::write_row(row));
}

struct Loans : testing::Test {
    CounterStory story;

    void SetUp() override {
        story.pull({put(wire::row::kRack, "rack",
                        wire::write_row(model::Rack{.id = "rack", .center_id = "center-1", .slots = 3})),
                    put_item(1, ItemState::Free), put_item(2, ItemState::Free),
                    put_item(3, ItemState::Repair)});
    }
    desk::BorrowAnswer borrow(const std::string& text, model::ScanSource source = model::ScanSource::Camera) {
        return story.answer_to<desk::BorrowAnswer>(desk::Borrow{.question = story.next_question(),
                                                                .text = core::Secret{text},
                                                                .source = source,
                                                                .kind = model::ItemKind::Umbrella});
    }
    desk::BorrowAnswer cancel(const model::Id& loan, model::ReturnKind how) {
        return story.answer_to<desk::BorrowAnswer>(
            desk::CancelLoan{.question = story.next_question(), .loan_id = loan, .how = how});
    }
    desk::ReturnAnswer fill(int slot) {
        return story.answer_to<desk::ReturnAnswer>(
            desk::ReturnToSlot{.question = story.next_question(), .rack_id = "rack", .slot = slot});
    }
    std::vector<model::Item> items() {
        if (const auto content = story.new_content()) shown = content->content->items;
        return shown;
    }
    std::vector<model::Item> shown;
};

TEST_F(Loans, ALoanIsOnDiskBeforeItsSlotOpens) {
    const auto lent = borrow(story.card(kWang));
    ASSERT_EQ(lent.result, BorrowResult::Lent);
    EXPECT_EQ(lent.item.slot, 1);
    EXPECT_EQ(lent.name.shown(), "王*和");
    EXPECT_EQ(lent.loan.due - lent.loan.out, 24h);
    EXPECT_EQ(items().at(0).state, ItemState::Lent);
    story.restart();
    const auto events = story.waiting();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].type, "loan_out.v1");
    const auto body = wire::read_loan_out(events[0].body);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->pass, kWang);
    EXPECT_EQ(body->item_id, "umbrella-1");
    EXPECT_EQ(items().at(0).state, ItemState::Lent) << "before the server says so";
}

TEST_F(Loans, OneThingAPersonAndLateOnesAreNamed) {
    borrow(story.card(kWang));
    const auto again = borrow(story.card(kWang));
    EXPECT_EQ(again.result, BorrowResult::HasOne);
    EXPECT_EQ(again.item.slot, 1);
    EXPECT_TRUE(again.name.empty());
    story.wait(24h);
    const auto late = borrow(story.card(kWang));
    EXPECT_EQ(late.result, BorrowResult::Overdue);
    EXPECT_EQ(late.item.id, "umbrella-1");
    EXPECT_EQ(story.waiting().size(), 1U);
}

TEST_F(Loans, ALoanOfAnotherKioskCountsToo) {
    story.pull(
        {put_item(2, ItemState::Lent, 2), put_loan("loan-elsewhere", "umbrella-2", kLi, kMorning - 30h)});
    const auto refused = borrow(story.card(kLi));
    EXPECT_EQ(refused.result, BorrowResult::Overdue);
    EXPECT_EQ(refused.loan.id, "loan-elsewhere");
    const auto back = fill(2);
    EXPECT_EQ(back.result, ReturnResult::Returned);
    EXPECT_TRUE(back.was_overdue);
    EXPECT_EQ(borrow(story.card(kLi)).result, BorrowResult::Lent)
        << "it is back, though the server does not know";
}

TEST_F(Loans, WhatIsNotTakenIsFreeAgain) {
    const auto lent = borrow(story.card(kWang));
    EXPECT_EQ(cancel(lent.loan.id, model::ReturnKind::NotTaken).result, BorrowResult::Cancelled);
    EXPECT_EQ(items().at(0).state, ItemState::Free);
    EXPECT_EQ(cancel(lent.loan.id, model::ReturnKind::NotTaken).result, BorrowResult::Failed) << "once only";
    EXPECT_EQ(borrow(story.card(kWang)).item.slot, 1);
}

TEST_F(Loans, ABrokenOneIsPutAsideAndTheNextIsLent) {
    const auto first = borrow(story.card(kWang));
    const auto second = cancel(first.loan.id, model::ReturnKind::Broken);
    ASSERT_EQ(second.result, BorrowResult::Lent);
    EXPECT_EQ(second.item.slot, 2);
    EXPECT_EQ(items().at(0).state, ItemState::Repair);
    EXPECT_EQ(cancel(second.loan.id, model::ReturnKind::Broken).result, BorrowResult::Cancelled)
        << "none is left";
    EXPECT_EQ(borrow(story.card(kWang)).result, BorrowResult::NothingFree);
}

TEST_F(Loans, AfterTheVisitABrokenOneIsOnlyPutAside) {
    const auto lent = borrow(story.card(kWang));
    story.works().handle(desk::Request{desk::ForgetVisits{}});
    EXPECT_EQ(cancel(lent.loan.id, model::ReturnKind::Broken).result, BorrowResult::Cancelled);
}

TEST_F(Loans, AReturnByItsTag) {
    borrow(story.card(kWang));
    const auto back = story.answer_to<desk::ReturnAnswer>(desk::ReturnByTag{
        .question = story.next_question(), .text = core::Secret{model::item_tag("umbrella-1")}});
    EXPECT_EQ(back.result, ReturnResult::Returned);
    EXPECT_FALSE(back.was_overdue);
    const auto other = story.answer_to<desk::ReturnAnswer>(desk::ReturnByTag{
        .question = story.next_question(), .text = core::Secret{model::item_tag("of another centre")}});
    EXPECT_EQ(other.result, ReturnResult::Unknown);
}

TEST_F(Loans, ASlotThatFillsThoughNothingIsOutRecordsNothing) {
    EXPECT_EQ(fill(1).result, ReturnResult::NotLent);
    EXPECT_EQ(fill(9).result, ReturnResult::Unknown);
    EXPECT_TRUE(story.waiting().empty());
}

TEST_F(Loans, TheServersRowCountsOnceItHasOurEvent) {
    borrow(story.card(kWang));
    story.pull({put_item(1, ItemState::Free, 2)});
    EXPECT_EQ(items().at(0).state, ItemState::Lent) << "a row from before our event arrived";
    story.acknowledge_all();
    story.pull({put_item(1, ItemState::Repair, 3)});
    EXPECT_EQ(items().at(0).state, ItemState::Repair);
}

TEST_F(Loans, ALoanThatStaffClosedIsOverHereToo) {
    const auto lent = borrow(story.card(kWang));
    story.acknowledge_all();
    story.pull({put_item(1, ItemState::Lent, 2), put_loan(lent.loan.id, "umbrella-1", kWang, kMorning)});
    EXPECT_EQ(borrow(story.card(kWang)).result, BorrowResult::HasOne);
    story.pull({put_item(1, ItemState::Free, 3), erase(wire::row::kLoan, lent.loan.id)});
    EXPECT_EQ(borrow(story.card(kWang)).result, BorrowResult::Lent);
}

TEST_F(Loans, ASnapshotThatLacksALoanEndsIt) {
    borrow(story.card(kWang));
    story.acknowledge_all();
    story.ask<desk::Applied>(desk::BeginSnapshot{.snapshot_id = "s", .cursor = "1.7", .rows = 2});
    const auto center = [] {
        model::Center one;
        one.id = "center-1";
        one.accepted_regions = {kRegion};
        return one;
    }();
    story.ask<desk::Applied>(
        desk::SnapshotRows{{put(wire::row::kCenter, "center-1",
                                wire::write_row(wire::CenterRow{.center = center, .public_url = {}})),
                            put_item(1, ItemState::Free)}});
    ASSERT_TRUE(story.ask<desk::Applied>(desk::EndSnapshot{}).stored);
    EXPECT_EQ(borrow(story.card(kWang)).result, BorrowResult::Lent);
}

TEST_F(Loans, APassThatIsNoGoodBorrowsNothing) {
    EXPECT_EQ(borrow("https://pay.example/1").outcome, model::Outcome::ForeignCode);
    const auto old = story.code(
        {.region = kRegion, .pass = kWang, .valid_from = kMorning - 48h, .valid_until = kMorning - 24h});
    const auto refused = borrow(old);
    EXPECT_EQ(refused.result, BorrowResult::BadPass);
    EXPECT_EQ(refused.outcome, model::Outcome::Expired);
    story.pull(
        {put(wire::row::kRevocation, model::to_text(kWang),
             wire::write_row(model::Revocation{.region = kRegion, .pass = kWang, .since = kMorning}))});
    EXPECT_EQ(borrow(story.card(kWang)).outcome, model::Outcome::Revoked);
    EXPECT_TRUE(story.waiting().empty());
}

TEST_F(Loans, APhoneCodeIsGoodForOneDeed) {
    const auto code = story.phone_code(kWang);
    ASSERT_EQ(story.outcome(code), model::Outcome::Ok);
    EXPECT_EQ(borrow(code).outcome, model::Outcome::Replay);
    story.wait(1min);
    const auto fresh = story.phone_code(kWang);
    EXPECT_EQ(borrow(fresh).result, BorrowResult::Lent);
}

TEST_F(Loans, ATypedNumbersHandleBorrowsLikeACard) {
    const auto handle = story.phone_code(kWang);
    ASSERT_EQ(story
                  .answer_to<desk::CheckInAnswer>(desk::ReadCode{.question = story.next_question(),
                                                                 .text = core::Secret{handle},
                                                                 .source = model::ScanSource::Keypad})
                  .decision.outcome,
              model::Outcome::Ok);
    EXPECT_EQ(borrow(handle, model::ScanSource::Keypad).result, BorrowResult::Lent);
}

TEST_F(Loans, WithTheKeyWithheldTheDiskHoldsNoBorrower) {
    borrow(story.card(kWang));
    story.pull({put_loan("loan-elsewhere", "umbrella-2", kLi, kMorning)});
    const auto bytes = raw_bytes(story.data(), "desk.key");
    EXPECT_NE(bytes.find("umbrella-1"), std::string::npos);
    for (const model::PassId pass : {kWang, kLi})
        EXPECT_EQ(bytes.find(model::to_text(pass)), std::string::npos);
}

}  // namespace
