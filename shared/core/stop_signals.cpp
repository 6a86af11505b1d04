#include "shared/core/stop_signals.h"

#include <ctime>
#include <utility>

namespace core {
namespace {

constexpr timespec kLook{.tv_sec = 0, .tv_nsec = 200'000'000};

}  // namespace

StopSignals::StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

std::jthread StopSignals::listen(std::function<void()> stop) const {
    return std::jthread{[signals = signals_, stop = std::move(stop)](const std::stop_token& over) {
        ::pthread_setname_np(::pthread_self(), "signals");
        while (!over.stop_requested()) {
            if (::sigtimedwait(&signals, nullptr, &kLook) <= 0) continue;
            stop();
            return;
        }
    }};
}

}  // namespace core
