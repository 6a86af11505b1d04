#include "shared/model/notices.h"

#include <gtest/gtest.h>

#include "shared/model/counter.h"

namespace {

using namespace std::chrono_literals;
using model::Severity;

// 10:00 in Wenshang.
constexpr core::WallTime kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 2h;
const core::TimeZone kZone{{{core::from_ms(0), 8h}}};

model::Announcement notice(const std::string& id, core::WallTime published,
                           Severity severity = Severity::Info) {
    return {.id = id,
            .severity = severity,
            .valid_from = published,
            .valid_until = kNow + 24h,
            .published_at = published};
}

TEST(Notices, PressingOnesComeFirstThenTheNewest) {
    const auto notices =
        model::notices_at({notice("old", kNow - 5h, Severity::Notice),
                           notice("urgent", kNow - 9h, Severity::Urgent), notice("new", kNow - 1h)},
                          kNow, kZone);
    ASSERT_EQ(notices.size(), 3U);
    EXPECT_EQ(notices[0].announcement.id, "urgent");
    EXPECT_EQ(notices[1].announcement.id, "new");
    EXPECT_EQ(notices[2].announcement.id, "old");
}

TEST(Notices, OnlyThoseThatAreValidNow) {
    auto over = notice("over", kNow - 5h);
    over.valid_until = kNow;
    auto later = notice("later", kNow - 5h);
    later.valid_from = kNow + 1min;
    EXPECT_TRUE(model::notices_at({over, later}, kNow, kZone).empty());
}

TEST(Notices, NewIsWhatWasPublishedSinceMidnightOfTheCentre) {
    // Midnight in Wenshang is 16:00 UTC of the day before.
    const core::WallTime midnight = kNow - 10h;
    const auto notices =
        model::notices_at({notice("today", midnight), notice("yesterday", midnight - 1ms)}, kNow, kZone);
    EXPECT_EQ(model::count_new(notices), 1);
    EXPECT_EQ(notices[0].announcement.id, "today");
    EXPECT_TRUE(notices[0].is_new);
}

TEST(Slips, ANumberHasTheKiosksLetterAndThreeDigits) {
    EXPECT_EQ(model::slip_number("A", 7), "A007");
    EXPECT_EQ(model::slip_number("B", 1234), "B1234");
}

}  // namespace
