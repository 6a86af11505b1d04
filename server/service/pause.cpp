#include "server/service/pause.h"

#include <algorithm>

namespace server::service {
namespace {

constexpr std::size_t kMostKeys = 100'000;

}  // namespace

std::chrono::seconds Pause::wait_of(const std::string& key, core::SteadyTime now) {
    const std::lock_guard lock{mutex_};
    const auto found = records_.find(key);
    if (found == records_.end() || found->second.until <= now) return std::chrono::seconds{0};
    return std::chrono::ceil<std::chrono::seconds>(found->second.until - now);
}

void Pause::failed(const std::string& key, core::SteadyTime now) {
    const std::lock_guard lock{mutex_};
    if (records_.size() >= kMostKeys) {
        std::erase_if(records_, [&](const auto& entry) {
            const Record& record = entry.second;
            return record.until <= now &&
                   (record.failures.empty() || now - record.failures.back() >= window_);
        });
    }
    Record& record = records_[key];
    while (!record.failures.empty() && now - record.failures.front() >= window_) record.failures.pop_front();
    record.failures.push_back(now);
    if (record.failures.size() < tries_) return;
    record.failures.clear();
    record.until = now + pause_;
}

}  // namespace server::service
