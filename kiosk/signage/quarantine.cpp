#include "kiosk/signage/quarantine.h"

#include <algorithm>
#include <array>

namespace signage {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::minutes, 3> kTimes{10min, 1h, 24h};

}  // namespace

void Quarantine::add(const std::string& digest, core::SteadyTime now) {
    Case& one = cases_[digest];
    const auto nth = std::min<std::size_t>(static_cast<std::size_t>(one.faults), kTimes.size() - 1);
    ++one.faults;
    one.until = std::max(one.until, now + kTimes[nth]);
}

void Quarantine::add(const std::string& digest, core::SteadyTime now, std::chrono::milliseconds time) {
    Case& one = cases_[digest];
    ++one.faults;
    one.until = std::max(one.until, now + time);
}

bool Quarantine::holds(const std::string& digest, core::SteadyTime now) const {
    const auto found = cases_.find(digest);
    return found != cases_.end() && now < found->second.until;
}

std::optional<core::SteadyTime> Quarantine::next_release(core::SteadyTime now) const {
    std::optional<core::SteadyTime> next;
    for (const auto& [digest, one] : cases_) {
        if (one.until > now) next = std::min(next.value_or(one.until), one.until);
    }
    return next;
}

}  // namespace signage
