#include "kiosk/desk/desk.h"

#include <chrono>
#include <utility>
#include <variant>

#include <pthread.h>

#include "kiosk/desk/works.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;

constexpr auto kRound = 1000ms;  // the thread comes round at least this often

}  // namespace

// What main and sync share with the thread: queues and the beat, nothing else.
struct Desk::Counterside {
    std::unique_ptr<Works> works;  // used by the desk's thread alone once it runs
    const core::Clock& clock;
    core::Channel<std::variant<Request, SyncRequest>> inbox;  // two threads send, one receives
    core::Latest<core::SteadyTime> beat;

    Counterside(std::unique_ptr<Works> own_works, const core::Clock& own_clock)
        : works(std::move(own_works)), clock(own_clock) {}

    void handle(const std::variant<Request, SyncRequest>& request) {
        std::visit([this](const auto& one) { works->handle(one); }, request);
    }

    void run(const std::stop_token& stop) {
        pthread_setname_np(pthread_self(), "desk");
        while (!stop.stop_requested()) {
            beat.put(clock.steady());
            if (const auto request = inbox.receive_for(stop, kRound)) handle(*request);
            works->tick();
        }
        while (const auto request = inbox.try_receive()) handle(*request);
        works->close();
    }
};

core::Result<std::unique_ptr<Desk>> Desk::open(Setup setup, const core::Clock& clock, core::Random& random) {
    auto works = Works::open(std::move(setup), clock, random);
    if (!works) return works.failure();
    auto side = std::make_unique<Counterside>(std::move(*works), clock);
    return std::unique_ptr<Desk>{new Desk{std::move(side)}};
}

Desk::Desk(std::unique_ptr<Counterside> side)
    : side_(std::move(side)), thread_([this](const std::stop_token& stop) { side_->run(stop); }) {}

Desk::~Desk() = default;

void Desk::send(Request request) {
    side_->inbox.send(std::move(request));
}

std::optional<Answer> Desk::try_receive() {
    return side_->works->answer();
}

void Desk::send(SyncRequest request) {
    side_->inbox.send(std::move(request));
}

std::optional<SyncAnswer> Desk::try_receive_for_sync() {
    return side_->works->answer_for_sync();
}

core::Latest<core::SteadyTime>& Desk::beat() {
    return side_->beat;
}

}  // namespace kiosk::desk
