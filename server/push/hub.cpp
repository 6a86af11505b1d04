#include "server/push/hub.h"

#include <algorithm>

namespace server::push {
namespace {

bool concerns(const News& news, const Subscription& who) {
    const bool is_kiosk = !who.kiosk_id.empty();
    if (news.for_kiosks != is_kiosk) return false;
    if (is_kiosk) {
        if (!news.kiosk_id.empty()) return news.kiosk_id == who.kiosk_id;
        return news.center_id.empty() || news.center_id == who.center_id;
    }
    if (who.all_centers || news.center_id.empty()) return true;
    return std::find(who.centers.begin(), who.centers.end(), news.center_id) != who.centers.end();
}

}  // namespace

std::uint64_t Hub::add(Subscription subscription, Listener listener) {
    const std::lock_guard lock{mutex_};
    entries_[++last_] = {std::move(subscription), std::move(listener)};
    return last_;
}

void Hub::remove(std::uint64_t id) {
    const std::lock_guard lock{mutex_};
    entries_.erase(id);
}

void Hub::publish(const News& news) const {
    const std::lock_guard lock{mutex_};
    for (const auto& [id, entry] : entries_) {
        if (concerns(news, entry.subscription)) entry.listener(news);
    }
}

std::size_t Hub::kiosk_count() const {
    const std::lock_guard lock{mutex_};
    return static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), [](const auto& entry) {
        return !entry.second.subscription.kiosk_id.empty();
    }));
}

std::size_t Hub::browser_count() const {
    const std::lock_guard lock{mutex_};
    return static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), [](const auto& entry) {
        return entry.second.subscription.kiosk_id.empty();
    }));
}

bool Hub::is_connected(const std::string& kiosk_id) const {
    const std::lock_guard lock{mutex_};
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const auto& entry) { return entry.second.subscription.kiosk_id == kiosk_id; });
}

}  // namespace server::push
