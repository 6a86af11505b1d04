#include "tests/shared/model/signage_sample.h"

#include <algorithm>
#include <stdexcept>

namespace test {

using namespace std::chrono_literals;

core::WallTime utc(std::string_view text) {
    return core::parse_utc(text).value();
}
core::LocalDate date(std::string_view text) {
    return core::parse_date(text).value();
}
std::chrono::minutes at(std::string_view text) {
    return core::parse_time_of_day(text).value();
}

core::WallTime local(std::string_view time) {
    return utc(std::string{kMonday} + "T" + std::string{time} + "+08:00");
}

model::Content centre_at(int hours) {
    model::Content content;
    content.center.id = "centre";
    content.center.zone =
        core::TimeZone{{{.at = utc("2020-01-01T00:00Z"), .offset = std::chrono::hours{hours}}}};
    for (auto& day : content.center.opening.week) day = {{.from = 0min, .to = 0min}};
    return content;
}

model::Playlist playlist(const std::string& name, const std::vector<std::string>& items) {
    model::Playlist playlist{.id = "p_" + name};
    for (const auto& item : items) {
        playlist.items.push_back({.id = item, .shows = model::MediaRef{"m_" + item}});
    }
    return playlist;
}

model::Entry base(const std::string& id, int priority, std::string_view from, std::string_view to) {
    model::Entry entry{.id = id, .playlist_id = "p_" + id, .priority = priority};
    entry.all_day = false;
    entry.hours = {.from = at(from), .to = at(to)};
    return entry;
}

model::Entry all_day(const std::string& id, model::EntryAction action, int priority) {
    return {.id = id, .playlist_id = "p_" + id, .action = action, .priority = priority};
}

model::Announcement notice(const std::string& id, model::Severity severity, core::WallTime from,
                           core::WallTime until) {
    return {.id = id,
            .severity = severity,
            .title = {.zh = "题 " + id},
            .body = {.zh = "文"},
            .valid_from = from,
            .valid_until = until};
}

void schedule(model::Content& content, model::Entry entry, const std::vector<std::string>& items) {
    content.playlists.push_back(playlist(entry.id, items));
    content.entries.push_back(std::move(entry));
}

model::Moment moment(const model::Content& content, core::WallTime now) {
    model::Moment moment{.now = now, .who = {.kiosk = "k1", .center = content.center.id}};
    for (const auto& playlist : content.playlists) {
        for (const auto& item : playlist.items) {
            if (const auto* media = std::get_if<model::MediaRef>(&item.shows))
                moment.ready_media.insert(media->id);
        }
    }
    moment.card = {{.id = "card", .shows = model::Widget{.kind = model::WidgetKind::Card}}};
    return moment;
}

std::string names(const model::Resolution& resolution) {
    std::string names;
    for (const auto& one : resolution.loop) names += (names.empty() ? "" : " ") + one.item.id;
    return names;
}

model::Why why(const model::Resolution& resolution, const std::string& entry) {
    const auto found = std::find_if(resolution.why.begin(), resolution.why.end(),
                                    [&](const model::Verdict& reason) { return reason.entry_id == entry; });
    if (found == resolution.why.end()) throw std::invalid_argument("no entry " + entry);
    return found->why;
}

model::Content precedence() {
    model::Content content = centre_at(8);
    schedule(content, base("A", 10, "09:00", "17:00"), {"a1", "a2", "a3"});
    model::Entry b = base("B", 10, "12:00", "14:00");
    b.order = 1;
    schedule(content, b, {"b1"});
    schedule(content, base("C", 50, "13:00", "13:30"), {"c1"});
    content.playlists.push_back(playlist("fallback", {"f1"}));
    content.center.signage.fallback_playlist = "p_fallback";
    return content;
}

}  // namespace test
