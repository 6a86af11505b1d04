// Media that could not be shown are left alone for a while, longer each time (SIGNAGE R-P4). Pure.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "shared/core/clock.h"

namespace signage {

class Quarantine {
public:
    // `digest` names the file. For 10 min, then 1 h, then 24 h.
    void add(const std::string& digest, core::SteadyTime now);
    // For so long, whatever was before.
    void add(const std::string& digest, core::SteadyTime now, std::chrono::milliseconds time);
    // It was shown to its end: all is forgiven.
    void clear(const std::string& digest) { cases_.erase(digest); }

    bool holds(const std::string& digest, core::SteadyTime now) const;
    // When the next one is free again.
    std::optional<core::SteadyTime> next_release(core::SteadyTime now) const;

private:
    struct Case {
        int faults = 0;
        core::SteadyTime until{};
    };
    std::map<std::string, Case> cases_;
};

}  // namespace signage
