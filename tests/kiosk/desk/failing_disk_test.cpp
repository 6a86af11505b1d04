// Full, dying and pulled-out disks: what was called OK is there, and nothing else was called OK.
#include <fstream>
#include <set>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <soci/soci.h>
#include <unistd.h>

#include "kiosk/desk/schema.h"
#include "shared/core/random.h"
#include "shared/storage/database.h"
#include "shared/wire/events.h"
#include "tests/kiosk/desk/counter_story.h"
#include "tests/support/child_process.h"
#include "tests/support/fault_disk.h"
#include "tests/support/seeded_random.h"

namespace {

using namespace test;
using model::Outcome;

std::size_t attendances(const std::vector<model::Event>& events) {
    std::size_t count = 0;
    for (const auto& event : events) {
        if (event.type != wire::event_type::kCheckIn) continue;
        if (wire::read_check_in(event.body)->outcome == Outcome::Ok) ++count;
    }
    return count;
}

// Fails the Nth operation of the disk for N = 1, 2, 3 … while one resident checks in.
void check_in_on_failing_disks(DiskFault fault) {
    int refused = 0;
    for (int nth = 1;; ++nth) {
        FaultDisk disk;
        CounterStory story;
        disk.fail_at(nth, fault);
        const Outcome outcome = story.outcome(story.card(kWang));
        const bool failed = disk.has_failed();
        EXPECT_TRUE(outcome == Outcome::StorageError || outcome == Outcome::Ok) << nth;
        if (outcome == Outcome::StorageError) {
            ++refused;
            EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::StorageError)
                << "while it lasts, at " << nth;
        }
        disk.heal();
        const Outcome after = story.outcome(story.card(kWang));
        if (outcome == Outcome::Ok) {
            EXPECT_EQ(after, Outcome::Already) << "OK was a promise, at " << nth;
        } else {
            EXPECT_TRUE(after == Outcome::Ok || after == Outcome::Already) << "without a restart, at " << nth;
        }
        EXPECT_TRUE(story.health().ledger_sound);
        EXPECT_EQ(attendances(story.waiting()), 1U) << nth;
        if (!failed) break;
    }
    EXPECT_GE(refused, 2) << "the log's write and its sync at least";
}

TEST(FailingDisk, D3_OnAFullDiskACheckInIsAStorageErrorUntilThereIsRoom) {
    check_in_on_failing_disks(DiskFault::Full);
}

TEST(FailingDisk, D3_OnADyingDiskACheckInIsAStorageErrorUntilItIsWell) {
    check_in_on_failing_disks(DiskFault::IoError);
}

TEST(FailingDisk, D3_AReadOnlyDirectoryIsToldAtTheStart) {
    TemporaryDirectory directory;
    std::filesystem::permissions(directory.path(), std::filesystem::perms{0555});
    const auto end = run_as_nobody([&]() -> std::string {
        CounterStory story{directory.path()};
        return story.problem;
    });
    std::filesystem::permissions(directory.path(), std::filesystem::perms{0755});
    ASSERT_TRUE(end.exited);
    EXPECT_NE(end.said.find(directory.path().string()), std::string::npos) << end.said;
}

TEST(FailingDisk, ARefusalStandsAlsoWhereItCannotBeRecorded) {
    FaultDisk disk;
    CounterStory story;
    disk.fail_at(1, DiskFault::Full);
    EXPECT_EQ(story.outcome(story.card(kLi)), Outcome::NotEnrolled);
    EXPECT_EQ(story.rate({.session_id = "calligraphy", .score = 5}).stored, false);
    disk.heal();
    EXPECT_TRUE(story.rate({.session_id = "calligraphy", .score = 5}).stored);
}

TEST(FailingDisk, AFailedChoiceRecordsNoneOfItsSessions) {
    FaultDisk disk;
    CounterStory story;
    auto other = calligraphy();
    other.id = "tai-chi";
    story.pull({put_session(other), put_enrolment("tai-chi", kWang)});
    const auto asked = story.scan(story.card(kWang));
    disk.fail_at(1, DiskFault::IoError);
    EXPECT_EQ(story.choose(asked.question, {"calligraphy", "tai-chi"}).decision.outcome,
              Outcome::StorageError);
    disk.heal();
    story.restart();
    EXPECT_EQ(attendances(story.waiting()), 0U);
}

// What a visitor was told is written down by the child before the next one comes.
class Confirmed {
public:
    explicit Confirmed(const std::filesystem::path& file)
        : fd_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {}
    Confirmed(const Confirmed&) = delete;
    Confirmed& operator=(const Confirmed&) = delete;
    ~Confirmed() { ::close(fd_); }
    void note(const std::string& id) const {
        const std::string line = id + "\n";
        EXPECT_EQ(::write(fd_, line.data(), line.size()), static_cast<ssize_t>(line.size()));
    }

private:
    int fd_;
};

std::set<std::string> lines_of(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::set<std::string> all;
    for (std::string line; std::getline(in, line);) all.insert(line);
    return all;
}

// Check-ins one after the other, some taken back, until the disk kills the process.
void stream_of_check_ins(const std::filesystem::path& data, const Confirmed& confirmed, FaultDisk& disk,
                         int nth) {
    CounterStory story{data};
    core::SystemRandom random;
    disk.fail_at(nth, DiskFault::Kill);
    for (int person = 0; person < 400; ++person) {
        const auto answer = story.scan(story.card(random.next() | 1U));
        if (answer.decision.outcome != Outcome::Ok) throw std::runtime_error{"not OK"};
        confirmed.note(answer.attended.at(0).event_id);
        if (person % 4 == 3) story.take_back({answer.attended.at(0).event_id});
        if (person % 7 == 6) story.acknowledge_all();
    }
}

void make_visits_count(CounterStory& story) {
    model::Center center = story.new_content()->content->center;
    center.policy.visit_checkin = true;
    story.pull({put(wire::row::kCenter, center.id,
                    wire::write_row(wire::CenterRow{.center = center, .public_url = ""})),
                erase(wire::row::kSession, "calligraphy")});
}

struct Counted {
    long long attendances = 0;
    long long without_event = 0;
    long long events = 0;
    long long highest = 0;
};

Counted count(const std::filesystem::path& data) {
    auto database = storage::Database::open(data / "ledger.db", desk::ledger_schema());
    EXPECT_TRUE(database);
    Counted counted;
    const auto read = database->attempt([&](soci::session& sql) {
        sql << "SELECT COUNT(*) FROM attendance", soci::into(counted.attendances);
        sql << "SELECT COUNT(*) FROM attendance WHERE eid NOT IN (SELECT eid FROM outbox WHERE type = "
               "'checkin.v1')",
            soci::into(counted.without_event);
        sql << "SELECT COUNT(*), COALESCE(MAX(dev_seq), 0) FROM outbox", soci::into(counted.events),
            soci::into(counted.highest);
    });
    EXPECT_TRUE(read);
    return counted;
}

TEST(FailingDisk, D4_KilledAnywhereInACommitWhatWasConfirmedIsThereAndNoNumberIsMissing) {
    TemporaryDirectory directory;
    const auto notes = directory / "confirmed";
    {
        CounterStory story{directory.path()};
        story.pull_the_centre();
        make_visits_count(story);
    }
    SeededRandom random{4};
    const std::filesystem::path& data = directory.path();
    for (int kill = 1; kill <= 50; ++kill) {
        // The first kills fall on the first operations one by one, the others anywhere in the stream.
        const int nth = kill <= 20 ? kill : 20 + static_cast<int>(random.below(120));
        const auto end = run_in_child([&]() -> std::string {
            FaultDisk disk;
            const Confirmed confirmed{notes};
            stream_of_check_ins(data, confirmed, disk, nth);
            return "survived";
        });
        ASSERT_EQ(end.signal, SIGKILL)
            << "the kill must fall into the stream: " << end.said << " code " << end.code;
        const Counted counted = count(data);
        EXPECT_EQ(counted.without_event, 0) << kill;
        EXPECT_EQ(counted.events, counted.highest) << "a number is missing after kill " << kill;
    }
    CounterStory story{data};
    const auto confirmed = lines_of(notes);
    EXPECT_GT(confirmed.size(), 100U);
    auto database = storage::Database::open(data / "ledger.db", desk::ledger_schema());
    for (const std::string& id : confirmed) {
        int there = 0;
        const auto read = database->attempt([&](soci::session& sql) {
            sql << "SELECT COUNT(*) FROM outbox JOIN attendance USING(eid) WHERE eid = :id", soci::use(id),
                soci::into(there);
        });
        ASSERT_TRUE(read);
        EXPECT_EQ(there, 1) << "confirmed and lost: " << id;
    }
}

}  // namespace
