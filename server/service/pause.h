// Wrong tries that make everybody wait: so many within a window close the way for a while, then it is open
// again.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "shared/core/clock.h"

namespace server::service {

// Safe to use from any thread.
class Pause {
public:
    Pause(std::size_t tries, std::chrono::seconds window, std::chrono::seconds pause)
        : tries_(tries), window_(window), pause_(pause) {}

    // How long this key must still wait; zero: it may try.
    std::chrono::seconds wait_of(const std::string& key, core::SteadyTime now);
    void failed(const std::string& key, core::SteadyTime now);

private:
    struct Record {
        std::deque<core::SteadyTime> failures;  // ascending
        core::SteadyTime until{};
    };
    std::size_t tries_;
    std::chrono::seconds window_;
    std::chrono::seconds pause_;
    std::mutex mutex_;
    std::map<std::string, Record> records_;
};

}  // namespace server::service
