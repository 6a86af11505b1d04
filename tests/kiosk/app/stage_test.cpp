#include "kiosk/app/stage.h"

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

class StageTest : public testing::Test {
protected:
    const core::WallTime now_ = support::sample_now();
    app::Stage stage_{ui::Texts{}, ui::Texts{}};
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

}  // namespace
