#include "kiosk/sync/push_plan.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/support/seeded_random.h"

namespace {

using namespace std::chrono_literals;
using kiosk::desk::Settlement;
using kiosk::desk::Verdict;
using kiosk::sync::Answer;
using kiosk::sync::PushPlan;

std::vector<model::Event> events(int from, int count) {
    std::vector<model::Event> list;
    for (int i = from; i < from + count; ++i) {
        list.push_back({.id = "event-" + std::to_string(i), .sequence = i, .type = "checkin.v1"});
    }
    return list;
}

std::vector<model::Event> events(int count) {
    return events(1, count);
}

// A server that answers each piece by a rule, and the story of what was settled.
class Story {
public:
    core::SteadyTime now = core::SteadyTime{} + 24h;
    PushPlan plan;
    std::vector<Settlement> settled;
    std::vector<std::size_t> sizes;  // of the pieces that were sent

    template <typename Rule>  // piece -> Answer
    void drain(Rule rule, int most = 10'000) {
        while (!plan.empty() && most-- > 0) {
            const auto piece = plan.front();
            sizes.push_back(piece.size());
            const Answer answer = rule(piece);
            add(answer == Answer::Ok
                    ? plan.answered(all_ok(piece), now)
                    : plan.failed(answer, answer == Answer::Refused ? "BAD_BODY" : "", now, random));
            if (plan.empty() || plan.goes_on()) continue;
            now += 10s;
        }
    }
    static wire::PushAnswer all_ok(const std::vector<model::Event>& piece) {
        wire::PushAnswer answer;
        for (const auto& event : piece) answer.results.push_back({.id = event.id});
        return answer;
    }
    void add(const std::vector<Settlement>& more) { settled.insert(settled.end(), more.begin(), more.end()); }
    std::set<std::string> with(Verdict verdict) const {
        std::set<std::string> ids;
        for (const auto& settlement : settled) {
            if (settlement.verdict == verdict) ids.insert(settlement.event_id);
        }
        return ids;
    }

    test::SeededRandom random;
};

bool holds(const std::vector<model::Event>& piece, const std::string& id) {
    return std::any_of(piece.begin(), piece.end(), [&](const model::Event& event) { return event.id == id; });
}

TEST(PushPlan, EachEventIsSettledByItsOwnResult) {
    Story story;
    story.plan.take(events(4));
    const wire::PushAnswer answer{
        .results = {{.id = "event-1"},
                    {.id = "event-2", .verdict = wire::Verdict::Duplicate},
                    {.id = "event-3", .verdict = wire::Verdict::Rejected, .code = "BAD_BODY"},
                    {.id = "event-4", .verdict = wire::Verdict::Later, .after = 60s}}};
    const auto settled = story.plan.answered(answer, story.now);
    ASSERT_EQ(settled.size(), 4U);
    EXPECT_EQ(settled[0].verdict, Verdict::Stored);
    EXPECT_EQ(settled[1].verdict, Verdict::Stored);
    EXPECT_EQ(settled[2].verdict, Verdict::Rejected);
    EXPECT_EQ(settled[2].code, "BAD_BODY");
    EXPECT_EQ(settled[3].verdict, Verdict::Later);
    EXPECT_EQ(settled[3].after, 60s);
    EXPECT_TRUE(story.plan.empty());
}

TEST(PushPlan, WhatTheAnswerDoesNotMentionIsSentAgainLater) {
    Story story;
    story.plan.take(events(2));
    const wire::PushAnswer answer{.results = {{.id = "event-2"}, {.id = "of somebody else"}}};
    const auto settled = story.plan.answered(answer, story.now);
    ASSERT_EQ(settled.size(), 2U);
    EXPECT_EQ(settled[0].event_id, "event-2");
    EXPECT_EQ(settled[1].event_id, "event-1");
    EXPECT_EQ(settled[1].verdict, Verdict::Later);
}

TEST(PushPlan, S4_OneRefusedEventIsFoundByHalvingAndTheOthersAreStoredInTheSamePass) {
    Story story;
    story.plan.take(events(200));
    story.drain([](const auto& piece) { return holds(piece, "event-137") ? Answer::Refused : Answer::Ok; });
    EXPECT_EQ(story.with(Verdict::Rejected), std::set<std::string>{"event-137"});
    EXPECT_EQ(story.with(Verdict::Stored).size(), 199U);
    EXPECT_LE(story.sizes.size(), 17U) << "bisecting 200 takes at most 2 * 8 + 1 pieces";
    EXPECT_EQ(story.now, core::SteadyTime{} + 24h) << "nobody waited";
}

TEST(PushPlan, S4_SettlementsKeepTheServersWordForTheRefusal) {
    Story story;
    story.plan.take(events(1));
    story.drain([](const auto&) { return Answer::Refused; });
    ASSERT_EQ(story.settled.size(), 1U);
    EXPECT_EQ(story.settled[0].code, "BAD_BODY");
}

TEST(PushPlan, S7_ABatchThatIsTooLargeIsHalvedDownToOne) {
    Story story;
    story.plan.take(events(200));
    story.drain([](const auto& piece) { return piece.size() > 1 ? Answer::TooLarge : Answer::Ok; });
    EXPECT_EQ(story.with(Verdict::Stored).size(), 200U);
    EXPECT_TRUE(story.with(Verdict::Rejected).empty());
}

TEST(PushPlan, S7_TheNextBatchIsAskedForInTheSizeThatWasTaken) {
    Story story;
    story.plan.take(events(200));
    static_cast<void>(story.plan.failed(Answer::TooLarge, "", story.now, story.random));
    EXPECT_EQ(story.plan.most_events(), 100U);
    story.plan.clear();
    story.plan.take(events(100));
    static_cast<void>(story.plan.failed(Answer::TooLarge, "", story.now, story.random));
    EXPECT_EQ(story.plan.most_events(), 50U);
    story.drain([](const auto&) { return Answer::Ok; });
    EXPECT_EQ(story.plan.most_events(), 200U) << "and it grows again";
}

TEST(PushPlan, S7_OneEventThatIsTooLargeByItselfGoesToQuarantine) {
    Story story;
    story.plan.take(events(3));
    story.drain([](const auto& piece) { return holds(piece, "event-2") ? Answer::TooLarge : Answer::Ok; });
    EXPECT_EQ(story.with(Verdict::Rejected), std::set<std::string>{"event-2"});
    EXPECT_EQ(story.with(Verdict::Stored).size(), 2U);
}

TEST(PushPlan, ANetworkFailureSettlesNothingAndForgetsThePlan) {
    Story story;
    for (const Answer answer : {Answer::Unreachable, Answer::Portal, Answer::Overloaded, Answer::Throttled,
                                Answer::Unauthorised, Answer::Suspended}) {
        story.plan.take(events(200));
        EXPECT_TRUE(story.plan.failed(answer, "", story.now, story.random).empty());
        EXPECT_TRUE(story.plan.empty());
        EXPECT_FALSE(story.plan.goes_on());
    }
}

TEST(PushPlan, S5_AnEventThatAlwaysMakesTheServerFailNeverStopsTheOthers) {
    Story story;
    story.plan.take(events(200));
    story.drain(
        [](const auto& piece) { return holds(piece, "event-50") ? Answer::ServerFault : Answer::Ok; });
    EXPECT_EQ(story.with(Verdict::Stored).size(), 199U);
    EXPECT_EQ(story.with(Verdict::ServerFault), std::set<std::string>{"event-50"});
    for (const auto& settlement : story.settled) {
        if (settlement.event_id != "event-50") continue;
        EXPECT_GE(settlement.after, 60s) << "not again at once";
    }
}

TEST(PushPlan, S5_ASuspectTravelsAloneAndLast) {
    Story story;
    story.plan.take(events(1));
    story.drain([](const auto&) { return Answer::ServerFault; });
    story.plan.take(events(5));
    story.sizes.clear();
    story.drain([](const auto& piece) { return holds(piece, "event-1") ? Answer::ServerFault : Answer::Ok; });
    EXPECT_EQ(story.sizes, (std::vector<std::size_t>{4, 1}));
}

TEST(PushPlan, S5_EachFaultCountsWhileOthersPass) {
    Story story;
    for (int i = 1; i <= 8; ++i) {
        story.plan.take(
            {{.id = "bad", .sequence = 1}, {.id = "good-" + std::to_string(i), .sequence = 1 + i}});
        story.drain(
            [&](const auto& piece) { return holds(piece, "bad") ? Answer::ServerFault : Answer::Ok; });
        story.now += 10min;
    }
    const auto faults =
        std::count_if(story.settled.begin(), story.settled.end(), [](const Settlement& settlement) {
            return settlement.event_id == "bad" && settlement.verdict == Verdict::ServerFault;
        });
    EXPECT_GE(faults, 7) << "the first may come before anything else has passed";
    EXPECT_EQ(story.with(Verdict::Stored).size(), 8U);
}

TEST(PushPlan, S5_WhileNothingPassesNoFaultCounts) {
    Story story;
    for (int i = 1; i <= 30; ++i) {
        story.plan.take(
            {{.id = "bad", .sequence = 1}, {.id = "good-" + std::to_string(i), .sequence = 1 + i}});
        story.drain([](const auto&) { return Answer::ServerFault; });
        story.now += 10min;
    }
    EXPECT_TRUE(story.with(Verdict::ServerFault).empty()) << "a broken server proves nothing";
}

TEST(PushPlan, S5_ASingleFaultOfTheServerDoesNotCutTheBatch) {
    Story story;
    story.plan.take(events(200));
    bool first = true;
    story.drain([&](const auto&) { return std::exchange(first, false) ? Answer::ServerFault : Answer::Ok; });
    EXPECT_EQ(story.sizes, (std::vector<std::size_t>{200, 200}));
}

}  // namespace
