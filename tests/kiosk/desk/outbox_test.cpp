// Events on their way up: in order, none in another's way, none forgotten before the server has it.
#include <gtest/gtest.h>

#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;

void record_many(CounterStory& story, int count) {
    for (int i = 1; i <= count; ++i) story.scan(story.card(static_cast<model::PassId>(i)));
}

bool settle(CounterStory& story, desk::Settlement settlement) {
    return story.ask<desk::Done>(desk::Settle{{std::move(settlement)}}).done;
}

TEST(Outbox, GivesTheOldestWithinItsLimits) {
    CounterStory story;
    record_many(story, 10);
    const auto few = story.ask<desk::Batch>(desk::NextBatch{.most_events = 3});
    ASSERT_EQ(few.events.size(), 3U);
    EXPECT_EQ(few.events[0].sequence, 1);
    EXPECT_EQ(few.events[2].sequence, 3);
    EXPECT_EQ(few.left, 7U);
    EXPECT_EQ(few.highest, 10);
    const auto later = story.ask<desk::Batch>(desk::NextBatch{.most_events = 3, .after = 8});
    EXPECT_EQ(later.events.size(), 2U);
    const auto small = story.ask<desk::Batch>(desk::NextBatch{.most_bytes = 1});
    EXPECT_EQ(small.events.size(), 1U) << "one always comes";
    EXPECT_EQ(story.ask<desk::Batch>(desk::NextBatch{.most_bytes = 850}).events.size(), 2U);
}

TEST(Outbox, WhatIsStoredIsNotSentAgain) {
    CounterStory story;
    record_many(story, 5);
    story.acknowledge_all();
    EXPECT_TRUE(story.waiting().empty());
    EXPECT_EQ(story.health().queued, 0);
    EXPECT_EQ(story.health().highest_sequence, 5);
    story.restart();
    EXPECT_TRUE(story.waiting().empty());
    record_many(story, 1);
    EXPECT_EQ(story.waiting().at(0).sequence, 6);
}

TEST(Outbox, WhatTheServerHasLostIsSentAgain) {
    CounterStory story;
    record_many(story, 5);
    story.acknowledge_all();
    record_many(story, 1);
    const auto newest = story.waiting();
    ASSERT_EQ(newest.size(), 1U);
    desk::Settle verdicts{.settlements = {{.event_id = newest[0].id}}, .missing = {{2, 3}, {5, 5}, {7, 9}}};
    EXPECT_TRUE(story.ask<desk::Done>(std::move(verdicts)).done);
    std::vector<std::int64_t> again;
    for (const auto& event : story.waiting()) again.push_back(event.sequence);
    EXPECT_EQ(again, (std::vector<std::int64_t>{2, 3, 5}));
}

TEST(Outbox, S4_ARejectedEventIsSetAsideAndTheOthersFlow) {
    CounterStory story;
    record_many(story, 3);
    const auto events = story.waiting();
    EXPECT_TRUE(
        settle(story, {.event_id = events[1].id, .verdict = desk::Verdict::Rejected, .code = "BAD_BODY"}));
    EXPECT_EQ(story.waiting().size(), 2U);
    EXPECT_EQ(story.health().quarantined, 1);
    const auto aside = story.ask<desk::QuarantineBatch>(desk::NextQuarantined{}).rows;
    ASSERT_EQ(aside.size(), 1U);
    EXPECT_EQ(aside[0].event.body, events[1].body);
    EXPECT_EQ(aside[0].event.sequence, 2);
    EXPECT_EQ(aside[0].code, "BAD_BODY");
    story.ask<desk::Done>(desk::QuarantineSent{{events[1].id}});
    EXPECT_TRUE(story.ask<desk::QuarantineBatch>(desk::NextQuarantined{}).rows.empty());
    EXPECT_EQ(story.health().quarantined, 1) << "the badge stays";
}

TEST(Outbox, LaterMeansNotBefore) {
    CounterStory story;
    record_many(story, 2);
    const auto events = story.waiting();
    settle(story, {.event_id = events[0].id, .verdict = desk::Verdict::Later, .after = 60s});
    EXPECT_EQ(story.waiting().size(), 1U);
    story.wait(61s);
    EXPECT_EQ(story.waiting().size(), 2U);
}

TEST(Outbox, S5_WhatTheServerFailsOnForAnHourIsSetAsideAndTriedOnceADay) {
    CounterStory story;
    record_many(story, 2);
    const auto bad = story.waiting().at(0);
    const auto fail = [&] {
        return settle(story, {.event_id = bad.id, .verdict = desk::Verdict::ServerFault, .code = "500"});
    };
    for (int i = 0; i < 20; ++i) fail();
    EXPECT_EQ(story.waiting().size(), 2U) << "often, but not for long";
    story.wait(61min);
    fail();
    EXPECT_EQ(story.waiting().size(), 1U);
    EXPECT_EQ(story.ask<desk::QuarantineBatch>(desk::NextQuarantined{}).rows.at(0).code, "SERVER_FAULT");
    story.wait(25h);
    ASSERT_EQ(story.waiting().size(), 2U);
    EXPECT_EQ(story.waiting().at(0).sequence, 1);
    fail();
    EXPECT_EQ(story.waiting().size(), 1U) << "one more fault and it waits for tomorrow";
}

TEST(Outbox, AcknowledgedEventsAreForgottenAfterThirtyDaysAndWaitingOnesNever) {
    CounterStory story;
    record_many(story, 3);
    story.acknowledge_all();
    record_many(story, 1);
    const auto size = [&] { return story.health().highest_sequence; };
    story.wait(29 * 24h);
    story.ask<desk::Done>(desk::ServerTime{.utc = story.clock().wall(), .measured = story.clock().steady()});
    story.wait(2 * 24h);
    EXPECT_EQ(story.waiting().size(), 1U);
    EXPECT_EQ(size(), 4) << "numbers are never given out again";
    story.restart();
    record_many(story, 1);
    EXPECT_EQ(story.waiting().back().sequence, 5);
}

TEST(Outbox, TellsSyncAtOnceWhenSomethingIsToBeSent) {
    CounterStory story;
    while (story.works().answer_for_sync()) {
    }
    story.scan(story.card(kWang));
    const auto told = story.works().answer_for_sync();
    ASSERT_TRUE(told);
    ASSERT_TRUE(std::holds_alternative<desk::OutboxGrew>(*told));
    EXPECT_EQ(std::get<desk::OutboxGrew>(*told).highest, 1);
}

}  // namespace
