// What a disk that fails does to a commit: nothing confirmed is lost, nothing half is left, and the error
// says which kind of failure it was.

#include <csignal>

#include <gtest/gtest.h>
#include <sched.h>
#include <soci/soci.h>
#include <sys/mount.h>

#include "shared/storage/ballast.h"
#include "shared/storage/database.h"
#include "tests/support/child_process.h"
#include "tests/support/fault_disk.h"
#include "tests/support/temporary_directory.h"

namespace {

using core::ErrorKind;
using storage::Database;
using test::DiskFault;

// As the desk writes: an attendance and its outbox row, both or none.
const storage::Migrations pairs{
    "CREATE TABLE attendance (id INTEGER PRIMARY KEY, who TEXT NOT NULL);"
    "CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);"};

core::Result<void> check_in(Database& database, int person) {
    const std::string who = "person " + std::to_string(person) + std::string(500, '.');
    return database.transaction([&](soci::session& sql) {
        sql << "INSERT INTO attendance (id, who) VALUES (:id, :who)", soci::use(person), soci::use(who);
        sql << "INSERT INTO outbox (body) VALUES (:who)", soci::use(who);
    });
}

struct Rows {
    int attendance = -1;
    int outbox = -1;
    int last_seq = -1;
};

Rows rows_of(Database& database) {
    Rows rows;
    const auto asked = database.attempt([&](soci::session& sql) {
        sql << "SELECT (SELECT count(*) FROM attendance), (SELECT count(*) FROM outbox),"
               " (SELECT coalesce(max(seq), 0) FROM outbox)",
            soci::into(rows.attendance), soci::into(rows.outbox), soci::into(rows.last_seq);
    });
    EXPECT_TRUE(asked) << asked.error().message;
    return rows;
}

Rows rows_after_reopening(const std::filesystem::path& file) {
    auto database = Database::open(file, pairs);
    EXPECT_TRUE(database) << database.error().message;
    return database ? rows_of(*database) : Rows{};
}

// Whole, gapless, and between what was confirmed and one more (written, but its confirmation failed).
void expect_sound(const Rows& rows, int confirmed, int nth) {
    EXPECT_EQ(rows.attendance, rows.outbox) << "operation " << nth;
    EXPECT_EQ(rows.last_seq, rows.outbox) << "a gap after operation " << nth;
    EXPECT_GE(rows.attendance, confirmed) << "lost at operation " << nth;
    EXPECT_LE(rows.attendance, confirmed + 1) << "operation " << nth;
}

class DiskFaultTest : public testing::TestWithParam<DiskFault> {};
INSTANTIATE_TEST_SUITE_P(EachFault, DiskFaultTest, testing::Values(DiskFault::IoError, DiskFault::Full),
                         [](const auto& each) {
                             return std::string{each.param == DiskFault::IoError ? "IoError" : "Full"};
                         });

TEST_P(DiskFaultTest, D3_ACommitOnAFailingDiskIsNeverConfirmedAndLosesNothing) {
    constexpr int kMany = 60;  // enough that the last commits checkpoint too
    int operations_tried = 0;
    for (int nth = 1;; ++nth) {
        const test::TemporaryDirectory directory;
        test::FaultDisk disk;
        int confirmed = 0;
        {
            auto database = Database::open(directory / "desk.db", pairs);
            ASSERT_TRUE(database) << database.error().message;
            disk.fail_at(nth, GetParam());
            for (int person = 1; person <= kMany && !disk.has_failed(); ++person) {
                const auto done = check_in(*database, person);
                if (done) {
                    ++confirmed;
                    continue;
                }
                EXPECT_EQ(done.error().kind, ErrorKind::Unavailable) << done.error().message;
                EXPECT_EQ(storage::is_disk_full(done.error()), GetParam() == DiskFault::Full)
                    << done.error().message;
                EXPECT_TRUE(disk.has_failed());
            }
        }  // closed while the disk still fails
        if (!disk.has_failed()) break;
        disk.heal();
        expect_sound(rows_after_reopening(directory / "desk.db"), confirmed, nth);
        operations_tried = nth;
        if (nth > 20) nth += 6;  // each of the first ones, then samples
    }
    EXPECT_GT(operations_tried, 100);
}

TEST_P(DiskFaultTest, TheSameConnectionGoesOnWhenThereIsRoomAgain) {
    for (int nth = 1; nth <= 12; ++nth) {
        const test::TemporaryDirectory directory;
        test::FaultDisk disk;
        auto database = Database::open(directory / "desk.db", pairs);
        ASSERT_TRUE(database);
        disk.fail_at(nth, GetParam(), test::Lasting::Once);
        int confirmed = 0;
        for (int person = 1; person <= 10; ++person) confirmed += check_in(*database, person) ? 1 : 0;
        EXPECT_TRUE(disk.has_failed());
        EXPECT_EQ(confirmed, 9) << "operation " << nth;
        const Rows rows = rows_of(*database);
        EXPECT_EQ(rows.attendance, confirmed) << "operation " << nth;
        EXPECT_EQ(rows.outbox, confirmed) << "operation " << nth;
    }
}

TEST(DiskFaults, D4_AProcessKilledInTheMiddleOfAnyOperationKeepsWhatItConfirmed) {
    for (int nth = 1; nth <= 50; ++nth) {
        const test::TemporaryDirectory directory;
        const auto file = directory / "desk.db";
        // The child confirms each commit to the file's side by making an empty file of that number.
        const auto end = test::run_in_child([&] {
            test::FaultDisk disk;
            auto database = Database::open(file, pairs);
            disk.fail_at(nth, DiskFault::Kill);
            for (int person = 1;; ++person) {
                if (!check_in(*database, person)) return std::string{"refused"};
                std::filesystem::create_directory(directory / std::to_string(person));
            }
        });
        ASSERT_EQ(end.signal, SIGKILL) << end.said;
        int confirmed = 0;
        while (std::filesystem::exists(directory / std::to_string(confirmed + 1))) ++confirmed;
        expect_sound(rows_after_reopening(file), confirmed, nth);
    }
}

TEST(DiskFaults, OpeningOnAFailingDiskIsAnErrorAtEachOperation) {
    for (int nth = 1;; ++nth) {
        const test::TemporaryDirectory directory;
        test::FaultDisk disk;
        disk.fail_at(nth, DiskFault::IoError);
        const auto opened = Database::open(directory / "desk.db", pairs);
        if (!disk.has_failed()) {
            EXPECT_TRUE(opened);
            EXPECT_GT(nth, 5);
            return;
        }
        if (opened) continue;  // a failure that did not matter, such as shortening a file already in use
        EXPECT_EQ(opened.error().kind, ErrorKind::Unavailable) << opened.error().message;
        disk.heal();
        const Rows rows = rows_after_reopening(directory / "desk.db");
        EXPECT_EQ(rows.attendance, 0) << "operation " << nth;
    }
}

// Fills a small file system for real; gives up the ballast; goes on. Says what went wrong, or nothing.
std::string fill_a_disk(const std::filesystem::path& place) {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", place.c_str(), "tmpfs", 0, "size=24m") != 0) {
        return "skip";
    }
    if (!storage::keep_ballast(place / "ballast")) return "no ballast on an empty disk";
    auto database = Database::open(place / "desk.db", pairs);
    if (!database) return database.error().message;
    int confirmed = 0;
    core::Result<void> done;
    while ((done = check_in(*database, confirmed + 1)) && confirmed < 20000) ++confirmed;
    if (done) return "the disk was never full";
    if (!storage::is_disk_full(done.error())) return "not called full: " + done.error().message;
    if (rows_of(*database).attendance != confirmed) return "rows lost";
    if (check_in(*database, confirmed + 1)) return "written to a full disk";
    if (storage::keep_ballast(place / "ballast2")) return "ballast made where there is no room";
    if (std::filesystem::exists(place / "ballast2")) return "half a ballast left";
    storage::drop_ballast(place / "ballast");
    if (storage::free_space(place) < storage::kBallastSize) return "the ballast gave no room";
    if (auto again = check_in(*database, confirmed + 1); !again)
        return "still full: " + again.error().message;
    return rows_of(*database).attendance == confirmed + 1 ? "" : "rows wrong at the end";
}

TEST(DiskFaults, D3_OnAFullDiskTheBallastGivesRoomToGoOn) {
    const test::TemporaryDirectory directory;
    const auto end = test::run_in_child([&] { return fill_a_disk(directory.path()); });
    ASSERT_TRUE(end.exited);
    if (end.said == "skip") GTEST_SKIP() << "mounting a small file system needs root";
    EXPECT_EQ(end.said, "");
}

}  // namespace
