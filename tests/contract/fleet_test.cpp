// A kiosk that the county sets aside, locks out, or enrols anew: the real client against the real server
// (PROTOCOL section 4.1, FIELD TH7).
#include <cstdio>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/desk/retirement.h"
#include "kiosk/sync/enrol.h"
#include "shared/core/file.h"
#include "tests/contract/town.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::Answer;
using kiosk::sync::Standing;
using kiosk::sync::Task;
using test::County;
using test::Lobby;
using test::Town;

class Standings : public testing::Test {
protected:
    void move(const std::string& action) {
        const auto response =
            town.county.post(town.county.log_in("county_admin"),
                             "/api/v1/kiosks/" + lobby.identity.device_id + "/" + action, "{}");
        EXPECT_EQ(response.status, 200) << response.body;
    }
    kiosk::sync::SyncStatus status() {
        if (auto newest = lobby.worker->status().take()) status_ = std::move(*newest);
        return status_;
    }
    bool becomes(Standing standing) {
        return Lobby::wait_until([&] { return status().standing == standing; }, 60s);
    }
    bool is_locked_out() {
        return Lobby::wait_until(
            [&] {
                static_cast<void>(lobby.content());  // takes what the desk has to say
                return lobby.locked_out.has_value() &&
                       !std::filesystem::exists(lobby.directory / "identity.json");
            },
            60s);
    }
    std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator{lobby.directory.path()})
            names.insert(entry.path().filename());
        return names;
    }
    std::string unseal() const {
        const auto files = kiosk::desk::sealed_outboxes(lobby.directory.path());
        if (files.size() != 1) return "no file";
        return town.county
            .send({.method = test::Method::Post,
                   .path = "/api/v1/admin/sealed",
                   .body = core::read_file(files.front()).value_or(""),
                   .is_json = true,
                   .is_local_admin = true})
            .body;
    }

    Town town;
    Lobby lobby{town, town.url()};

private:
    kiosk::sync::SyncStatus status_;
};

TEST_F(Standings, TH7_ARevokedKioskSealsWhatItNeverSentAndDestroysTheRest) {
    for (int i = 0; i < 3; ++i) lobby.record();
    lobby.record_raw("fault.v1", "{broken");
    EXPECT_EQ(lobby.health().queued, 4);
    const auto before = files();
    EXPECT_TRUE(before.contains("desk.key"));
    move("revoke");
    lobby.start_sync();
    ASSERT_TRUE(is_locked_out());
    EXPECT_EQ(files(),
              (std::set<std::string>{"locked-out.json", "sealed-" + lobby.identity.device_id + ".txt"}));
    for (const auto& name : files()) {
        const auto content = core::read_file(lobby.directory / name).value_or("");
        EXPECT_EQ(content.find(County::kPass), std::string::npos) << name;
        EXPECT_EQ(content.find("checkin.v1"), std::string::npos) << name;
    }
    EXPECT_EQ(town.events().size(), 0U);
    EXPECT_EQ(unseal(), R"({"closed":0,"quarantined":1,"taken":3})");
    EXPECT_EQ(town.events().size(), 3U);
    EXPECT_EQ(town.quarantined(), 1U);
}

TEST_F(Standings, ARevokedKioskIsOutOfUseWithinAMinuteAlsoWhileItsStreamIsOpen) {
    lobby.start_sync();
    ASSERT_TRUE(Lobby::wait_until([&] { return status().stream_open && !status().working; }));
    const auto pressed = std::chrono::steady_clock::now();
    move("revoke");
    EXPECT_TRUE(is_locked_out());
    const auto took = std::chrono::steady_clock::now() - pressed;
    std::printf("out of use after %.1f s\n", std::chrono::duration<double>(took).count());
    EXPECT_EQ(lobby.content()->sessions.size(), 0U) << "what was shown is gone from memory as well";
    EXPECT_EQ(status().standing, Standing::Revoked);
}

TEST_F(Standings, ItStaysOutOfUseAfterARestartAndWhatWasSealedIsNotSealedAnew) {
    lobby.record();
    move("revoke");
    lobby.start_sync();
    ASSERT_TRUE(is_locked_out());
    lobby.close_desk();
    lobby.locked_out.reset();
    lobby.open_desk();
    lobby.start_sync();  // as if the identity had survived
    ASSERT_TRUE(Lobby::wait_until([&] { return status().standing == Standing::Revoked; }));
    static_cast<void>(lobby.content());
    EXPECT_TRUE(lobby.locked_out.has_value());
    lobby.close_desk();
    EXPECT_EQ(unseal(), R"({"closed":0,"quarantined":0,"taken":1})");
}

TEST_F(Standings, ASuspendedKioskKeepsNobodysNameAndIsFilledAgainWhenItIsResumed) {
    lobby.start_sync();
    ASSERT_TRUE(Lobby::wait_until([&] { return lobby.content() && lobby.content()->sessions.size() == 2; }));
    move("suspend");
    ASSERT_TRUE(becomes(Standing::Suspended));
    lobby.record();
    EXPECT_TRUE(Lobby::wait_until([&] { return town.events().size() == 1; })) << "it drains";
    EXPECT_FALSE(status().stream_open);
    move("resume");
    lobby.clock.pass(61s);  // to the next heartbeat
    EXPECT_TRUE(becomes(Standing::Active));
    EXPECT_TRUE(Lobby::wait_until([&] { return status().stream_open; }));
}

TEST_F(Standings, S13_ACopyThatWasTurnedAwayGoesOnUnderTheNextEpoch) {
    lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    town.county.write([&](server::store::Unit& unit) {
        server::store::set_sequences(unit, lobby.identity.device_id, 9, 9);  // another has gone on
    });
    lobby.record();
    EXPECT_EQ(lobby.run(Task::Push).answer, Answer::Cloned);
    lobby.close_desk();
    const auto code = town.county.send({.method = test::Method::Post,
                                        .path = "/api/v1/admin/codes",
                                        .body = wire::dump({{"kiosk", lobby.identity.device_id}}),
                                        .is_json = true,
                                        .is_local_admin = true});
    const auto again = kiosk::sync::enrol({.server = town.url(),
                                           .code = test::json_of(code).value("code", ""),
                                           .data = lobby.directory.path(),
                                           .authority = {}},
                                          lobby.clock);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->device_id, lobby.identity.device_id);
    EXPECT_EQ(again->epoch, 2);
    lobby.identity = *again;
    lobby.open_desk();
    lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    EXPECT_EQ(lobby.health().queued, 0);
    EXPECT_EQ(town.events().size(), 3U);
}

}  // namespace
