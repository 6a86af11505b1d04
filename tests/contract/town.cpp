#include "tests/contract/town.h"

#include <algorithm>
#include <stdexcept>

#include <gtest/gtest.h>

#include "kiosk/sync/enrol.h"
#include "shared/core/calendar.h"
#include "shared/core/overloaded.h"
#include "shared/wire/device.h"
#include "shared/wire/events.h"

namespace test {
namespace {

using namespace std::chrono_literals;
using kiosk::sync::Task;

constexpr auto kLookAgain = 20ms;

core::WallTime county_start() {
    return *core::parse_utc("2026-11-24T01:00:00Z");
}

}  // namespace

MovedClock::MovedClock(core::WallTime starts_at)
    : set_ms_((starts_at - std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()))
                  .count()) {}

core::WallTime MovedClock::wall() const {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return now + std::chrono::milliseconds{set_ms_ + passed_ms_};
}

core::SteadyTime MovedClock::steady() const {
    return std::chrono::steady_clock::now() + std::chrono::milliseconds{passed_ms_};
}

void MovedClock::pass(std::chrono::milliseconds time) {
    passed_ms_ += time.count();
}

void HastyRandom::fill(std::span<std::uint8_t> bytes) {
    if (bytes.size() == sizeof(std::uint64_t)) {
        std::fill(bytes.begin(), bytes.end(), std::uint8_t{0});
        return;
    }
    system_.fill(bytes);
}

Town::Town() {
    start_server();
}

Town::~Town() {
    stop_server();
}

void Town::start_server() {
    auto opened = server::http::Server::open({.port = port_}, *county.dispatcher, county.hub);
    if (!opened) throw std::runtime_error(opened.error().message);
    server_ = std::move(*opened);
    port_ = server_->port();
    thread_ = std::jthread{[this] { server_->run(); }};
}

void Town::stop_server() {
    if (!server_) return;
    server_->stop();
    thread_.join();
    server_.reset();
}

std::vector<server::store::ListedEvent> Town::events() {
    std::vector<server::store::ListedEvent> all;
    county.write([&](server::store::Unit& unit) {
        while (true) {
            auto page = server::store::events_since(unit, all.empty() ? 0 : all.back().log_sequence, 500);
            if (page.empty()) return;
            all.insert(all.end(), page.begin(), page.end());
        }
    });
    return all;
}

std::size_t Town::quarantined() {
    std::size_t count = 0;
    county.write(
        [&](server::store::Unit& unit) { count = server::store::quarantined_events(unit, 1000).size(); });
    return count;
}

Lobby::Lobby(Town& town, const std::string& url, const std::string& center) : clock(county_start()) {
    auto enrolled = kiosk::sync::enrol(
        {.server = url, .code = town.county.make_code(center), .data = directory.path(), .authority = {}},
        clock);
    if (!enrolled) throw std::runtime_error(enrolled.error().message);
    identity = std::move(*enrolled);
    open_desk();
}

// The desk's thread rings the bells to its end.
Lobby::~Lobby() {
    close_desk();
}

void Lobby::open_desk() {
    auto keys = wire::open_keyset(identity.keyset, identity.roots);
    if (!keys) throw std::runtime_error(keys.error().message);
    auto opened = kiosk::desk::Desk::open({.data = directory.path(),
                                           .keys = *keys,
                                           .boot = "0a0b0c0d",
                                           .built = *core::parse_utc("2026-01-01T00:00:00Z"),
                                           .wake_main = [this] { main_bell_.ring(); },
                                           .wake_sync = [this] { sync_bell_.ring(); }},
                                          clock, random_);
    if (!opened) throw std::runtime_error(opened.error().message);
    desk = std::move(*opened);
    http_ = std::make_unique<kiosk::sync::HttpClient>(
        kiosk::sync::ServerAddress{
            .url = identity.server, .pins = identity.pins, .authority = identity.authority},
        sync_bell_, clock);
    line_ = std::make_unique<kiosk::sync::DeskLine>(
        [this](kiosk::desk::SyncRequest request) { desk->send(std::move(request)); },
        [this] { return desk->try_receive_for_sync(); }, sync_bell_);
    courier_ = std::make_unique<kiosk::sync::Courier>(
        kiosk::sync::CourierSetup{.identity = identity, .data = directory.path(), .boot = "0a0b0c0d"},
        kiosk::sync::Courier::Means{.http = *http_, .desk = *line_, .clock = clock, .random = random_});
}

void Lobby::use_server(const kiosk::sync::ServerAddress& address) {
    identity.server = address.url;
    identity.pins = address.pins;
    identity.authority = address.authority;
    close_desk();
    open_desk();
}

void Lobby::close_desk() {
    stop_sync();
    courier_.reset();
    line_.reset();
    http_.reset();
    desk.reset();
}

void Lobby::start_sync() {
    worker = std::make_unique<kiosk::sync::SyncWorker>(
        kiosk::sync::SyncSetup{
            .identity = identity,
            .data = directory.path(),
            .boot = "0a0b0c0d",
            .ask_desk = [this](kiosk::desk::SyncRequest request) { desk->send(std::move(request)); },
            .desk_answer = [this] { return desk->try_receive_for_sync(); },
            .wake_main = [this] { main_bell_.ring(); },
            .new_token = new_token},
        sync_bell_, clock, random_);
}

void Lobby::stop_sync() {
    worker.reset();
}

kiosk::sync::Outcome Lobby::run(Task task) {
    return courier_->run(task, {});
}

kiosk::sync::Outcome Lobby::run_all(Task task, int most) {
    kiosk::sync::Outcome outcome{.more = true};
    for (int i = 0; i < most && outcome.more; ++i) outcome = run(task);
    return outcome;
}

void Lobby::log_in() {
    static_cast<void>(courier_->learn_position({}));
    EXPECT_EQ(run(Task::Time).answer, kiosk::sync::Answer::Ok) << courier_->trouble();
    EXPECT_EQ(run(Task::LogIn).answer, kiosk::sync::Answer::Ok) << courier_->trouble();
}

void Lobby::record_raw(const std::string& type, const std::string& body) const {
    desk->send(kiosk::desk::Request{kiosk::desk::RecordEvent{.type = type, .body = body}});
}

void Lobby::record(const std::string& pass, const std::string& session) {
    record_raw(std::string{wire::event_type::kCheckIn},
               wire::write_body(model::CheckInBody{.pass = wire::pass_id_from(pass),
                                                   .key = 1,
                                                   .region = 370830,
                                                   .session_id = session,
                                                   .outcome = model::Outcome::Ok}));
}

void Lobby::take_answers() {
    using namespace kiosk::desk;
    while (auto answer = desk->try_receive()) {
        std::visit(core::Overloaded{
                       [&](CheckInAnswer& one) { check_in_ = std::move(one); },
                       [&](ContentChanged& one) { content_ = std::move(one.content); },
                       [&](HealthChanged& one) { health_ = one.health; },
                       [&](Pong& one) { ponged_ = one.question; },
                       [](VoidAnswer&) {},
                       [](RatingAnswer&) {},
                       [](SpaceIsLow&) {},
                       [&](PhoneAnswer& one) { phone_ = std::move(one); },
                       [&](BorrowAnswer& one) { borrow_ = std::move(one); },
                       [&](ReturnAnswer& one) { return_ = std::move(one); },
                       [&](HelpAnswer& one) { help_ = std::move(one); },
                       [](SlipAnswer&) {},
                       [&](WaitlistAnswer& one) { waitlist_ = std::move(one); },
                       [&](WaitlistPosition& one) { position_ = one.position; },
                       [](StaffAnswer&) {},
                       [](NoticeAnswer&) {},
                       [&](LockedOut& one) { locked_out = std::move(one); },
                   },
                   *answer);
    }
}

void Lobby::ping() {
    desk->send(kiosk::desk::Request{kiosk::desk::Ping{.question = ++pinged_}});
    EXPECT_TRUE(wait_until([this] {
        take_answers();
        return ponged_ == pinged_;
    }));
}

kiosk::desk::Health Lobby::health() {
    // Asked by the sync thread's question, where that thread does not run.
    if (!worker) {
        const auto now = line_->ask<kiosk::desk::HealthNow>(kiosk::desk::AskHealth{}, {});
        return now ? now->health : kiosk::desk::Health{};
    }
    ping();
    return health_.value_or(kiosk::desk::Health{});
}

kiosk::desk::Snapshot Lobby::content() {
    ping();
    return content_;
}

kiosk::desk::CheckInAnswer Lobby::scan(const std::string& text) {
    check_in_.reset();
    desk->send(kiosk::desk::Request{kiosk::desk::ReadCode{
        .question = ++questions_, .text = core::Secret{text}, .source = model::ScanSource::Camera}});
    EXPECT_TRUE(wait_until([this] {
        take_answers();
        return check_in_.has_value();
    }));
    return check_in_.value_or(kiosk::desk::CheckInAnswer{});
}

kiosk::desk::PhoneAnswer Lobby::ask_phone(const std::string& number) {
    phone_.reset();
    desk->send(kiosk::desk::Request{
        kiosk::desk::LookUpPhone{.question = ++questions_, .phone = core::Secret{number}}});
    EXPECT_TRUE(wait_until([this] {
        take_answers();
        return phone_.has_value();
    }));
    return phone_.value_or(kiosk::desk::PhoneAnswer{});
}

bool Lobby::wait_until(const std::function<bool()>& holds, std::chrono::seconds longest) {
    const auto end = std::chrono::steady_clock::now() + longest;
    const kiosk::sync::Doorbell nobody;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) return false;
        nobody.wait(kLookAgain);
    }
    return true;
}

}  // namespace test
