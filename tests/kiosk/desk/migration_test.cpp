// A newer program meets an older file.
#include "kiosk/desk/migration.h"

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "kiosk/desk/schema.h"
#include "tests/kiosk/desk/counter_story.h"
#include "tests/support/child_process.h"
#include "tests/support/fault_disk.h"

namespace {

using namespace test;

storage::Migrations next_schema() {
    storage::Migrations schema = desk::ledger_schema();
    schema.emplace_back("ALTER TABLE outbox ADD COLUMN priority INTEGER NOT NULL DEFAULT 5;");
    schema.emplace_back("CREATE TABLE loan(id TEXT PRIMARY KEY);");
    return schema;
}

long long number(storage::Database& database, const std::string& query) {
    long long value = -1;
    const auto read = database.attempt([&](soci::session& sql) { sql << query, soci::into(value); });
    EXPECT_TRUE(read) << query;
    return value;
}

void expect_everything_in(storage::Database& database) {
    EXPECT_EQ(number(database, "PRAGMA user_version"), static_cast<long long>(next_schema().size()));
    EXPECT_EQ(number(database, "SELECT SUM(priority) FROM outbox"), 15);
    EXPECT_EQ(number(database, "SELECT COUNT(*) FROM loan"), 0);
    EXPECT_EQ(number(database, "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"), 3);
}

void record_three(CounterStory& story) {
    for (const model::PassId pass : {kWang, kLi, kZhao}) story.scan(story.card(pass));
    story.shut();
}

TEST(Migration, BringsAnOlderFileToTodayWithAllItsRows) {
    CounterStory story;
    record_three(story);
    auto opened = desk::open_migrated(story.data() / "ledger.db", next_schema());
    ASSERT_TRUE(opened) << opened.error().message;
    expect_everything_in(*opened);
    EXPECT_FALSE(std::filesystem::exists(story.data() / "ledger.db.migrating"));
}

TEST(Migration, AStepThatFailsLeavesTheOldFile) {
    CounterStory story;
    record_three(story);
    auto broken = next_schema();
    broken.back() = "CREATE NONSENSE;";
    EXPECT_FALSE(desk::open_migrated(story.data() / "ledger.db", broken));
    ASSERT_TRUE(story.open()) << story.problem;
    EXPECT_EQ(story.waiting().size(), 3U);
}

TEST(Migration, KilledAnywhereItIsTheOldFileOrTheNewOne) {
    int kills = 0;
    for (int nth = 1;; ++nth) {
        CounterStory story;
        record_three(story);
        const auto file = story.data() / "ledger.db";
        const auto end = run_in_child([&]() -> std::string {
            FaultDisk disk;
            disk.fail_at(nth, DiskFault::Kill);
            return desk::open_migrated(file, next_schema()) ? "done" : "failed";
        });
        auto opened = desk::open_migrated(file, next_schema());
        ASSERT_TRUE(opened) << nth << ": " << opened.error().message;
        expect_everything_in(*opened);
        if (end.exited) break;
        ++kills;
    }
    EXPECT_GT(kills, 10);
}

}  // namespace
