// Files that come back damaged: the ledger is salvaged, the content is thrown away, neither stops the desk.
#include <fstream>

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "kiosk/desk/schema.h"
#include "shared/storage/database.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using model::Outcome;

constexpr std::size_t kPage = 4096;

void spoil_page(const std::filesystem::path& file, std::size_t page) {
    std::fstream out{file, std::ios::in | std::ios::out | std::ios::binary};
    out.seekp(static_cast<std::streamoff>((page - 1) * kPage));
    out << std::string(kPage, '\x5A');
}

// Pages of the outbox's own tree that hold rows, as the file itself tells.
std::vector<std::size_t> leaves_of_outbox(const std::filesystem::path& file) {
    std::vector<std::size_t> leaves;
    std::ifstream in{file, std::ios::binary};
    const std::string all{std::istreambuf_iterator<char>{in}, {}};
    for (std::size_t page = 2; page * kPage <= all.size(); ++page) {
        const std::string_view bytes{all.data() + (page - 1) * kPage, kPage};
        const bool is_table_leaf = bytes[0] == 0x0D;
        if (is_table_leaf && bytes.find("checkin.v1") != std::string_view::npos) leaves.push_back(page);
    }
    return leaves;
}

// Many events, of as many passes.
void record_many(CounterStory& story, int count) {
    for (int i = 1; i <= count; ++i) story.scan(story.card(static_cast<model::PassId>(i)));
}

TEST(DamagedFiles, S9_ADamagedPageOfTheOutboxCostsOnlyItsOwnRows) {
    CounterStory story;
    record_many(story, 120);
    story.shut();
    const auto ledger = story.data() / "ledger.db";
    const auto leaves = leaves_of_outbox(ledger);
    ASSERT_GT(leaves.size(), 5U);
    spoil_page(ledger, leaves[leaves.size() / 2]);

    ASSERT_TRUE(story.open()) << story.problem;
    const auto health = story.health();
    EXPECT_TRUE(health.salvaged);
    EXPECT_TRUE(health.ledger_sound);
    const auto events = story.waiting();
    EXPECT_GE(events.size(), 100U);
    EXPECT_LT(events.size(), 121U);
    EXPECT_EQ(events.back().type, "fault.v1") << "the county hears of it";
    EXPECT_EQ(events.back().sequence, 121) << "numbers go on above all that were given out";
    EXPECT_TRUE(std::filesystem::exists(story.data() / "ledger.damaged-1.db"));
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);

    story.restart();
    EXPECT_FALSE(story.health().salvaged);
}

TEST(DamagedFiles, S9_AttendanceAndRatingsAreSavedWithIt) {
    CounterStory story;
    ASSERT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    ASSERT_TRUE(story.rate({.session_id = "calligraphy", .score = 4}).stored);
    record_many(story, 60);
    story.shut();
    const auto leaves = leaves_of_outbox(story.data() / "ledger.db");
    spoil_page(story.data() / "ledger.db", leaves.back());
    ASSERT_TRUE(story.open()) << story.problem;
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Already);
    EXPECT_EQ(story.health().ratings_waiting, 1);
}

TEST(DamagedFiles, ALedgerThatIsNoDatabaseAnyMoreGoesOnAboveWhatTheServerSaw) {
    CounterStory story;
    record_many(story, 30);
    EXPECT_EQ(story.ask<desk::Batch>(desk::NextBatch{}).highest, 30);
    story.shut();
    std::ofstream{story.data() / "ledger.db", std::ios::binary} << std::string(3 * kPage, 'x');
    std::filesystem::remove(story.data() / "ledger.db-wal");
    ASSERT_TRUE(story.open()) << story.problem;
    EXPECT_TRUE(story.health().salvaged);
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    for (const auto& event : story.waiting()) EXPECT_GT(event.sequence, 30);
}

TEST(DamagedFiles, ADamagedContentIsThrownAwayAndAsksForASnapshot) {
    CounterStory story;
    ASSERT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    story.shut();
    std::ofstream{story.data() / "content.db", std::ios::binary} << std::string(3 * kPage, 'x');
    ASSERT_TRUE(story.open()) << story.problem;
    EXPECT_FALSE(story.health().content_sound);
    const auto position = story.ask<desk::Position>(desk::AskPosition{});
    EXPECT_TRUE(position.needs_snapshot);
    story.pull_the_centre();
    EXPECT_TRUE(story.health().content_sound);
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Already) << "the ledger was not touched";
}

TEST(DamagedFiles, AFileOfANewerProgramIsNotWrittenTo) {
    CounterStory story;
    ASSERT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    story.shut();
    const auto become_newer = [&](const char* name, const storage::Migrations& schema) {
        auto database = storage::Database::open(story.data() / name, schema);
        return database && database->attempt([](soci::session& sql) { sql << "PRAGMA user_version=99"; });
    };
    ASSERT_TRUE(become_newer("content.db", desk::content_schema()));
    ASSERT_TRUE(story.open());
    EXPECT_FALSE(story.health().content_sound) << "content is pulled again";
    story.shut();
    ASSERT_TRUE(become_newer("ledger.db", desk::ledger_schema()));
    EXPECT_FALSE(story.open());
    EXPECT_NE(story.problem.find("newer program"), std::string::npos) << story.problem;
}

TEST(DamagedFiles, AWrongKeyFileIsToldWithItsPath) {
    CounterStory story;
    story.shut();
    std::ofstream{story.data() / "desk.key"} << "short";
    EXPECT_FALSE(story.open());
    EXPECT_NE(story.problem.find("desk.key"), std::string::npos) << story.problem;
}

TEST(DamagedFiles, EventsThatCannotBeOpenedAnyMoreGoToQuarantineAndTheRestFlows) {
    CounterStory story;
    ASSERT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    story.shut();
    std::filesystem::remove(story.data() / "desk.key");  // restored from an image without its key
    ASSERT_TRUE(story.open());
    story.pull_the_centre();
    story.scan(story.card(kLi));
    const auto events = story.waiting();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].sequence, 2);
    const auto aside = story.ask<desk::QuarantineBatch>(desk::NextQuarantined{}).rows;
    ASSERT_EQ(aside.size(), 1U);
    EXPECT_EQ(aside[0].code, "DAMAGED");
    EXPECT_EQ(aside[0].event.sequence, 1);
    EXPECT_EQ(aside[0].event.body.find(model::to_text(kWang)), std::string::npos);
}

}  // namespace
