// The real kiosk client against the real server (PROTOCOL section 8, "Sync").
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/sync/identity_file.h"
#include "server/store/feed.h"
#include "server/store/kiosks.h"
#include "shared/core/file.h"
#include "tests/contract/town.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::Answer;
using kiosk::sync::Task;
using test::County;
using test::Lobby;
using test::Town;

std::set<std::string> ids_of(const std::vector<server::store::ListedEvent>& events) {
    std::set<std::string> ids;
    for (const auto& listed : events) ids.insert(listed.event.id);
    return ids;
}

void expect_gapless(const std::vector<server::store::ListedEvent>& events, std::int64_t count) {
    std::set<std::int64_t> sequences;
    for (const auto& listed : events) sequences.insert(listed.event.sequence);
    EXPECT_EQ(static_cast<std::int64_t>(events.size()), count);
    EXPECT_EQ(static_cast<std::int64_t>(sequences.size()), count);
    ASSERT_FALSE(sequences.empty());
    EXPECT_EQ(*sequences.rbegin(), count);
}

TEST(Contract, AnEnrolledKioskPullsItsCentreAndBringsItsEvents) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.record();
    lobby.start_sync();
    EXPECT_TRUE(Lobby::wait_until([&] { return town.events().size() == 1; }));
    EXPECT_TRUE(Lobby::wait_until([&] {
        const auto content = lobby.content();
        return content && content->center.id == County::kHere && content->sessions.size() == 2;
    }));
    EXPECT_TRUE(Lobby::wait_until([&] { return lobby.health().queued == 0; }));
    EXPECT_EQ(lobby.health().clock, core::ClockTrust::Trusted);
}

TEST(Contract, TheIdentityIsForItsOwnerAlone) {
    Town town;
    const Lobby lobby{town, town.url()};
    const auto status = std::filesystem::status(lobby.directory / "identity.json");
    EXPECT_EQ(status.permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const auto again = kiosk::sync::load_identity(lobby.directory.path());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->device_id, lobby.identity.device_id);
    EXPECT_EQ(again->secret_key, lobby.identity.secret_key);
    EXPECT_EQ(again->roots, lobby.identity.roots);
}

TEST(Contract, S2_AHundredLostAnswersMakeNoDuplicate) {
    Town town;
    test::TcpProxy network{town.port()};
    Lobby lobby{town, network.url()};
    for (int i = 0; i < 100; ++i) lobby.record();
    lobby.log_in();
    network.lose_answers("/api/v1/sync/push", 100);
    for (int i = 0; i < 50; ++i) EXPECT_EQ(lobby.run(Task::Push).answer, Answer::Unreachable) << i;
    EXPECT_EQ(lobby.health().queued, 100) << "nothing was confirmed, so nothing is forgotten";
    // The client itself asks again where a connection that it kept turns out to be closed.
    while (network.answers_lost() < 100) static_cast<void>(lobby.run(Task::Push));
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    EXPECT_EQ(lobby.health().queued, 0);
    expect_gapless(town.events(), 100);
}

TEST(Contract, S3_AWeekOfflineThenEverythingArrivesOnceAndInOrder) {
    Town town;
    Lobby lobby{town, town.url()};
    town.stop_server();
    for (int day = 0; day < 7; ++day) {
        for (int i = 0; i < 20; ++i) lobby.record();
        EXPECT_EQ(lobby.health().queued, 20 * (day + 1));  // also waits until they are committed
        lobby.clock.pass(24h);
    }
    town.county.clock.advance(7 * 24h);
    town.start_server();
    lobby.start_sync();
    EXPECT_TRUE(Lobby::wait_until([&] { return town.events().size() == 140; }));
    const auto events = town.events();
    expect_gapless(events, 140);
    for (std::size_t i = 1; i < events.size(); ++i) {
        EXPECT_LE(events[i - 1].effective, events[i].effective + 1s) << "in the order in which they happened";
    }
    EXPECT_NEAR(std::chrono::duration<double>(events.back().effective - events.front().effective).count(),
                6 * 24 * 3600.0, 120.0);
}

TEST(Contract, S4_OneEventThatIsNoJsonIsQuarantinedAndTheOthersArrive) {
    Town town;
    Lobby lobby{town, town.url()};
    for (int i = 0; i < 10; ++i) lobby.record();
    lobby.record_raw("fault.v1", "{broken");
    for (int i = 0; i < 10; ++i) lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    EXPECT_EQ(town.events().size(), 20U);
    EXPECT_EQ(lobby.health().queued, 0);
    EXPECT_EQ(lobby.health().quarantined, 1);
    EXPECT_EQ(lobby.run_all(Task::Quarantine).answer, Answer::Ok);
    EXPECT_EQ(town.quarantined(), 1U);
    EXPECT_EQ(lobby.run_all(Task::Quarantine).answer, Answer::Ok);
    EXPECT_EQ(town.quarantined(), 1U) << "its raw form is sent once";
}

TEST(Contract, S6_WithoutAGoodTokenTheQueueIsKeptAndANewOneIsFetched) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.record();
    lobby.log_in();
    town.county.clock.advance(13h);  // tokens live for 12
    lobby.clock.pass(13h);
    EXPECT_EQ(lobby.run(Task::Push).answer, Answer::Unauthorised);
    EXPECT_EQ(lobby.health().queued, 1);
    EXPECT_EQ(lobby.run(Task::LogIn).answer, Answer::Ok);
    EXPECT_EQ(lobby.run(Task::Push).answer, Answer::Ok);
    EXPECT_EQ(lobby.health().queued, 0);
    EXPECT_EQ(town.events().size(), 1U);
}

TEST(Contract, S11_ACursorFromNinetyOneDaysAgoEndsInASnapshotThatIsEqual) {
    Town town;
    Lobby old{town, town.url()};
    old.log_in();
    EXPECT_EQ(old.run_all(Task::Pull).answer, Answer::Ok);
    town.county.write([](server::store::Unit& unit) {
        server::store::delete_row(unit, {.center_id = County::kHere, .kiosk_id = {}}, wire::row::kSession,
                                  County::kMeal);
    });
    town.county.clock.advance(91 * 24h);
    old.clock.pass(91 * 24h);
    town.county.write(
        [](server::store::Unit& unit) { server::store::drop_tombstones(unit, unit.now - 90 * 24h); });
    old.log_in();
    EXPECT_EQ(old.run(Task::Pull).answer, Answer::CursorGone);
    EXPECT_EQ(old.content()->sessions.size(), 2U) << "until the snapshot is there, the old content stays";
    EXPECT_EQ(old.run(Task::Snapshot).answer, Answer::Ok);
    EXPECT_EQ(old.run_all(Task::Pull).answer, Answer::Ok);

    Lobby fresh{town, town.url()};
    fresh.clock.pass(91 * 24h);
    fresh.log_in();
    EXPECT_EQ(fresh.run_all(Task::Pull).answer, Answer::Ok);
    const auto one = old.content();
    const auto other = fresh.content();
    EXPECT_EQ(one->center, other->center);
    EXPECT_EQ(one->sessions, other->sessions);
    EXPECT_EQ(one->announcements, other->announcements);
}

TEST(Contract, ASnapshotThatBreaksOffGoesOnWhereItStopped) {
    Town town;
    town.county.write([](server::store::Unit& unit) {
        for (int i = 0; i < 3000; ++i) {
            const std::string id = "session-" + core::sha256_hex(std::to_string(i));
            server::store::put_row(unit, {.center_id = County::kHere, .kiosk_id = {}}, "later_kind", id,
                                   "{}");
        }
    });
    test::TcpProxy network{town.port()};
    network.keep_traffic();
    Lobby lobby{town, network.url()};
    lobby.log_in();
    network.break_answers("/api/v1/sync/snapshot/", 1, 60'000);
    EXPECT_EQ(lobby.run(Task::Snapshot).answer, Answer::Unreachable);
    EXPECT_EQ(network.answers_lost(), 1);
    EXPECT_FALSE(lobby.content() && !lobby.content()->sessions.empty()) << "half of it is nothing";
    EXPECT_EQ(lobby.run(Task::Snapshot).answer, Answer::Ok) << lobby.trouble();
    EXPECT_NE(network.traffic().find("Range: bytes="), std::string::npos);
    EXPECT_EQ(lobby.content()->sessions.size(), 2U);
}

TEST(Contract, ASnapshotThatHasRunOutIsAskedForAnew) {
    Town town;
    test::TcpProxy network{town.port()};
    Lobby lobby{town, network.url()};
    lobby.log_in();
    network.lose_answers("/api/v1/sync/snapshot/", 2);  // the client asks again on a connection it kept
    EXPECT_EQ(lobby.run(Task::Snapshot).answer, Answer::Unreachable);
    town.county.clock.advance(2h);
    EXPECT_EQ(lobby.run(Task::Snapshot).answer, Answer::Refused);
    EXPECT_EQ(lobby.run(Task::Snapshot).answer, Answer::Ok) << lobby.trouble();
}

// SIGNAGE R-N2: what is not signed is not taken, the old stays, and the county hears of it once.
TEST(Contract, RN2_AListOfKeysThatNobodySignedIsReportedOnceAndNotTaken) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.log_in();
    town.county.write([](server::store::Unit& unit) {
        wire::KeysetRow row{.version = 99, .document = "{}", .signature = core::to_base64(core::Bytes(64))};
        server::store::put_row(unit, {}, wire::row::kKeyset, "county", wire::write_row(row));
    });
    EXPECT_EQ(lobby.run_all(Task::Pull).answer, Answer::Ok);
    EXPECT_EQ(lobby.run(Task::Snapshot).answer, Answer::Ok);
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    const auto events = town.events();
    const auto rejections = std::count_if(events.begin(), events.end(), [](const auto& listed) {
        return listed.event.body.find("manifest_rejected") != std::string::npos;
    });
    EXPECT_EQ(rejections, 1);
}

TEST(Contract, S13_ADiskThatWasCopiedIsTurnedAwayAsCloned) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    lobby.close_desk();
    const test::TemporaryDirectory image;
    std::filesystem::copy(lobby.directory.path(), image / "copy", std::filesystem::copy_options::recursive);
    lobby.open_desk();
    lobby.record();
    lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    lobby.close_desk();

    std::filesystem::remove_all(lobby.directory.path());
    std::filesystem::copy(image / "copy", lobby.directory.path(), std::filesystem::copy_options::recursive);
    lobby.open_desk();
    lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run(Task::Push).answer, Answer::Cloned);
    EXPECT_EQ(lobby.health().queued, 1) << "what it holds is kept for a person to look at";
    EXPECT_EQ(ids_of(town.events()).size(), 3U);
}

TEST(Contract, ASuspendedKioskBringsItsEventsAndGetsNothing) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.record();
    lobby.log_in();
    town.county.write([&](server::store::Unit& unit) {
        server::store::set_kiosk_state(unit, lobby.identity.device_id, "suspended");
    });
    EXPECT_EQ(lobby.run(Task::Pull).answer, Answer::Suspended);
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    EXPECT_EQ(town.events().size(), 1U);
    town.county.write([&](server::store::Unit& unit) {
        server::store::set_kiosk_state(unit, lobby.identity.device_id, "revoked");
    });
    lobby.record();
    EXPECT_EQ(lobby.run(Task::Push).answer, Answer::Revoked);
    EXPECT_EQ(lobby.health().queued, 1);
}

TEST(Contract, T1_AKioskThatBootsIn1970GetsTheTimeAndSyncs) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.clock.set_back(
        std::chrono::duration_cast<std::chrono::milliseconds>(lobby.clock.wall() - core::WallTime{} - 1h));
    EXPECT_LT(lobby.clock.wall(), core::WallTime{} + 2h);
    lobby.start_sync();
    EXPECT_TRUE(Lobby::wait_until([&] { return lobby.health().clock == core::ClockTrust::Trusted; }));
    lobby.record();
    EXPECT_TRUE(Lobby::wait_until([&] { return town.events().size() == 1; }));
    const auto events = town.events();
    ASSERT_EQ(events.size(), 1U);
    const auto error = std::chrono::abs(events[0].effective - town.county.clock.wall());
    EXPECT_LT(error, 60s) << "the server puts the time right";
}

TEST(Contract, T2_AClockSetBackTwoHoursKeepsOrderAndTheServersTimeIsRight) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.start_sync();
    lobby.record();
    EXPECT_TRUE(Lobby::wait_until([&] { return town.events().size() == 1; }));
    lobby.clock.set_back(2h);
    lobby.record();
    EXPECT_TRUE(Lobby::wait_until([&] { return town.events().size() == 2; }));
    const auto events = town.events();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_LT(events[0].event.sequence, events[1].event.sequence);
    EXPECT_LT(std::chrono::abs(events[1].effective - events[0].effective), 60s);
}

}  // namespace
