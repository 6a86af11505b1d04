#include "shared/storage/database.h"

#include <fstream>

#include <gtest/gtest.h>
#include <soci/soci.h>
#include <sys/stat.h>

#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

namespace {

using core::ErrorKind;
using storage::Database;
using storage::Migrations;

const Migrations one_table{
    "CREATE TABLE visit (id INTEGER PRIMARY KEY, who TEXT NOT NULL UNIQUE);"
    "CREATE TABLE note (visit INTEGER NOT NULL REFERENCES visit(id));"};

int number(Database& database, const std::string& query) {
    int value = -1;
    const auto asked = database.attempt([&](soci::session& sql) { sql << query, soci::into(value); });
    EXPECT_TRUE(asked) << (asked ? "" : asked.error().message);
    return value;
}

std::string word(Database& database, const std::string& query) {
    std::string value;
    const auto asked = database.attempt([&](soci::session& sql) { sql << query, soci::into(value); });
    EXPECT_TRUE(asked) << (asked ? "" : asked.error().message);
    return value;
}

core::Result<void> add(Database& database, const std::string& who) {
    return database.transaction(
        [&](soci::session& sql) { sql << "INSERT INTO visit (who) VALUES (:who)", soci::use(who); });
}

class DatabaseTest : public testing::Test {
protected:
    test::TemporaryDirectory directory;
    std::filesystem::path file = directory / "desk.db";

    Database open(const Migrations& migrations = one_table) {
        auto database = Database::open(file, migrations);
        if (!database) throw std::runtime_error(database.error().message);
        return std::move(*database);
    }
};

TEST_F(DatabaseTest, EveryCommitIsSyncedAndTheWalStaysSmall) {
    Database database = open();
    EXPECT_EQ(word(database, "PRAGMA journal_mode"), "wal");
    EXPECT_EQ(number(database, "PRAGMA synchronous"), 2);  // FULL
    EXPECT_EQ(number(database, "PRAGMA foreign_keys"), 1);
    EXPECT_EQ(number(database, "PRAGMA wal_autocheckpoint"), 100);
    EXPECT_EQ(number(database, "PRAGMA journal_size_limit"), 4 << 20);
    EXPECT_EQ(number(database, "PRAGMA mmap_size"), 0);
    EXPECT_EQ(number(database, "PRAGMA busy_timeout"), 5000);
}

TEST_F(DatabaseTest, AReaderNeitherWritesNorCheckpoints) {
    Database writer = open();
    ASSERT_TRUE(add(writer, "one"));
    auto reader = Database::open_reader(file);
    ASSERT_TRUE(reader) << reader.error().message;
    EXPECT_EQ(number(*reader, "PRAGMA query_only"), 1);
    EXPECT_EQ(number(*reader, "PRAGMA wal_autocheckpoint"), 0);
    EXPECT_EQ(number(*reader, "PRAGMA busy_timeout"), 5000);
    EXPECT_EQ(number(*reader, "SELECT count(*) FROM visit"), 1);
    EXPECT_FALSE(add(*reader, "two"));
    EXPECT_EQ(number(writer, "SELECT count(*) FROM visit"), 1);
}

TEST_F(DatabaseTest, AReaderOfAFileThatIsNotThereSaysSo) {
    const auto reader = Database::open_reader(directory / "absent.db");
    ASSERT_FALSE(reader);
    EXPECT_NE(reader.error().message.find("absent.db"), std::string::npos) << reader.error().message;
    EXPECT_FALSE(std::filesystem::exists(directory / "absent.db"));
}

TEST_F(DatabaseTest, MigratesStepByStepAndKeepsWhatWasThere) {
    {
        Database old = open();
        ASSERT_TRUE(add(old, "one"));
        EXPECT_EQ(number(old, "PRAGMA user_version"), 1);
    }
    Migrations later = one_table;
    later.push_back("ALTER TABLE visit ADD COLUMN room TEXT NOT NULL DEFAULT 'hall';");
    later.push_back("UPDATE visit SET room = 'library';");
    Database database = open(later);
    EXPECT_EQ(number(database, "PRAGMA user_version"), 3);
    EXPECT_EQ(word(database, "SELECT room FROM visit WHERE who = 'one'"), "library");
}

TEST_F(DatabaseTest, AStepThatFailsLeavesTheStepBefore) {
    Migrations broken = one_table;
    broken.push_back("CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1);");
    const auto failed = Database::open(file, broken);
    ASSERT_FALSE(failed);
    EXPECT_NE(failed.error().message.find("migration 2"), std::string::npos) << failed.error().message;
    Database database = open();
    EXPECT_EQ(number(database, "PRAGMA user_version"), 1);
    EXPECT_EQ(number(database, "SELECT count(*) FROM sqlite_master WHERE name = 'half'"), 0);
}

TEST_F(DatabaseTest, RefusesAFileOfANewerProgram) {
    Migrations newer = one_table;
    newer.push_back("CREATE TABLE more (id INTEGER);");
    { Database ahead = open(newer); }
    const auto refused = Database::open(file, one_table);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    EXPECT_NE(refused.error().message.find("newer program"), std::string::npos) << refused.error().message;
    EXPECT_NE(refused.error().message.find(file.string()), std::string::npos) << refused.error().message;
}

TEST_F(DatabaseTest, ATransactionThatIsGivenUpLeavesNothing) {
    Database database = open();
    const auto given_up = database.transaction([](soci::session& sql) {
        sql << "INSERT INTO visit (who) VALUES ('one')";
        throw storage::GiveUp{{ErrorKind::NotFound, "changed my mind"}};
    });
    ASSERT_FALSE(given_up);
    EXPECT_EQ(given_up.error().kind, ErrorKind::NotFound);
    const auto threw = database.transaction([](soci::session& sql) {
        sql << "INSERT INTO visit (who) VALUES ('two')";
        throw std::runtime_error("unexpected");
    });
    ASSERT_FALSE(threw);
    EXPECT_EQ(number(database, "SELECT count(*) FROM visit"), 0);
    EXPECT_TRUE(add(database, "three"));  // and it can go on
}

TEST_F(DatabaseTest, ATransactionInsideAnotherIsRefusedAndTheOuterOneStands) {
    Database database = open();
    const auto outer = database.transaction([&](soci::session& sql) {
        sql << "INSERT INTO visit (who) VALUES ('outer')";
        EXPECT_FALSE(add(database, "inner"));
    });
    EXPECT_TRUE(outer);
    EXPECT_EQ(word(database, "SELECT group_concat(who) FROM visit"), "outer");
}

TEST_F(DatabaseTest, TellsADuplicateFromOtherBreaches) {
    Database database = open();
    ASSERT_TRUE(add(database, "one"));
    const auto twice = add(database, "one");
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().kind, ErrorKind::Invalid);
    EXPECT_TRUE(storage::is_duplicate(twice.error())) << twice.error().message;
    const auto orphan =
        database.transaction([](soci::session& sql) { sql << "INSERT INTO note (visit) VALUES (4711)"; });
    ASSERT_FALSE(orphan);
    EXPECT_EQ(orphan.error().kind, ErrorKind::Invalid);
    EXPECT_FALSE(storage::is_duplicate(orphan.error())) << orphan.error().message;
}

TEST_F(DatabaseTest, P1_AnErrorNeverSaysWhatWasBound) {
    Database database = open();
    const std::string canary = "canary-0123456789abcdef";
    ASSERT_TRUE(add(database, canary));
    const auto twice = add(database, canary);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().message.find(canary), std::string::npos) << twice.error().message;
}

TEST_F(DatabaseTest, AFileThatIsNoDatabaseIsCorruptAndLeftAlone) {
    std::ofstream{file} << std::string(4096, 'x');
    const auto refused = Database::open(file, one_table);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Corrupt);
    EXPECT_NE(refused.error().message.find(file.string()), std::string::npos) << refused.error().message;
    EXPECT_EQ(std::filesystem::file_size(file), 4096U);
}

TEST_F(DatabaseTest, ADamagedPageIsFoundAtOpening) {
    {
        Database database = open();
        ASSERT_TRUE(database.transaction([](soci::session& sql) {
            for (int i = 0; i < 2000; ++i) {
                const std::string who = "visitor number " + std::to_string(i);  // is read when the line ends
                sql << "INSERT INTO visit (who) VALUES (:who)", soci::use(who);
            }
        }));
    }
    const auto size = std::filesystem::file_size(file);
    ASSERT_GT(size, 3U * 4096U);
    {
        std::fstream damage{file, std::ios::in | std::ios::out | std::ios::binary};
        damage.seekp(static_cast<std::streamoff>(size - 4096));
        damage << std::string(512, '\xA5');
    }
    const auto refused = Database::open(file, one_table);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Corrupt) << refused.error().message;
    EXPECT_NE(refused.error().message.find(file.string()), std::string::npos) << refused.error().message;
}

TEST_F(DatabaseTest, ADirectoryThatCannotBeWrittenIsNamed) {
    ::chmod(directory.path().c_str(), 0555);
    const auto end = test::run_as_nobody([&] {
        const auto refused = Database::open(file, one_table);
        return refused ? std::string{"opened"} : refused.error().message;
    });
    ASSERT_TRUE(end.exited);
    EXPECT_NE(end.said.find("cannot open the database " + file.string()), std::string::npos) << end.said;
}

TEST_F(DatabaseTest, NobodyElseMayReadItNorItsBackup) {
    { std::ofstream{file}; }
    ::chmod(file.c_str(), 0644);
    Database database = open();
    ASSERT_TRUE(add(database, "one"));
    const auto backup = directory / "backup.db";
    ASSERT_TRUE(database.backup_to(backup));
    for (const auto& name : {file.string(), file.string() + "-wal", backup.string()}) {
        struct stat found {};
        ASSERT_EQ(::stat(name.c_str(), &found), 0) << name;
        EXPECT_EQ(found.st_mode & 0777U, 0600U) << name;
    }
}

TEST_F(DatabaseTest, AFileThatMayOnlyBeReadIsUnavailable) {
    { Database database = open(); }
    ::chmod(directory.path().c_str(), 0555);
    ::chmod(file.c_str(), 0444);
    const auto end = test::run_as_nobody([&] {
        auto refused = Database::open(file, one_table);
        if (!refused)
            return std::string{refused.error().kind == ErrorKind::Unavailable ? "unavailable" : "?"};
        return std::string{add(*refused, "one") ? "written" : "opened, not written"};
    });
    EXPECT_EQ(end.said, "unavailable");
}

TEST_F(DatabaseTest, OpensAFileWhoseNameHasSpacesAndQuotes) {
    for (const char* name : {"with space.db", "it's.db", "a=b.db"}) {
        file = directory / name;
        Database database = open();
        EXPECT_TRUE(add(database, "one"));
        EXPECT_TRUE(std::filesystem::exists(file)) << name;
    }
}

TEST_F(DatabaseTest, ACommitIsSeenByAReaderAtOnce) {
    Database writer = open();
    auto reader = Database::open_reader(file);
    ASSERT_TRUE(reader);
    for (int i = 1; i <= 3; ++i) {
        ASSERT_TRUE(add(writer, std::to_string(i)));
        EXPECT_EQ(number(*reader, "SELECT count(*) FROM visit"), i);
    }
}

}  // namespace
