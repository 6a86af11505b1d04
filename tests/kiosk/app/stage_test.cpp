#include "kiosk/app/stage.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/support/sample_content.h"

namespace {

using namespace std::chrono_literals;

core::SteadyTime steady() {
    return core::SteadyTime{1h};
}

std::optional<std::string> no_picture(const model::Media& /*media*/) {
    return std::nullopt;
}

model::Content with(const model::Announcement& announcement) {
    model::Content content = support::sample_content();
    content.announcements = {announcement};
    return content;
}

class AllReady final : public signage::StageContent {
public:
    void prepare(const signage::Slide& /*slide*/) override {}
    signage::Readiness readiness(const signage::Slide& /*slide*/) override {
        return signage::Readiness::Ready;
    }
    void show(const signage::Slide& /*slide*/) override {}
    bool has_ended(const signage::Slide& /*slide*/) override { return false; }
    void pause() override {}
    void release(const signage::Slide& /*slide*/) override {}
};

class StageTest : public testing::Test {
protected:
    const core::WallTime now_ = support::sample_now();
    AllReady all_ready_;
    app::Stage stage_{ui::Texts{}, ui::Texts{}, all_ready_};
    model::Announcement urgent_{.id = "u", .severity = model::Severity::Urgent};
};

TEST_F(StageTest, AnUrgentAnnouncementThatLiesAMomentAheadIsLookedAtInThatMoment) {
    urgent_.valid_from = now_ + 40ms;
    urgent_.valid_until = now_ + 24h;
    const auto content = with(urgent_);
    EXPECT_FALSE(stage_.load(content, {.now = now_}, steady(), no_picture));
    ASSERT_EQ(stage_.next_load(), now_ + 40ms);
    EXPECT_TRUE(stage_.load(content, {.now = *stage_.next_load()}, steady() + 40ms, no_picture));
    EXPECT_EQ(stage_.urgent().size(), 1U);
}

TEST_F(StageTest, AnAnnouncementEndsInItsMoment) {
    urgent_.valid_from = now_ - 1h;
    urgent_.valid_until = now_ + 90s;
    const auto content = with(urgent_);
    EXPECT_TRUE(stage_.load(content, {.now = now_}, steady(), no_picture));
    ASSERT_EQ(stage_.next_load(), now_ + 90s);
    EXPECT_TRUE(stage_.load(content, {.now = *stage_.next_load()}, steady() + 90s, no_picture));
    EXPECT_TRUE(stage_.urgent().empty());
}

// A loop of announcements' slides and the entries that take the screen need no files.
model::Content looped(const std::vector<std::string>& items,
                      model::PlayOrder order = model::PlayOrder::Sequence) {
    model::Content content = support::sample_content();
    content.announcements.clear();
    content.playlists = {{.id = "p", .order = order}};
    for (const auto& id : items) {
        content.playlists[0].items.push_back(
            {.id = id, .shows = model::Widget{.kind = model::WidgetKind::RatingThanks}});
    }
    content.entries = {{.id = "base", .playlist_id = "p"}};
    return content;
}

class StageAtWork : public StageTest {
protected:
    void load(const model::Content& content, core::WallTime wall) {
        stage_.load(content, {.now = wall}, steady_, no_picture);
    }
    // As the app does it: a pass that is over is loaded anew.
    void wait(std::chrono::milliseconds time, const model::Content& content) {
        for (const auto end = steady_ + time; steady_ < end;) {
            steady_ += 50ms;
            stage_.advance(steady_);
            if (stage_.pass_is_over())
                load(content,
                     now_ + std::chrono::duration_cast<std::chrono::milliseconds>(steady_ - steady()));
        }
    }
    std::string shown() { return stage_.current()->id; }

    core::SteadyTime steady_ = steady();
};

TEST_F(StageAtWork, R_S1_ShowsTheCardBeforeThereIsAnyContent) {
    EXPECT_TRUE(stage_.advance(steady_) || stage_.current());
    ASSERT_TRUE(stage_.current());
    EXPECT_EQ(shown(), "illustrations/png/station.png");
}

TEST_F(StageAtWork, R_S5_ShufflesEachPassAnewAndPlaysEachItemOnceInIt) {
    const auto content = looped({"a", "b", "c", "d", "e"}, model::PlayOrder::Shuffle);
    load(content, now_);
    wait(100ms, content);
    std::set<std::string> orders;
    std::string last;
    for (int pass = 0; pass < 8; ++pass) {
        std::string order;
        std::set<std::string> seen;
        for (int i = 0; i < 5; ++i) {
            EXPECT_NE(shown(), last);
            last = shown();
            order += last;
            seen.insert(last);
            wait(10s, content);
        }
        EXPECT_EQ(seen.size(), 5U) << order;
        orders.insert(order);
    }
    EXPECT_GT(orders.size(), 3U);
}

TEST_F(StageAtWork, R_C7_ATakeOverEndsByTheSteadyClockThoughTheWallClockIsSetBack) {
    auto content = looped({"a"});
    content.playlists.push_back(content.playlists[0]);
    content.playlists[1].id = "t";
    content.entries.push_back({.id = "taken",
                               .playlist_id = "t",
                               .action = model::EntryAction::TakeOver,
                               .all_day = false,
                               .hours = {9h, 10h}});
    const auto local = core::time_of_day(content.center.zone.to_local(now_));
    const core::WallTime nine = now_ - local + 9h;
    load(content, nine + 30min);
    wait(2s, content);
    EXPECT_TRUE(shown().starts_with("taken/")) << shown();
    steady_ += 29min;
    load(content, nine);
    EXPECT_TRUE(shown().starts_with("taken/"));
    steady_ += 1min;
    load(content, nine);
    stage_.advance(steady_ + 100ms);
    EXPECT_TRUE(shown().starts_with("base/")) << shown();
}

}  // namespace
