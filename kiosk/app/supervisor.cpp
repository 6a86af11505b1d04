#include "kiosk/app/supervisor.h"

namespace app {
namespace {

constexpr std::chrono::seconds kLook{1};

std::int64_t ms_of(core::SteadyTime time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

}  // namespace

Supervisor::Supervisor(const core::Clock& clock, std::function<void()> stuck)
    : clock_(clock), stuck_(std::move(stuck)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Supervisor::begin_present() {
    presenting_since_ = ms_of(clock_.steady());
}

void Supervisor::end_present() {
    presenting_since_ = 0;
}

void Supervisor::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock{mutex_};
            woken_.wait_for(lock, stop, kLook, [] { return false; });
        }
        const std::int64_t since = presenting_since_;
        const auto limit = std::chrono::milliseconds{kLongestPresent}.count();
        if (since != 0 && ms_of(clock_.steady()) - since > limit) stuck_();
    }
}

}  // namespace app
