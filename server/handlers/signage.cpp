#include "server/handlers/signage.h"

#include <algorithm>
#include <array>

#include "server/store/announcements.h"
#include "server/store/centers.h"
#include "server/store/library.h"
#include "server/store/playlists.h"
#include "shared/model/signage_rules.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

constexpr std::size_t kLargestManifest = 2U << 20U;
constexpr int kMostAnnouncements = 5'000;

struct Wanted {
    std::string body;
    Audience audience;
};
using Rows = std::map<std::string, Wanted>;  // by id

struct WantedRows {
    Rows media;
    Rows playlists;
    Rows entries;
    Rows announcements;
};

// A playlist goes to everybody whose entries play it, and to the centres that fall back to it.
std::map<std::string, Audience> audiences_of_playlists(store::Unit& unit, Rows& entries) {
    std::map<std::string, Audience> audiences;
    for (const auto& stored : store::entries(unit)) {
        if (stored.state != "published") continue;
        const Audience audience = audience_of(stored.entry.target, unit);
        audiences[stored.entry.playlist_id].add(audience);
        entries[stored.entry.id] = {.body = wire::write_row(stored.entry), .audience = audience};
    }
    for (const auto& center : store::all_centers(unit)) {
        const auto body = store::row_body(unit, wire::row::kCenter, center.id);
        if (!body) continue;
        const auto row = wire::read_row<wire::CenterRow>(*body);
        if (row && !row->center.signage.fallback_playlist.empty())
            audiences[row->center.signage.fallback_playlist].centers.insert(center.id);
    }
    return audiences;
}

// Kiosks come, go and get other tags: those that a target names in this way change with them.
Rows wanted_announcements(store::Unit& unit, std::map<std::string, Audience>& of_media) {
    Rows rows;
    for (const auto& stored : store::announcements(unit, kMostAnnouncements)) {
        const auto& one = stored.announcement;
        if (stored.state != "published" || one.valid_until <= unit.now) continue;
        rows[one.id] = {.body = wire::write_row(one), .audience = audience_of(stored.target, unit)};
        if (!one.media_id.empty()) of_media[one.media_id].add(rows[one.id].audience);
    }
    return rows;
}

WantedRows wanted_rows(store::Unit& unit) {
    std::map<std::string, Audience> of_media;
    WantedRows rows{.announcements = wanted_announcements(unit, of_media)};
    const auto audiences = audiences_of_playlists(unit, rows.entries);
    for (const auto& stored : store::playlists(unit)) {
        const auto found = audiences.find(stored.playlist.id);
        if (found == audiences.end()) continue;
        rows.playlists[stored.playlist.id] = {.body = wire::write_row(stored.playlist),
                                              .audience = found->second};
        for (const auto& item : stored.playlist.items) {
            if (const auto* medium = std::get_if<model::MediaRef>(&item.shows))
                of_media[medium->id].add(found->second);
        }
    }
    for (const auto& item : store::library(unit)) {
        const auto found = of_media.find(item.id);
        if (item.state != store::MediaState::Ready || found == of_media.end()) continue;
        rows.media[item.id] = {.body = wire::write_row(item.media), .audience = found->second};
    }
    return rows;
}

using ScopeKey = std::pair<std::string, std::string>;  // centre, kiosk

// The scopes of a thing that is not wanted there any more are left first; all that stay are then put again,
// behind the deletions, since a kiosk may hear both.
void bring_in_line(store::Unit& unit, std::string_view kind, const Rows& wanted,
                   std::set<ScopeKey>& concerned) {
    std::map<std::string, std::map<ScopeKey, std::string>> standing;
    for (auto& row : store::standing_rows(unit, kind))
        standing[row.id][{row.scope.center_id, row.scope.kiosk_id}] = std::move(row.body);
    std::set<std::string> moved;
    for (const auto& [id, places] : standing) {
        std::set<ScopeKey> keep;
        if (const auto found = wanted.find(id); found != wanted.end()) {
            for (const auto& scope : found->second.audience.scopes())
                keep.emplace(scope.center_id, scope.kiosk_id);
        }
        for (const auto& place : places) {
            if (keep.contains(place.first)) continue;
            store::delete_row(unit, {.center_id = place.first.first, .kiosk_id = place.first.second}, kind,
                              id);
            moved.insert(id);
            concerned.insert(place.first);
        }
    }
    for (const auto& [id, row] : wanted) {
        for (const auto& scope : row.audience.scopes()) {
            const ScopeKey key{scope.center_id, scope.kiosk_id};
            const auto& places = standing[id];
            const auto found = places.find(key);
            if (!moved.contains(id) && found != places.end() && found->second == row.body) continue;
            store::put_row(unit, scope, kind, id, row.body);
            concerned.insert(key);
        }
    }
}

}  // namespace

std::optional<std::string> owner_of(Call& call) {
    const auto& person = call.staff().person;
    const std::string asked = call.request.asked("center");
    if (asked.empty() && person.role == service::Role::CountyAdmin) return std::string{};
    const std::string center = asked.empty() && !person.centers.empty() ? person.centers.front() : asked;
    const auto centers = store::all_centers(call.unit);
    const bool known =
        std::any_of(centers.begin(), centers.end(), [&](const auto& one) { return one.id == center; });
    if (!known || !service::covers(person, center)) return std::nullopt;
    return center;
}

bool may_edit(const Call& call, const std::string& center_id) {
    const auto& person = call.staff().person;
    return person.role == service::Role::CountyAdmin ||
           (!center_id.empty() && service::covers(person, center_id));
}

bool covers_target(Call& call, const model::Target& target) {
    const auto& person = call.staff().person;
    if (person.role == service::Role::CountyAdmin) return true;
    if (target.all || !target.tags_any.empty()) return false;
    const bool centers = std::all_of(target.centers.begin(), target.centers.end(),
                                     [&](const std::string& id) { return service::covers(person, id); });
    return centers && std::all_of(target.kiosks.begin(), target.kiosks.end(), [&](const std::string& id) {
               const auto kiosk = store::kiosk_by_id(call.unit, id);
               return kiosk && service::covers(person, kiosk->center_id);
           });
}

bool exists(Call& call, const model::Target& target) {
    const auto centers = store::all_centers(call.unit);
    const bool known = std::all_of(target.centers.begin(), target.centers.end(), [&](const std::string& id) {
        return std::any_of(centers.begin(), centers.end(), [&](const auto& one) { return one.id == id; });
    });
    return known && std::all_of(target.kiosks.begin(), target.kiosks.end(), [&](const std::string& id) {
               return store::kiosk_by_id(call.unit, id).has_value();
           });
}

void Audience::add(const Audience& more) {
    all = all || more.all;
    centers.insert(more.centers.begin(), more.centers.end());
    kiosks.insert(more.kiosks.begin(), more.kiosks.end());
}

std::vector<store::Scope> Audience::scopes() const {
    if (all) return {{.center_id = "", .kiosk_id = ""}};
    std::vector<store::Scope> found;
    for (const auto& center : centers) found.push_back({.center_id = center, .kiosk_id = ""});
    for (const auto& [kiosk, center] : kiosks) {
        if (!centers.contains(center)) found.push_back({.center_id = center, .kiosk_id = kiosk});
    }
    return found;
}

Audience audience_of(const model::Target& target, store::Unit& unit) {
    Audience audience;
    const bool by_kiosk = !target.exclude_kiosks.empty();
    if (!by_kiosk) {
        audience.all = target.all;
        audience.centers.insert(target.centers.begin(), target.centers.end());
    }
    if (!by_kiosk && target.kiosks.empty() && target.tags_any.empty()) return audience;
    for (const auto& kiosk : store::all_kiosks(unit)) {
        const model::Recipient who{
            .kiosk = kiosk.id, .center = kiosk.center_id, .tags = store::tags_of(unit, kiosk.id)};
        if (kiosk.state != "revoked" && model::is_for(target, who))
            audience.kiosks[kiosk.id] = kiosk.center_id;
    }
    return audience;
}

void publish_signage(store::Unit& unit, std::vector<push::News>& news) {
    const WantedRows wanted = wanted_rows(unit);
    std::set<ScopeKey> concerned;
    bring_in_line(unit, wire::row::kMedia, wanted.media, concerned);
    bring_in_line(unit, wire::row::kPlaylist, wanted.playlists, concerned);
    bring_in_line(unit, wire::row::kEntry, wanted.entries, concerned);
    bring_in_line(unit, wire::row::kAnnouncement, wanted.announcements, concerned);
    for (const auto& [center, kiosk] : concerned) {
        news.push_back({.event = "poke",
                        .data = R"({"scope":"feed"})",
                        .for_kiosks = true,
                        .center_id = center,
                        .kiosk_id = kiosk});
    }
}

std::map<std::string, std::string> signage_over_limits(store::Unit& unit) {
    struct Limit {
        std::string_view kind;
        const char* field;
        std::size_t most;
    };
    constexpr std::array<Limit, 4> kLimits{{{wire::row::kMedia, "media", model::kMostMedia},
                                            {wire::row::kPlaylist, "playlists", model::kMostPlaylists},
                                            {wire::row::kEntry, "entries", model::kMostEntries},
                                            {wire::row::kAnnouncement, "announcements", 1'000'000}}};
    std::map<std::string, std::string> problems;
    std::map<std::string, std::vector<store::StandingRow>> rows;
    for (const Limit& limit : kLimits) rows[limit.field] = store::standing_rows(unit, limit.kind);
    for (const auto& kiosk : store::all_kiosks(unit)) {
        if (kiosk.state == "revoked") continue;
        std::size_t bytes = 0;
        for (const Limit& limit : kLimits) {
            std::size_t count = 0;
            for (const auto& row : rows[limit.field]) {
                const bool mine = (row.scope.center_id.empty() || row.scope.center_id == kiosk.center_id) &&
                                  (row.scope.kiosk_id.empty() || row.scope.kiosk_id == kiosk.id);
                if (!mine) continue;
                ++count;
                bytes += row.body.size();
            }
            if (count > limit.most) problems[limit.field] = "TOO_MANY";
        }
        if (bytes > kLargestManifest) problems["manifest"] = "TOO_LARGE";
    }
    return problems;
}

}  // namespace server::handlers
