#include "kiosk/app/watchdog.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "kiosk/app/command_rules.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using app::Beats;
using app::stuck_thread;

// The service manager's end of NOTIFY_SOCKET.
class Manager {
public:
    explicit Manager(const std::string& path)
        : descriptor_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)) {
        sockaddr_un where{};
        where.sun_family = AF_UNIX;
        path.copy(where.sun_path, sizeof where.sun_path - 1);
        EXPECT_EQ(::bind(descriptor_, reinterpret_cast<const sockaddr*>(&where), sizeof where), 0);
    }
    ~Manager() { ::close(descriptor_); }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    std::vector<std::string> heard() const {
        std::vector<std::string> all;
        std::array<char, 256> text{};
        for (ssize_t size = 0; (size = ::recv(descriptor_, text.data(), text.size(), 0)) > 0;)
            all.emplace_back(text.data(), static_cast<std::size_t>(size));
        return all;
    }

private:
    int descriptor_;
};

class Feeding : public testing::Test {
protected:
    void SetUp() override {
        auto notifier = app::Notifier::open(path_);
        ASSERT_TRUE(notifier) << notifier.error().message;
        watchdog_.emplace(std::move(*notifier), 30s);
    }
    // Rounds of the main loop for so long, with everybody well but `stuck`.
    int pings(std::chrono::seconds time, const std::string& stuck = {}) {
        const auto since = clock.steady();
        for (auto passed = 0s; passed < time; ++passed) {
            clock.advance(1s);
            const auto beat = [&](const char* name) { return stuck == name ? since : clock.steady(); };
            watchdog_->feed({.loop_began = clock.steady() - (stuck == "main" ? 5s : 16ms),
                             .desk = beat("desk"),
                             .sync = beat("sync"),
                             .scan = beat("scan")},
                            clock.steady());
        }
        return static_cast<int>(manager.heard().size());
    }

    test::TemporaryDirectory directory;
    std::string path_ = (directory / "notify").string();
    Manager manager{path_};
    test::ManualClock clock;
    std::optional<app::Watchdog> watchdog_;
};

TEST(StuckThread, EachThreadHasItsPatience) {
    const core::SteadyTime now{1h};
    const Beats well{.loop_began = now - 500ms, .desk = now - 4s, .sync = now - 59s, .scan = now - 59s};
    EXPECT_EQ(stuck_thread(well, now), "");
    EXPECT_EQ(stuck_thread({.loop_began = now}, now), "") << "who is absent is not stuck";
    Beats one = well;
    one.loop_began = now - 1s;
    EXPECT_EQ(stuck_thread(one, now), "main");
    one = well;
    one.desk = now - 5s;
    EXPECT_EQ(stuck_thread(one, now), "desk");
    one = well;
    one.sync = now - 60s;
    EXPECT_EQ(stuck_thread(one, now), "sync");
    one = well;
    one.scan = now - 60s;
    EXPECT_EQ(stuck_thread(one, now), "scan");
}

TEST_F(Feeding, FF15_BusyButHealthyItIsFedEveryTenSeconds) {
    EXPECT_EQ(pings(100s), 10);
}

TEST_F(Feeding, FF15_WithAnyThreadStuckThePingsStop) {
    for (const char* name : {"main", "desk", "sync", "scan"}) {
        EXPECT_LE(pings(100s, name), 6) << name << ": at most until its patience ends";
        EXPECT_GT(pings(20s), 0) << "well again";
    }
    EXPECT_EQ(pings(100s, "main"), 0);
}

TEST_F(Feeding, ItSaysOnceThatItIsReady) {
    watchdog_->ready();
    watchdog_->ready();
    watchdog_->stopping();
    EXPECT_EQ(manager.heard(), (std::vector<std::string>{"READY=1", "STOPPING=1"}));
}

TEST(Notifier, AnAddressThatIsNoneIsRefused) {
    for (const char* wrong : {"", "notify", "/"}) EXPECT_FALSE(app::Notifier::open(wrong)) << wrong;
    EXPECT_FALSE(app::Notifier::open("/" + std::string(200, 'x')));
}

TEST(CommandRules, RR4_WhatSomebodyWouldSeeOrSufferWaitsForNobody) {
    using wire::CommandKind;
    for (int i = 0; i <= static_cast<int>(CommandKind::ClearMedia); ++i) {
        const auto kind = static_cast<CommandKind>(i);
        EXPECT_TRUE(app::may_carry_out(kind, app::Presence::Nobody));
        const bool waits = kind == CommandKind::Screenshot || kind == CommandKind::RestartApp ||
                           kind == CommandKind::Reboot || kind == CommandKind::Blank ||
                           kind == CommandKind::Identify;
        EXPECT_EQ(app::may_carry_out(kind, app::Presence::Somebody), !waits) << wire::command_name(kind);
    }
}

}  // namespace
