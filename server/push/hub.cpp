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
    const Subscription who = subscription;
    std::uint64_t id = 0;
    {
        const std::lock_guard lock{mutex_};
        if (!make_way(who)) return 0;
        id = ++last_;
        entries_[id] = {std::move(subscription), std::move(listener)};
    }
    tell_presence(who, true);
    return id;
}

bool Hub::make_way(const Subscription& comes) {
    if (comes.kiosk_id.empty()) return true;
    for (auto& [id, entry] : entries_) {
        if (entry.subscription.kiosk_id != comes.kiosk_id || entry.ending) continue;
        if (!comes.token_hash.empty() && entry.subscription.token_hash == comes.token_hash) return false;
        entry.ending = true;
        entry.listener({.event = "bye",
                        .data = R"({"after_ms":0})",
                        .for_kiosks = true,
                        .kiosk_id = comes.kiosk_id,
                        .is_last = true});
    }
    return true;
}

void Hub::remove(std::uint64_t id) {
    Subscription who;
    {
        const std::lock_guard lock{mutex_};
        const auto found = entries_.find(id);
        if (found == entries_.end()) return;
        who = found->second.subscription;
        entries_.erase(found);
    }
    if (!who.kiosk_id.empty() && !is_connected(who.kiosk_id)) tell_presence(who, false);
}

void Hub::tell_presence(const Subscription& kiosk, bool online) const {
    if (kiosk.kiosk_id.empty()) return;
    publish({.event = "kiosk",
             .data = R"({"id":")" + kiosk.kiosk_id + R"(","online":)" + (online ? "true" : "false") + "}",
             .center_id = kiosk.center_id});
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
