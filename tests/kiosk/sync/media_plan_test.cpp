#include "kiosk/sync/media_plan.h"

#include <gtest/gtest.h>

#include "tests/support/sample_content.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::MediaPlan;
using kiosk::sync::WantedMedia;

const core::SteadyTime kNow{1h};

WantedMedia one(const std::string& digest, std::int64_t bytes, std::chrono::milliseconds needed_in = 0ms) {
    return {.media = {.id = digest, .sha256 = digest, .bytes = bytes}, .needed_in = needed_in};
}

// In which order they are fetched when each succeeds.
std::vector<std::string> order_of(MediaPlan& plan) {
    std::vector<std::string> order;
    std::set<std::string> here;
    while (const auto next = plan.next(here, kNow)) {
        order.push_back(next->sha256);
        here.insert(next->sha256);
    }
    return order;
}

TEST(MediaPlan, R_M4_EmergenciesFirstThenWhatIsNeededSoonestAndSmallBeforeLarge) {
    MediaPlan plan;
    WantedMedia urgent = one("urgent", 900, 72h);
    urgent.media.urgent = true;
    plan.want({one("later", 1, 72h), one("today", 1, 5h), one("large", 500), one("small", 5, 1h), urgent}, 1);
    EXPECT_EQ(order_of(plan), (std::vector<std::string>{"urgent", "small", "large", "today", "later"}));
}

TEST(MediaPlan, R_M4_SlowByDayAndFastByNightAndForEmergencies) {
    const model::Media media;
    EXPECT_EQ(kiosk::sync::fastest(media, {.time_of_day = 10h}), 2 << 20);
    EXPECT_EQ(kiosk::sync::fastest(media, {.time_of_day = 22h}), 0);
    EXPECT_EQ(kiosk::sync::fastest(media, {.time_of_day = 4h + 59min}), 0);
    EXPECT_EQ(kiosk::sync::fastest(media, {.time_of_day = 5h}), 2 << 20);
    EXPECT_EQ(kiosk::sync::fastest({.urgent = true}, {.time_of_day = 10h}), 0);
}

TEST(MediaPlan, R_M3_AFileThatDiffersIsTriedAfterOneFiveAndThirtyMinutesAndThenNotUntilTheContentMoves) {
    MediaPlan plan;
    plan.want({one("bad", 1), one("good", 2)}, 7);
    auto now = kNow;
    for (const auto pause : {1min, 5min, 30min}) {
        ASSERT_EQ(plan.next({}, now)->sha256, "bad");
        plan.differed("bad", now);
        EXPECT_EQ(plan.next({}, now)->sha256, "good") << "nobody is held up";
        EXPECT_EQ(plan.next({"good"}, now + pause - 1s), std::nullopt);
        EXPECT_EQ(plan.next_try({"good"}, now), now + pause);
        now += pause;
    }
    ASSERT_EQ(plan.next({}, now)->sha256, "bad");
    plan.differed("bad", now);
    EXPECT_EQ(plan.failed(), std::vector<std::string>{"bad"});
    EXPECT_FALSE(plan.next({"good"}, now + 24h));
    plan.want({one("bad", 1)}, 7);
    EXPECT_FALSE(plan.next({}, now + 24h)) << "the same content";
    plan.want({one("bad", 1)}, 8);
    EXPECT_TRUE(plan.next({}, now + 24h));
    EXPECT_TRUE(plan.failed().empty());
}

TEST(MediaPlan, R_M2_WhatTheServerRefusesIsTriedForEver) {
    MediaPlan plan;
    plan.want({one("absent", 1)}, 1);
    auto now = kNow;
    for (int i = 0; i < 10; ++i) {
        ASSERT_TRUE(plan.next({}, now));
        plan.refused("absent", now);
        now += 30min;
    }
    EXPECT_TRUE(plan.failed().empty());
    plan.came("absent");
    EXPECT_TRUE(plan.next({}, now));
}

TEST(MediaPlan, R_M5_WhatFindsNoRoomLetsSmallerOnesPass) {
    MediaPlan plan;
    plan.want({one("small", 1), one("large", 900)}, 1);
    plan.put_off("large", kNow + 10min);
    EXPECT_EQ(plan.next({}, kNow)->sha256, "small");
    EXPECT_FALSE(plan.next({"small"}, kNow));
    EXPECT_TRUE(plan.next({"small"}, kNow + 10min));
}

TEST(MediaPlan, R_M4_WhatRunsNowOrFallsBackIsNeededNowTheRestWhenItBegins) {
    model::Content content = support::sample_content();
    const core::WallTime now = support::sample_now();
    const auto local = core::time_of_day(content.center.zone.to_local(now));
    const auto in_three_hours = std::chrono::floor<std::chrono::minutes>(local) + 3h;
    content.media = {{.id = "base"}, {.id = "fallback"}, {.id = "afternoon"}, {.id = "nowhere"}};
    const auto list = [](const char* id, const char* media) {
        return model::Playlist{.id = id, .items = {{.id = "i", .shows = model::MediaRef{media}}}};
    };
    content.playlists = {list("p1", "base"), list("p2", "fallback"), list("p3", "afternoon")};
    content.center.signage.fallback_playlist = "p2";
    content.entries = {
        {.id = "e1", .playlist_id = "p1"},
        {.id = "e3", .playlist_id = "p3", .all_day = false, .hours = {in_three_hours, in_three_hours + 1h}}};
    std::map<std::string, std::chrono::milliseconds> needed;
    for (const auto& wanted : kiosk::sync::wanted_media(content, now))
        needed[wanted.media.id] = wanted.needed_in;
    EXPECT_EQ(needed["base"], 0ms);
    EXPECT_EQ(needed["fallback"], 0ms);
    EXPECT_GT(needed["afternoon"], 2h);
    EXPECT_LE(needed["afternoon"], 3h);
    EXPECT_GT(needed["nowhere"], 24h);
}

}  // namespace
