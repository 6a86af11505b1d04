// A real server and real kiosks in one process, talking over loopback: the county of the server's tests
// behind a listener, and what a kiosk consists of without its screen.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/desk/desk.h"
#include "kiosk/sync/courier.h"
#include "kiosk/sync/sync_worker.h"
#include "server/http/server.h"
#include "server/store/events.h"
#include "tests/server/county.h"
#include "tests/support/patience.h"
#include "tests/support/seeded_random.h"
#include "tests/support/tcp_proxy.h"

namespace test {

// The system's clock, moved by whole steps; safe to use from any thread.
class MovedClock final : public core::Clock {
public:
    explicit MovedClock(core::WallTime starts_at);
    core::WallTime wall() const override;
    core::SteadyTime steady() const override;
    // Time passes.
    void pass(std::chrono::milliseconds time);
    // Somebody sets the clock; no time passes.
    void set_back(std::chrono::milliseconds by) { set_ms_ -= by.count(); }

private:
    std::atomic<std::int64_t> passed_ms_ = 0;
    std::atomic<std::int64_t> set_ms_ = 0;
};

// Draws the smallest delays, so that a test does not wait for back-offs.
class HastyRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;

private:
    core::SystemRandom system_;
};

class Town {
public:
    Town();
    ~Town();
    void stop_server();
    void start_server();  // on the same port

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    std::uint16_t port() const { return port_; }
    std::vector<server::store::ListedEvent> events();
    std::size_t quarantined();

    County county;

private:
    std::uint16_t port_ = 0;
    std::unique_ptr<server::http::Server> server_;
    std::jthread thread_;
};

// One lobby: its directory, its desk and, while it runs, its sync thread.
class Lobby {
public:
    Lobby(Town& town, const std::string& url, const std::string& center = County::kHere);
    ~Lobby();

    // Another address of the same server: its own identity, with this.
    void use_server(const kiosk::sync::ServerAddress& address);
    void open_desk();
    void close_desk();
    void start_sync();
    void stop_sync();
    // One task after another, without a planner's pauses; for tests of single exchanges.
    kiosk::sync::Outcome run(kiosk::sync::Task task);
    // Runs the task until there is nothing more; the last outcome.
    kiosk::sync::Outcome run_all(kiosk::sync::Task task, int most = 1000);
    void log_in();
    const std::string& trouble() const { return courier_->trouble(); }

    // Makes an event that is committed when this returns.
    void record(const std::string& pass = County::kPass, const std::string& session = County::kClass);
    void record_raw(const std::string& type, const std::string& body) const;
    kiosk::desk::Health health();
    kiosk::desk::Snapshot content();  // the newest that the screen was handed
    kiosk::desk::CheckInAnswer scan(const std::string& text);
    kiosk::desk::PhoneAnswer ask_phone(const std::string& number);

    // Waits until `holds`, at most so long.
    static bool wait_until(const std::function<bool()>& holds, std::chrono::seconds longest = patience());

    TemporaryDirectory directory;
    MovedClock clock;
    wire::Identity identity;
    std::unique_ptr<kiosk::desk::Desk> desk;
    std::unique_ptr<kiosk::sync::SyncWorker> worker;
    std::optional<kiosk::desk::LockedOut> locked_out;
    std::function<void(const core::Secret&)> new_token;  // set it before start_sync

private:
    void take_answers();
    void ping();

    HastyRandom random_;
    kiosk::sync::Doorbell sync_bell_;
    kiosk::sync::Doorbell main_bell_;
    std::unique_ptr<kiosk::sync::HttpClient> http_;
    std::unique_ptr<kiosk::sync::DeskLine> line_;
    std::unique_ptr<kiosk::sync::Courier> courier_;
    kiosk::desk::Snapshot content_;
    std::optional<kiosk::desk::Health> health_;
    std::optional<kiosk::desk::CheckInAnswer> check_in_;
    std::optional<kiosk::desk::PhoneAnswer> phone_;
    std::optional<kiosk::desk::BorrowAnswer> borrow_;
    std::optional<kiosk::desk::ReturnAnswer> return_;
    std::optional<kiosk::desk::HelpAnswer> help_;
    std::optional<kiosk::desk::WaitlistAnswer> waitlist_;
    std::optional<int> position_;
    std::uint64_t pinged_ = 0;
    std::uint64_t ponged_ = 0;
    std::uint64_t questions_ = 0;
};

}  // namespace test
