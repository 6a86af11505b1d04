#include "kiosk/sync/media_plan.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "shared/model/entry.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr std::array<std::chrono::minutes, 3> kRetries{1min, 5min, 30min};
constexpr milliseconds kSoon = 2h;
constexpr milliseconds kToday = 24h;
constexpr milliseconds kLater = 48h;
constexpr std::int64_t kDayRate = 2 << 20;
constexpr std::chrono::minutes kNightFrom = 22h;
constexpr std::chrono::minutes kNightTo = 5h;

milliseconds until(const model::Entry& entry, const model::Content& content, core::WallTime now) {
    if (model::running_window(entry, content.center.zone, now)) return 0ms;
    const auto edge = model::next_edge(entry, content.center.zone, now, now + kToday);
    return edge ? *edge - now : kLater;
}

int urgency(const WantedMedia& one) {
    if (one.media.urgent) return 0;
    if (one.needed_in <= kSoon) return 1;
    return one.needed_in <= kToday ? 2 : 3;
}

}  // namespace

std::vector<WantedMedia> wanted_media(const model::Content& content, core::WallTime now) {
    std::map<model::Id, milliseconds> needed;
    const auto need = [&](const model::Id& playlist_id, milliseconds in) {
        const model::Playlist* playlist = content.playlist(playlist_id);
        if (!playlist) return;
        for (const model::PlaylistItem& item : playlist->items) {
            const auto* ref = std::get_if<model::MediaRef>(&item.shows);
            if (!ref) continue;
            const auto [place, is_new] = needed.try_emplace(ref->id, in);
            place->second = std::min(place->second, in);
        }
    };
    need(content.center.signage.fallback_playlist, 0ms);
    for (const model::Entry& entry : content.entries) need(entry.playlist_id, until(entry, content, now));
    std::vector<WantedMedia> wanted;
    for (const model::Media& media : content.media) {
        const auto found = needed.find(media.id);
        wanted.push_back({.media = media, .needed_in = found == needed.end() ? kLater : found->second});
    }
    return wanted;
}

std::int64_t fastest(const model::Media& media, const LocalHour& hour) {
    const bool is_night = hour.time_of_day >= kNightFrom || hour.time_of_day < kNightTo;
    return media.urgent || is_night ? 0 : kDayRate;
}

void MediaPlan::want(std::vector<WantedMedia> wanted, std::int64_t sequence) {
    std::stable_sort(wanted.begin(), wanted.end(), [](const WantedMedia& a, const WantedMedia& b) {
        return std::tuple{urgency(a), a.media.bytes} < std::tuple{urgency(b), b.media.bytes};
    });
    wanted_ = std::move(wanted);
    if (sequence != sequence_) std::erase_if(troubles_, [](const auto& one) { return one.second.given_up; });
    sequence_ = sequence;
    std::set<std::string> names;
    for (const WantedMedia& one : wanted_) names.insert(one.media.sha256);
    std::erase_if(troubles_, [&](const auto& one) { return !names.contains(one.first); });
}

std::optional<model::Media> MediaPlan::next(const std::set<std::string>& here, core::SteadyTime now) const {
    for (const WantedMedia& one : wanted_) {
        if (here.contains(one.media.sha256)) continue;
        const auto trouble = troubles_.find(one.media.sha256);
        const bool is_due =
            trouble == troubles_.end() || (!trouble->second.given_up && now >= trouble->second.retry);
        if (is_due) return one.media;
    }
    return std::nullopt;
}

std::optional<core::SteadyTime> MediaPlan::next_try(const std::set<std::string>& here,
                                                    core::SteadyTime now) const {
    if (next(here, now)) return now;
    std::optional<core::SteadyTime> first;
    for (const auto& [digest, trouble] : troubles_) {
        if (trouble.given_up || here.contains(digest)) continue;
        first = std::min(first.value_or(trouble.retry), trouble.retry);
    }
    return first;
}

MediaPlan::Trouble& MediaPlan::worse(const std::string& digest, core::SteadyTime now) {
    Trouble& trouble = troubles_[digest];
    const auto nth = std::min<std::size_t>(static_cast<std::size_t>(trouble.times), kRetries.size() - 1);
    ++trouble.times;
    trouble.retry = now + kRetries.at(nth);
    return trouble;
}

void MediaPlan::differed(const std::string& digest, core::SteadyTime now) {
    Trouble& trouble = worse(digest, now);
    trouble.given_up = trouble.times > static_cast<int>(kRetries.size());
}

void MediaPlan::refused(const std::string& digest, core::SteadyTime now) {
    worse(digest, now);
}

void MediaPlan::put_off(const std::string& digest, core::SteadyTime until) {
    troubles_[digest].retry = until;
}

std::vector<std::string> MediaPlan::failed() const {
    std::vector<std::string> failed;
    for (const auto& [digest, trouble] : troubles_) {
        if (trouble.given_up) failed.push_back(digest);
    }
    return failed;
}

}  // namespace kiosk::sync
