// Proof of play: kept until the server has it, sent in batches that never change (SIGNAGE R-R1).
#include <gtest/gtest.h>

#include "kiosk/desk/play_book.h"
#include "shared/core/calendar.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

namespace {

using kiosk::desk::LedgerFile;
using kiosk::desk::PlayBook;

class PlayBookStory : public testing::Test {
protected:
    static model::PlayRecord record(const std::string& item, int hour = 9,
                                    const std::string& day = "2026-11-24") {
        return {.day = *core::parse_date(day),
                .hour = hour,
                .item = item,
                .sha256 = std::string(64, 'a'),
                .entry = "entry-1",
                .count = 2,
                .shown = std::chrono::seconds{20},
                .panel_on = std::chrono::seconds{20},
                .open = std::chrono::seconds{10}};
    }
    std::optional<model::PlayBatch> next() {
        auto batch = book.next(*core::parse_utc("2026-11-24T02:00:00Z"));
        EXPECT_TRUE(batch) << batch.error().message;
        return batch ? *batch : std::nullopt;
    }

    test::TemporaryDirectory directory;
    test::SeededRandom random{7};
    LedgerFile file = *LedgerFile::open(directory.path(), 0);
    PlayBook book{file, random};
};

TEST_F(PlayBookStory, R_R1_TheSameHourAndItemAreOneRow) {
    ASSERT_TRUE(book.note({record("a"), record("a"), record("a", 10), record("b")}));
    EXPECT_EQ(book.waiting().value_or(0), 3);
    const auto batch = next();
    ASSERT_TRUE(batch);
    ASSERT_EQ(batch->records.size(), 3U);
    auto twice = record("a");
    twice.count = 4;
    twice.shown = twice.panel_on = std::chrono::seconds{40};
    twice.open = std::chrono::seconds{20};
    EXPECT_EQ(batch->records[0], twice);
}

TEST_F(PlayBookStory, R_R1_ABatchStaysAsItIsUntilItIsAcknowledged) {
    ASSERT_TRUE(book.note({record("a")}));
    const auto first = next();
    ASSERT_TRUE(first);
    ASSERT_TRUE(book.note({record("a"), record("b")}));
    const auto again = next();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->id, first->id);
    EXPECT_EQ(again->records, first->records);
    ASSERT_TRUE(book.acknowledged("some other batch"));
    EXPECT_EQ(book.waiting().value_or(0), 3);
    ASSERT_TRUE(book.acknowledged(first->id));
    const auto second = next();
    ASSERT_TRUE(second);
    EXPECT_NE(second->id, first->id);
    EXPECT_EQ(second->records.size(), 2U);
    ASSERT_TRUE(book.acknowledged(second->id));
    EXPECT_FALSE(next());
}

TEST_F(PlayBookStory, R_R1_ABatchHoldsAtMostFiveHundred) {
    std::vector<model::PlayRecord> many;
    many.reserve(501);
    for (int i = 0; i < 501; ++i) many.push_back(record("item-" + std::to_string(i)));
    ASSERT_TRUE(book.note(many));
    EXPECT_EQ(next()->records.size(), 500U);
    ASSERT_TRUE(book.acknowledged(next()->id));
    EXPECT_EQ(next()->records.size(), 1U);
}

TEST_F(PlayBookStory, R_R1_TheOldestGiveWayAndAreCounted) {
    ASSERT_TRUE(book.note({record("old", 9, "2026-08-25"), record("kept", 9, "2026-08-26"), record("new")}));
    EXPECT_EQ(book.trim(*core::parse_date("2026-11-24")).value_or(-1), 1);
    EXPECT_EQ(book.waiting().value_or(0), 2);
    EXPECT_EQ(book.trim(*core::parse_date("2026-11-24"), 1).value_or(-1), 1);
    EXPECT_EQ(next()->records.front().item, "new");
    EXPECT_EQ(book.lost().value_or(0), 2);
    EXPECT_EQ(book.trim(*core::parse_date("2026-11-24")).value_or(-1), 0);
}

}  // namespace
