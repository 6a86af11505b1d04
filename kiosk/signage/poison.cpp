#include "kiosk/signage/poison.h"

#include <algorithm>
#include <sstream>

namespace signage {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kMemory = 24h;
constexpr std::size_t kDeaths = 2;
constexpr std::size_t kMostDeaths = 100;

}  // namespace

// A line each: "begun" or "death", the digest, milliseconds.
Poison::Poison(std::string_view kept) {
    std::istringstream lines{std::string{kept}};
    std::string what;
    std::string digest;
    std::int64_t at = 0;
    while (lines >> what >> digest >> at && deaths_.size() < kMostDeaths) {
        if (what == "begun" || what == "death") deaths_.push_back({digest, core::from_ms(at)});
    }
}

bool Poison::begin(const std::string& digest, core::WallTime now) {
    std::erase_if(deaths_, [&](const Entry& one) { return one.at + kMemory < now; });
    if (!seen_.insert(digest).second) return false;
    begun_.push_back({digest, now});
    return true;
}

bool Poison::survive(const std::string& digest) {
    return std::erase_if(begun_, [&](const Entry& one) { return one.digest == digest; }) > 0;
}

bool Poison::is_poison(const std::string& digest, core::WallTime now) const {
    std::vector<core::WallTime> times;
    for (const Entry& one : deaths_) {
        if (one.digest == digest) times.push_back(one.at);
    }
    std::sort(times.begin(), times.end());
    for (std::size_t last = kDeaths - 1; last < times.size(); ++last) {
        const bool close = times[last] - times[last + 1 - kDeaths] <= kMemory;
        if (close && now >= times[last] && now < times[last] + kMemory) return true;
    }
    return false;
}

std::string Poison::text() const {
    std::ostringstream text;
    for (const Entry& one : begun_) text << "begun " << one.digest << ' ' << core::to_ms(one.at) << '\n';
    for (const Entry& one : deaths_) text << "death " << one.digest << ' ' << core::to_ms(one.at) << '\n';
    return text.str();
}

}  // namespace signage
