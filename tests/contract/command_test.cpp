// The county's orders on their way to a kiosk: signed, in time, once (PROTOCOL section 4.5).
#include <gtest/gtest.h>

#include "tests/contract/town.h"

namespace {

using namespace std::chrono_literals;
using test::Lobby;
using test::Town;
using wire::CommandKind;

class Orders : public testing::Test {
protected:
    void start() {
        lobby.start_sync();
        ASSERT_TRUE(Lobby::wait_until([&] {
            if (auto newest = lobby.worker->status().take()) open_ = newest->stream_open && !newest->working;
            return open_;
        }));
    }
    std::string give(const std::string& kind) {
        const auto response =
            town.county.post(chief, "/api/v1/kiosks/" + lobby.identity.device_id + "/commands",
                             wire::dump({{"kind", kind}, {"volume", 30}}));
        EXPECT_EQ(response.status, 201) << response.body;
        return test::json_of(response).value("id", "");
    }
    std::optional<wire::Command> hear() const {
        std::optional<wire::Command> command;
        static_cast<void>(
            Lobby::wait_until([&] { return (command = lobby.worker->try_command()).has_value(); }));
        return command;
    }
    std::string status_of(const std::string& id) {
        const auto list =
            test::json_of(town.county.get(chief, "/api/v1/kiosks/" + lobby.identity.device_id + "/commands"));
        for (const auto& one : list["commands"]) {
            if (one.value("id", "") == id) return one.value("status", "");
        }
        return "unknown";
    }
    // A poke and its pull: whatever was sent before it has been dealt with when it is answered.
    void let_pass() {
        const auto id = give("pull");
        EXPECT_TRUE(Lobby::wait_until([&] { return status_of(id) == "done"; }));
    }

    Town town;
    Lobby lobby{town, town.url()};
    test::Browser chief = town.county.log_in("county_admin");

private:
    bool open_ = false;
};

TEST_F(Orders, OneForTheScreenReachesItOnceAndItsBodyWithIt) {
    start();
    const auto id = give("set_volume");
    const auto command = hear();
    ASSERT_TRUE(command);
    EXPECT_EQ(command->id, id);
    EXPECT_EQ(command->kind, CommandKind::SetVolume);
    EXPECT_EQ(wire::read_command_body(command->body)->volume, 30);
    lobby.clock.pass(61s);  // a heartbeat brings it again: nobody has answered yet
    let_pass();
    EXPECT_FALSE(lobby.worker->try_command());
}

TEST_F(Orders, PullAndResnapshotAreTheSyncThreadsOwnAndAnswered) {
    start();
    for (const char* kind : {"pull", "resnapshot"}) {
        const auto id = give(kind);
        EXPECT_TRUE(Lobby::wait_until([&] { return status_of(id) == "done"; })) << kind;
    }
    EXPECT_FALSE(lobby.worker->try_command());
}

TEST_F(Orders, WhatWasBegunIsNotBegunAgainAfterARestart) {
    start();
    give("identify");
    ASSERT_TRUE(hear());
    lobby.close_desk();
    lobby.open_desk();
    start();
    let_pass();
    EXPECT_FALSE(lobby.worker->try_command());
}

TEST_F(Orders, OneThatWasGivenWhileTheKioskWasAwayComesWithItsHeartbeat) {
    give("identify");
    lobby.start_sync();
    EXPECT_TRUE(hear());
}

TEST_F(Orders, OneThatIsTooOldIsDropped) {
    give("identify");
    town.county.clock.advance(6min);
    lobby.clock.pass(6min);
    start();
    let_pass();
    EXPECT_FALSE(lobby.worker->try_command());
}

TEST_F(Orders, OneThatTheCountyDidNotSignForThisKioskIsDropped) {
    start();
    const auto stranger = pass::make_key_pair();
    const wire::Addressee us{.device_id = lobby.identity.device_id, .epoch = 1};
    wire::Command forged{.id = "01900000-0000-7000-8000-00000000000f",
                         .kind = CommandKind::Reboot,
                         .expires = town.county.clock.wall() + 1min,
                         .body = "{}"};
    forged.signature = wire::sign_command(us, forged, stranger.secret_key);
    town.county.hub.publish({.event = "cmd",
                             .data = wire::write_command(forged),
                             .for_kiosks = true,
                             .kiosk_id = lobby.identity.device_id});
    let_pass();
    EXPECT_FALSE(lobby.worker->try_command());
}

TEST_F(Orders, AReportIsUploadedForTheCommandThatAskedForIt) {
    start();
    const auto id = give("upload_logs");
    ASSERT_TRUE(hear());
    lobby.worker->send_report({.command_id = id, .report = {.type = "text/plain", .data = "a log"}});
    const std::string path = "/api/v1/kiosks/" + lobby.identity.device_id + "/commands/" + id + "/report";
    EXPECT_TRUE(Lobby::wait_until([&] { return town.county.get(chief, path).status == 200; }));
    EXPECT_EQ(wire::read_report(town.county.get(chief, path).body)->data, "a log");
}

}  // namespace
