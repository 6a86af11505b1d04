// SIGTERM and SIGINT, as a call on a thread of their own: a graceful stop can take its time.
#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace core {

// Made in main() before any other thread is started: they all inherit that these signals are not theirs. A
// peer that hangs up is no reason to end either, so SIGPIPE is ignored.
class StopSignals {
public:
    StopSignals();

    // Calls `stop` once, at the first signal. The thread ends with the value that is returned.
    std::jthread listen(std::function<void()> stop) const;

private:
    sigset_t signals_{};
};

}  // namespace core
