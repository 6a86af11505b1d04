// How much somebody may send: so many things a second in the mean, with a burst for what has gathered while
// there was no network (FIELD TH34).
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "shared/core/clock.h"

namespace server::service {

// Safe to use from any thread.
class Allowance {
public:
    Allowance(double per_second, double burst) : per_second_(per_second), burst_(burst) {}

    // Takes `count` from the key's allowance; or takes nothing and says how long to wait until there is
    // enough.
    std::chrono::seconds take(const std::string& key, double count, core::SteadyTime now);

private:
    struct Left {
        double count = 0;
        core::SteadyTime at;
    };
    double per_second_;
    double burst_;
    std::mutex mutex_;
    std::map<std::string, Left> left_;  // by key: as many as there are kiosks
};

}  // namespace server::service
