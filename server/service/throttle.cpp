#include "server/service/throttle.h"

namespace server::service {
namespace {

constexpr std::size_t kMostKeys = 100'000;  // an attacker with many addresses must not eat the memory

}  // namespace

void Throttle::forget_old(std::deque<core::SteadyTime>& failures, core::SteadyTime now) const {
    while (!failures.empty() && now - failures.front() >= window_) failures.pop_front();
}

std::chrono::seconds Throttle::wait_of(const std::string& key, core::SteadyTime now) {
    const std::lock_guard lock{mutex_};
    const auto found = failures_.find(key);
    if (found == failures_.end()) return std::chrono::seconds{0};
    forget_old(found->second, now);
    if (found->second.empty()) {
        failures_.erase(found);
        return std::chrono::seconds{0};
    }
    if (found->second.size() < tries_) return std::chrono::seconds{0};
    return std::chrono::ceil<std::chrono::seconds>(window_ - (now - found->second.front()));
}

void Throttle::failed(const std::string& key, core::SteadyTime now) {
    const std::lock_guard lock{mutex_};
    if (failures_.size() >= kMostKeys && !failures_.contains(key)) {
        std::erase_if(failures_, [&](const auto& entry) {
            return entry.second.empty() || now - entry.second.back() >= window_;
        });
        if (failures_.size() >= kMostKeys) return;
    }
    auto& failures = failures_[key];
    failures.push_back(now);
    if (failures.size() > tries_) failures.pop_front();
}

void Throttle::succeeded(const std::string& key) {
    const std::lock_guard lock{mutex_};
    failures_.erase(key);
}

}  // namespace server::service
