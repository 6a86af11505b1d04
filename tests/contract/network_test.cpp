// The kiosk's client on bad networks, against the real server.
#include <cstdio>
#include <set>

#include <gtest/gtest.h>

#include "shared/core/file.h"
#include "tests/contract/town.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::Task;
using test::Lobby;
using test::Town;

// Says how long something took: what is asserted is that it happens.
class Watch {
public:
    explicit Watch(const char* what) : what_(what) {}
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin_;
        std::printf("%s after %.2f s\n", what_, took.count());
    }

private:
    const char* what_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::optional<kiosk::sync::SyncStatus> newest(Lobby& lobby,
                                              const std::optional<kiosk::sync::SyncStatus>& before) {
    auto status = lobby.worker->status().take();
    return status ? status : before;
}

// Loss by the kernel needs rights a test may not have: here every fiftieth answer never comes.
TEST(Network, S1_TenThousandQueuedEventsDrainOverASlowAndLossyLine) {
    constexpr std::size_t kEvents = 10'000;
    Town town;
    test::TcpProxy network{town.port()};
    Lobby lobby{town, network.url()};
    for (std::size_t i = 0; i < kEvents; ++i) lobby.record();
    EXPECT_EQ(lobby.health().queued, static_cast<int>(kEvents));
    network.delay(150ms);
    network.lose_answers("/api/v1/sync/push", 1);
    {
        const Watch watch{"drained"};
        lobby.start_sync();
        EXPECT_TRUE(Lobby::wait_until([&] { return lobby.health().queued == 0; }, 9 * test::patience()));
    }
    EXPECT_EQ(network.answers_lost(), 1);
    const auto events = town.events();
    std::set<std::int64_t> sequences;
    for (const auto& listed : events) sequences.insert(listed.event.sequence);
    EXPECT_EQ(events.size(), kEvents);
    EXPECT_EQ(sequences.size(), kEvents);
}

TEST(Network, AServerThatGoesIsNoticedAndFoundAgain) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.start_sync();
    std::optional<kiosk::sync::SyncStatus> status;
    ASSERT_TRUE(Lobby::wait_until([&] {
        status = newest(lobby, status);
        return status && status->online && status->stream_open;
    }));
    {
        const Watch watch{"offline"};
        town.stop_server();
        EXPECT_TRUE(Lobby::wait_until([&] {
            status = newest(lobby, status);
            return status && !status->online;
        }));
    }
    lobby.record();
    town.start_server();
    EXPECT_TRUE(Lobby::wait_until([&] {
        status = newest(lobby, status);
        return status && status->online;
    }));
    EXPECT_TRUE(Lobby::wait_until([&] { return town.events().size() == 1; }));
}

TEST(Network, APokeBringsAChange) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.start_sync();
    std::optional<kiosk::sync::SyncStatus> status;
    ASSERT_TRUE(Lobby::wait_until([&] {
        status = newest(lobby, status);
        return status && status->stream_open && !status->working;
    }));
    const auto chief = town.county.log_in("chief");
    const Watch watch{"the change"};
    const auto response = town.county.post(
        chief, "/api/v1/announcements",
        R"({"severity":"urgent","title":{"zh":"停水通知"},"body":{"zh":"今天下午停水"},"facts":[],)"
        R"("target":{"all":true},"valid_until":"2026-11-24T05:00:00Z"})");
    ASSERT_EQ(response.status, 201) << response.body;
    EXPECT_TRUE(Lobby::wait_until([&] {
        const auto content = lobby.content();
        return content && content->announcements.size() == 1;
    }));
}

TEST(Network, AnAnnouncementThatWasDrawnIsReportedAtOnce) {
    Town town;
    Lobby lobby{town, town.url()};
    lobby.start_sync();
    std::optional<kiosk::sync::SyncStatus> status;
    ASSERT_TRUE(Lobby::wait_until([&] {
        status = newest(lobby, status);
        return status && status->stream_open;
    }));
    const auto chief = town.county.log_in("chief");
    const auto response = town.county.post(
        chief, "/api/v1/announcements",
        R"({"severity":"notice","title":{"zh":"停水通知"},"body":{"zh":"今天下午停水"},"facts":[],)"
        R"("target":{"all":true},"valid_until":"2026-11-24T05:00:00Z"})");
    ASSERT_EQ(response.status, 201) << response.body;
    const std::string id = test::json_of(response).value("id", "");
    const auto applied = [&] {
        const auto delivery = town.county.get(chief, "/api/v1/announcements/" + id + "/delivery");
        return delivery.body.find("\"applied\"") != std::string::npos;
    };
    ASSERT_TRUE(Lobby::wait_until([&] {
        const auto content = lobby.content();
        return content && content->announcements.size() == 1;
    }));
    EXPECT_FALSE(applied()) << "what only lies on the kiosk was not delivered";
    const Watch watch{"reported"};
    lobby.worker->report({.drawn = {{id, 1}}, .screen = "attract"});
    EXPECT_TRUE(Lobby::wait_until(applied));
}

TEST(Network, FF21_AFrozenLineIsGivenUp) {
    Town town;
    test::TcpProxy network{town.port()};
    Lobby lobby{town, network.url()};
    lobby.log_in();
    network.freeze(true);
    {
        const Watch watch{"given up"};
        EXPECT_EQ(lobby.run(Task::Pull).answer, kiosk::sync::Answer::Unreachable);
    }
    network.freeze(false);
    EXPECT_EQ(lobby.run_all(Task::Pull).answer, kiosk::sync::Answer::Ok);
}

TEST(Network, StoppingDoesNotWaitForAFrozenServer) {
    Town town;
    test::TcpProxy network{town.port()};
    Lobby lobby{town, network.url()};
    network.freeze(true);
    lobby.start_sync();
    const kiosk::sync::Doorbell nobody;
    nobody.wait(100ms);  // until the first call hangs
    const Watch watch{"stopped"};
    lobby.stop_sync();
}

// A payment code is scanned, a card is scanned, everything is sent: the code is nowhere.
TEST(Network, P2_AForeignCodeIsInNoTrafficAndInNoFile) {
    const std::string code = "wxp://f2f0-CANARY-9917";
    Town town;
    test::TcpProxy network{town.port()};
    network.keep_traffic();
    Lobby lobby{town, network.url()};
    EXPECT_EQ(lobby.scan(code).decision.outcome, model::Outcome::ForeignCode);
    lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run_all(Task::Push).answer, kiosk::sync::Answer::Ok);
    EXPECT_EQ(lobby.run(Task::Heartbeat).answer, kiosk::sync::Answer::Ok);
    EXPECT_NE(network.traffic().find("checkin.v1"), std::string::npos)
        << "what is looked through is the traffic";
    EXPECT_EQ(network.traffic().find("CANARY"), std::string::npos);
    lobby.close_desk();
    for (const auto& entry : std::filesystem::recursive_directory_iterator{lobby.directory.path()}) {
        if (!entry.is_regular_file()) continue;
        const auto content = core::read_file(entry.path());
        ASSERT_TRUE(content.has_value());
        EXPECT_EQ(content->find("CANARY"), std::string::npos) << entry.path();
    }
}

}  // namespace
