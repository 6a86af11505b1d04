// Ratings: one to a person and session, and no thread from a rating back to a person.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "kiosk/desk/schema.h"
#include "kiosk/desk/touch_guard.h"
#include "shared/storage/database.h"
#include "shared/wire/device.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using model::Outcome;

std::vector<model::Rating> due(CounterStory& story) {
    return story.ask<desk::RatingBatch>(desk::NextRatings{}).ratings;
}

// Wang was there, the class is about to end, the pass is shown again.
desk::Question scan_to_rate(CounterStory& story) {
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    story.wait(65min);
    const auto again = story.scan(story.card(kWang));
    EXPECT_EQ(again.decision.outcome, Outcome::Already);
    EXPECT_TRUE(again.decision.may_rate);
    return again.question;
}

TEST(Ratings, R1_ASecondRatingByTheSamePassIsRefused) {
    CounterStory story;
    const auto scan = scan_to_rate(story);
    EXPECT_TRUE(story.rate({.scan = scan, .session_id = "calligraphy", .score = 5}).stored);
    EXPECT_FALSE(story.rate({.scan = scan, .session_id = "calligraphy", .score = 1}).stored);
    story.restart();
    const auto again = story.scan(story.card(kWang));
    EXPECT_FALSE(story.rate({.scan = again.question, .session_id = "calligraphy", .score = 1}).stored);
    story.wait(2h);
    story.wait(25h);
    const auto ratings = due(story);
    ASSERT_EQ(ratings.size(), 1U);
    EXPECT_EQ(ratings[0].score, 5);
    EXPECT_TRUE(ratings[0].verified);
}

TEST(Ratings, NobodyRatesWhatHeDidNotAttendOrLongAfter) {
    CounterStory story;
    const auto stranger = story.scan(story.card(kLi));
    EXPECT_FALSE(story.rate({.scan = stranger.question, .session_id = "calligraphy", .score = 5}).stored);
    const auto early = story.scan(story.card(kWang));
    EXPECT_FALSE(story.rate({.scan = early.question, .session_id = "calligraphy", .score = 5}).stored)
        << "not yet";
    story.wait(2h);
    const auto late = story.scan(story.card(kWang));
    EXPECT_FALSE(story.rate({.scan = late.question, .session_id = "calligraphy", .score = 5}).stored);
    EXPECT_FALSE(story.rate({.scan = 77, .session_id = "calligraphy", .score = 5}).stored) << "no such visit";
    EXPECT_FALSE(story.rate({.session_id = "calligraphy", .score = 6}).stored);
    EXPECT_FALSE(story.rate({.session_id = "nothing", .score = 5}).stored);
}

TEST(Ratings, AFaceCanBeChangedAndReasonsGivenForTwoMinutes) {
    CounterStory story;
    const auto scan = scan_to_rate(story);
    const auto first = story.rate({.scan = scan, .session_id = "calligraphy", .score = 2});
    const auto second =
        story.rate({.scan = scan, .session_id = "calligraphy", .score = 4, .replaces = first.rating_id});
    EXPECT_TRUE(second.stored);
    EXPECT_EQ(second.rating_id, first.rating_id);
    const auto give_reasons = [&](std::vector<std::string> reasons) {
        story.works().handle(
            desk::Request{desk::StoreReasons{.rating_id = first.rating_id, .reasons = std::move(reasons)}});
    };
    give_reasons({"reason.teacher", "no key\n", "reason.place", "reason.time", "reason.other"});
    story.wait(2min + 1s);
    give_reasons({"reason.late"});
    EXPECT_FALSE(
        story.rate({.scan = scan, .session_id = "calligraphy", .score = 1, .replaces = first.rating_id})
            .stored);
    story.wait(26h);
    const auto ratings = due(story);
    ASSERT_EQ(ratings.size(), 1U);
    EXPECT_EQ(ratings[0].score, 4);
    EXPECT_EQ(ratings[0].reasons,
              (std::vector<std::string>{"reason.teacher", "reason.place", "reason.time"}));
}

TEST(Ratings, ASmallBatchWaitsForADayAndALargeOneForAnHour) {
    CounterStory story;
    for (int i = 0; i < 4; ++i) {
        story.rate({.session_id = "calligraphy", .score = 5});
        story.wait(6s);
    }
    story.wait(70min + 4min);
    EXPECT_TRUE(due(story).empty()) << "not before five minutes after the end";
    story.wait(60min);
    EXPECT_TRUE(due(story).empty()) << "four could be told apart";
    story.wait(24h);
    const auto late = due(story);
    EXPECT_EQ(late.size(), 4U);

    CounterStory busy;
    for (int i = 0; i < 5; ++i) {
        busy.rate({.session_id = "calligraphy", .score = 5});
        busy.wait(6s);
    }
    busy.wait(70min + 61min);
    EXPECT_EQ(due(busy).size(), 5U);
}

TEST(Ratings, ASmallBatchGoesWithTheNextSessionOfItsCourse) {
    CounterStory story;
    auto next = calligraphy();
    next.id = "afternoon";
    for (auto* time : {&next.start, &next.end, &next.open_from, &next.close_at}) *time += 3h;
    story.pull({put_session(next)});
    for (int i = 0; i < 3; ++i) {
        story.rate({.session_id = "calligraphy", .score = 5});
        story.rate({.session_id = "afternoon", .score = 3});
        story.wait(6s);
    }
    story.wait(70min + 61min);
    EXPECT_TRUE(due(story).empty());
    story.wait(3h);
    EXPECT_EQ(due(story).size(), 6U);
}

TEST(Ratings, SentRatingsAreGoneAndUnsentOnesStay) {
    CounterStory story;
    for (int i = 0; i < 6; ++i) story.rate({.session_id = "calligraphy", .score = 5});
    story.wait(3h);
    const auto batch = due(story);
    ASSERT_EQ(batch.size(), 6U);
    EXPECT_EQ(due(story).size(), 6U) << "until the server has them";
    desk::RatingsSent sent;
    for (int i = 0; i < 4; ++i) sent.rating_ids.push_back(batch.at(static_cast<std::size_t>(i)).id);
    story.ask<desk::Done>(sent);
    EXPECT_EQ(story.health().ratings_waiting, 2);
}

TEST(Ratings, R3_ARecordCarriesNothingThatLeadsToAPerson) {
    CounterStory story;
    const auto scan = scan_to_rate(story);
    ASSERT_TRUE(story.rate({.scan = scan, .session_id = "calligraphy", .score = 5}).stored);
    std::string tag;
    {
        story.shut();
        auto database = storage::Database::open(story.data() / "ledger.db", desk::ledger_schema());
        ASSERT_TRUE(database->attempt(
            [&](soci::session& sql) { sql << "SELECT tag FROM rating_seen", soci::into(tag); }));
        ASSERT_TRUE(story.open());
    }
    ASSERT_EQ(tag.size(), 16U);
    story.wait(26h);
    const std::string traffic = wire::write_ratings(due(story));
    ASSERT_NE(traffic.find("calligraphy"), std::string::npos);
    for (const std::string& secret :
         {model::to_text(kWang), tag, std::string{"王"}, std::string{"a1b2c3d4"}}) {
        EXPECT_EQ(traffic.find(secret), std::string::npos) << secret;
    }
    for (const char* field : {"seq", "wall", "mono", "boot", "_ms", "pass", "tag\""}) {
        EXPECT_EQ(traffic.find(field), std::string::npos) << field;
    }
    for (const auto& event : story.waiting()) {
        EXPECT_EQ(event.body.find("rating"), std::string::npos);
        EXPECT_EQ(event.type, "checkin.v1") << "a rating is no event";
    }
}

TEST(Ratings, R3_TheyLieInTheOrderOfTheirRandomIds) {
    CounterStory story;
    std::vector<model::Id> given;
    given.reserve(30);
    for (int i = 0; i < 30; ++i)
        given.push_back(story.rate({.session_id = "calligraphy", .score = 3}).rating_id);
    story.shut();
    auto database = storage::Database::open(story.data() / "ledger.db", desk::ledger_schema());
    std::vector<model::Id> lying;
    ASSERT_TRUE(database->attempt([&](soci::session& sql) {
        const soci::rowset<std::string> rows = (sql.prepare << "SELECT rid FROM rating");
        lying.assign(rows.begin(), rows.end());
    }));
    EXPECT_TRUE(std::is_sorted(lying.begin(), lying.end()));
    EXPECT_NE(lying, given);
    ASSERT_TRUE(story.open());
    story.wait(3h);
    const auto sent = due(story);
    ASSERT_EQ(sent.size(), 30U);
    EXPECT_FALSE(
        std::is_sorted(sent.begin(), sent.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
}

TEST(Ratings, R4_ThirtyTapsInTenSecondsCountAtMostTwice) {
    CounterStory story;
    for (int tap = 0; tap < 30; ++tap) {
        EXPECT_TRUE(story.rate({.session_id = "calligraphy", .score = 1}).stored) << "never dropped silently";
        story.clock().advance(333ms);
    }
    story.wait(3h);
    const auto ratings = due(story);
    ASSERT_EQ(ratings.size(), 30U);
    const auto accepted =
        std::count_if(ratings.begin(), ratings.end(), [](const auto& one) { return one.suspect.empty(); });
    EXPECT_LE(accepted, 2);
    EXPECT_GE(accepted, 1);
    EXPECT_TRUE(std::all_of(ratings.begin(), ratings.end(), [](const auto& one) { return !one.verified; }));
}

TEST(Ratings, R4_TheSameFaceAgainAndAgainIsAStreakAndAClosedHouseIsOffHours) {
    desk::TouchGuard guard;
    core::SteadyTime now{};
    for (int i = 1; i <= 8; ++i) {
        const auto marks = guard.judge(1, desk::House::Open, now);
        EXPECT_EQ(std::count(marks.begin(), marks.end(), "streak"), i == 8 ? 1 : 0) << i;
        now += 15s;
    }
    now += 10min;
    EXPECT_TRUE(guard.judge(1, desk::House::Open, now).empty()) << "forgotten";
    now += 10s;
    EXPECT_EQ(guard.judge(2, desk::House::Closed, now), (std::vector<std::string>{"off_hours"}));
    now += 10min;
    for (int i = 0; i < 7; ++i) {
        const auto marks = guard.judge(1 + i % 5, desk::House::Open, now);
        EXPECT_EQ(!marks.empty(), i == 6) << i;
        now += 8s;
    }
}

TEST(Ratings, ACentreWithoutWalkUpRatingsTakesNone) {
    CounterStory story;
    model::Center center = story.new_content()->content->center;
    center.policy.walk_up_ratings = false;
    story.pull({put(wire::row::kCenter, center.id,
                    wire::write_row(wire::CenterRow{.center = center, .public_url = ""}))});
    EXPECT_FALSE(story.rate({.session_id = "calligraphy", .score = 5}).stored);
}

TEST(Ratings, SaltAndTagsAreGoneTwoDaysAfterTheSession) {
    CounterStory story;
    const auto scan = scan_to_rate(story);
    ASSERT_TRUE(story.rate({.scan = scan, .session_id = "calligraphy", .score = 5}).stored);
    const auto left = [&] {
        story.shut();
        auto database = storage::Database::open(story.data() / "ledger.db", desk::ledger_schema());
        int count = 0;
        EXPECT_TRUE(database->attempt([&](soci::session& sql) {
            sql << "SELECT (SELECT COUNT(*) FROM session_salt) + (SELECT COUNT(*) FROM rating_seen)",
                soci::into(count);
        }));
        EXPECT_TRUE(story.open());
        return count;
    };
    story.wait(47h);
    EXPECT_EQ(left(), 2);
    story.wait(2h);
    EXPECT_EQ(left(), 0);
}

}  // namespace
