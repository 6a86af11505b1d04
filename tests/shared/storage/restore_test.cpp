#include "shared/storage/restore.h"

#include <fstream>

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "tests/support/temporary_directory.h"

namespace {

using core::ErrorKind;
using storage::Database;

const storage::Migrations schema{"CREATE TABLE visit (who TEXT NOT NULL);"};

std::string visitors(const std::filesystem::path& file) {
    auto database = Database::open(file, schema);
    EXPECT_TRUE(database) << database.error().message;
    std::string all;
    soci::indicator none = soci::i_ok;
    EXPECT_TRUE(database->attempt(
        [&](soci::session& sql) { sql << "SELECT group_concat(who) FROM visit", soci::into(all, none); }));
    return all;
}

void add(const std::filesystem::path& file, const std::string& who) {
    auto database = Database::open(file, schema);
    ASSERT_TRUE(database) << database.error().message;
    ASSERT_TRUE(database->transaction(
        [&](soci::session& sql) { sql << "INSERT INTO visit VALUES (:who)", soci::use(who); }));
}

class RestoreTest : public testing::Test {
protected:
    test::TemporaryDirectory directory;
    std::filesystem::path file = directory / "server.db";
    std::filesystem::path backup = directory / "backup.db";

    void SetUp() override {
        add(file, "one");
        auto writer = Database::open(file, schema);  // the server goes on while a reader makes the copy
        ASSERT_TRUE(writer);
        auto reader = Database::open_reader(file);
        ASSERT_TRUE(reader);
        const auto copied = reader->backup_to(backup);
        ASSERT_TRUE(copied) << copied.error().message;
    }
};

TEST_F(RestoreTest, BringsBackWhatTheBackupHolds) {
    add(file, "two");
    ASSERT_EQ(visitors(file), "one,two");
    const auto restored = storage::restore(backup, file, schema);
    ASSERT_TRUE(restored) << restored.error().message;
    EXPECT_EQ(visitors(file), "one");
    EXPECT_EQ(visitors(backup), "one");
    EXPECT_EQ(visitors(storage::replaced_by_restore(file)), "one,two") << "what was there is kept aside";
}

TEST_F(RestoreTest, PlaysNoWalOfTheOldFileIntoTheNewOne) {
    // A WAL that stayed behind, as after a crash: copied while the database is open, put back after it
    // closed.
    {
        auto database = Database::open(file, schema);
        ASSERT_TRUE(database);
        ASSERT_TRUE(
            database->transaction([](soci::session& sql) { sql << "INSERT INTO visit VALUES ('two')"; }));
        std::filesystem::copy_file(file.string() + "-wal", directory / "left-behind");
    }
    std::filesystem::copy_file(directory / "left-behind", file.string() + "-wal");
    ASSERT_TRUE(storage::restore(backup, file, schema));
    EXPECT_EQ(visitors(file), "one");
}

TEST_F(RestoreTest, RefusesWhereTheOldFileCannotBeKept) {
    std::filesystem::create_directories(storage::replaced_by_restore(file) / "in the way");
    const auto refused = storage::restore(backup, file, schema);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("aside"), std::string::npos);
    EXPECT_EQ(visitors(file), "one") << "it still stands";
}

TEST_F(RestoreTest, RefusesADamagedBackupAndKeepsTheOldFile) {
    std::ofstream{backup} << std::string(8192, 'x');
    const auto refused = storage::restore(backup, file, schema);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Corrupt);
    EXPECT_EQ(visitors(file), "one");
    EXPECT_FALSE(std::filesystem::exists(file.string() + ".restored"));
}

TEST_F(RestoreTest, RefusesABackupThatIsNotThere) {
    const auto refused = storage::restore(directory / "absent.db", file, schema);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::NotFound);
    EXPECT_EQ(visitors(file), "one");
}

TEST_F(RestoreTest, ABackupNeverOverwritesAFile) {
    auto reader = Database::open_reader(file);
    ASSERT_TRUE(reader);
    EXPECT_FALSE(reader->backup_to(backup));
}

}  // namespace
