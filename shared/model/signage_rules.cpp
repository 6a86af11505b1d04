#include "shared/model/signage_rules.h"

#include <algorithm>
#include <set>

namespace model {
namespace {

constexpr int kHighestPriority = 99;
constexpr std::chrono::milliseconds kLongestTransition{2'000};

bool is_weekday(int day) {
    return day >= 1 && day <= 7;
}

void check_item(const PlaylistItem& item, const std::string& at, std::vector<FieldProblem>& problems) {
    const auto* widget = std::get_if<Widget>(&item.shows);
    if (item.dwell != std::chrono::milliseconds{0} &&
        (item.dwell < kShortestDwell || item.dwell > kLongestDwell)) {
        problems.push_back({at + ".dwell_ms", "out_of_range"});
    }
    // Nought is a video's own length; nothing else has one.
    if (item.dwell == std::chrono::milliseconds{0} && !std::holds_alternative<MediaRef>(item.shows))
        problems.push_back({at + ".dwell_ms", "needs_a_length"});
    if (item.transition.length < std::chrono::milliseconds{0} || item.transition.length > kLongestTransition)
        problems.push_back({at + ".transition_ms", "out_of_range"});
    if (item.valid_from && item.valid_until && *item.valid_until <= *item.valid_from)
        problems.push_back({at + ".valid_until", "before_start"});
    if (widget && widget->kind == WidgetKind::QrCard && widget->service_id.empty() && widget->link.empty())
        problems.push_back({at + ".link", "missing"});
    if (widget && widget->kind == WidgetKind::Card) problems.push_back({at + ".widget", "not_for_playlists"});
}

}  // namespace

std::vector<FieldProblem> problems_of(const Entry& entry) {
    std::vector<FieldProblem> problems;
    if (entry.playlist_id.empty()) problems.push_back({"playlist_id", "missing"});
    if (entry.priority < 0 || entry.priority > kHighestPriority)
        problems.push_back({"priority", "out_of_range"});
    if (entry.days.empty()) problems.push_back({"days", "missing"});
    if (!std::all_of(entry.days.begin(), entry.days.end(), is_weekday))
        problems.push_back({"days", "no_weekday"});
    if (std::set<int>{entry.days.begin(), entry.days.end()}.size() != entry.days.size())
        problems.push_back({"days", "twice"});
    if (!entry.all_day && entry.hours.from == entry.hours.to) problems.push_back({"time_to", "equals_start"});
    if (entry.date_from && entry.date_to && *entry.date_to < *entry.date_from)
        problems.push_back({"date_to", "before_start"});
    return problems;
}

std::vector<FieldProblem> problems_of(const Playlist& playlist) {
    std::vector<FieldProblem> problems;
    if (playlist.items.size() > kMostItems) problems.push_back({"items", "too_many"});
    std::set<Id> ids;
    for (std::size_t i = 0; i < playlist.items.size(); ++i) {
        const std::string at = "items[" + std::to_string(i) + "]";
        if (!ids.insert(playlist.items[i].id).second) problems.push_back({at + ".id", "twice"});
        check_item(playlist.items[i], at, problems);
    }
    return problems;
}

std::vector<FieldProblem> problems_of(const Content& content) {
    std::vector<FieldProblem> problems;
    if (content.media.size() > kMostMedia) problems.push_back({"media", "too_many"});
    if (content.playlists.size() > kMostPlaylists) problems.push_back({"playlists", "too_many"});
    if (content.entries.size() > kMostEntries) problems.push_back({"entries", "too_many"});
    return problems;
}

bool vanishes_on(const Entry& entry, const core::TimeZone& zone, core::LocalDate date) {
    const auto window = window_on(entry, zone, date);
    return window && window->start == window->end;
}

PlaylistItem clamped(PlaylistItem item) {
    const bool own_length =
        item.dwell <= std::chrono::milliseconds{0} && std::holds_alternative<MediaRef>(item.shows);
    item.dwell =
        own_length ? std::chrono::milliseconds{0} : std::clamp(item.dwell, kShortestDwell, kLongestDwell);
    item.transition.length =
        std::clamp(item.transition.length, std::chrono::milliseconds{0}, kLongestTransition);
    return item;
}

Entry clamped(Entry entry) {
    entry.priority = std::clamp(entry.priority, 0, kHighestPriority);
    std::erase_if(entry.days, [](int day) { return !is_weekday(day); });
    return entry;
}

}  // namespace model
