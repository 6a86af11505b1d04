// How often something may be tried: at most so many times in a window, by key.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "shared/core/clock.h"

namespace server::service {

// Safe to use from any thread.
class Throttle {
public:
    Throttle(std::size_t tries, std::chrono::seconds window) : tries_(tries), window_(window) {}

    // How long this key must still wait; zero: it may try.
    std::chrono::seconds wait_of(const std::string& key, core::SteadyTime now);
    void failed(const std::string& key, core::SteadyTime now);
    void succeeded(const std::string& key);

private:
    void forget_old(std::deque<core::SteadyTime>& failures, core::SteadyTime now) const;

    std::size_t tries_;
    std::chrono::seconds window_;
    std::mutex mutex_;
    std::map<std::string, std::deque<core::SteadyTime>> failures_;
};

}  // namespace server::service
