// Watches the main loop: a display that never comes back from presenting a frame ends the process, so that a
// new one starts (FIELD section 0).
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "shared/core/clock.h"

namespace app {

class Supervisor {
public:
    static constexpr std::chrono::seconds kLongestPresent{10};

    // `stuck` is called on the supervisor's thread when presenting takes longer; in the product it does not
    // return.
    Supervisor(const core::Clock& clock, std::function<void()> stuck);

    // Around each present, from the main thread.
    void begin_present();
    void end_present();

private:
    void run(const std::stop_token& stop);

    const core::Clock& clock_;
    std::function<void()> stuck_;
    std::atomic<std::int64_t> presenting_since_{0};  // steady milliseconds; 0: not presenting
    std::mutex mutex_;
    std::condition_variable_any woken_;
    std::jthread thread_;
};

}  // namespace app
