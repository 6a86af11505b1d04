// Playlists, as staff put them together.
#include <algorithm>

#include "server/handlers/all.h"
#include "server/handlers/signage.h"
#include "server/handlers/signage_drafts.h"
#include "server/store/announcements.h"
#include "server/store/centers.h"
#include "server/store/library.h"
#include "server/store/playlists.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

using store::StoredPlaylist;
using wire::Json;

Json stored_json(Call& call, const StoredPlaylist& stored) {
    Json json = playlist_json(stored.playlist);
    json["center_id"] = stored.center_id;
    json["changed_by"] = stored.changed_by;
    json["changed_at"] = core::format_utc(stored.changed_at);
    json["may_edit"] = may_edit(call, stored.center_id);
    Json uses = Json::array();
    for (const auto& entry : store::entries(call.unit)) {
        if (entry.entry.playlist_id == stored.playlist.id) uses.push_back(entry.entry.name);
    }
    json["used_by"] = uses;
    return json;
}

// Everything an item names is there.
void check_refs(Call& call, const model::Playlist& playlist, Problems& problems) {
    for (std::size_t i = 0; i < playlist.items.size(); ++i) {
        const auto& shows = playlist.items[i].shows;
        const std::string field = "items[" + std::to_string(i) + "]";
        if (const auto* medium = std::get_if<model::MediaRef>(&shows)) {
            const auto item = store::library_item(call.unit, medium->id);
            if (!item) problems.emplace(field, "UNKNOWN");
            if (item && item->state != store::MediaState::Ready) problems.emplace(field, "NOT_READY");
            const bool no_length = playlist.items[i].dwell.count() == 0;
            if (item && no_length && item->media.kind == model::MediaKind::Image)
                problems.emplace(field + ".dwell_ms", "NEEDS_A_LENGTH");
        }
        if (const auto* one = std::get_if<model::AnnouncementRef>(&shows)) {
            if (!store::announcement_by_id(call.unit, one->id)) problems.emplace(field, "UNKNOWN");
        }
    }
}

bool is_fallback(store::Unit& unit, const std::string& id) {
    const auto centers = store::all_centers(unit);
    return std::any_of(centers.begin(), centers.end(), [&](const auto& center) {
        const auto body = store::row_body(unit, wire::row::kCenter, center.id);
        const auto row =
            body ? wire::read_row<wire::CenterRow>(*body) : core::fail(core::ErrorKind::NotFound, "");
        return row && row->center.signage.fallback_playlist == id;
    });
}

// Kept, sent, and answered; refused where a kiosk would get too much.
Response save(Call& call, StoredPlaylist stored, const char* action, int status) {
    stored.changed_by = call.who();
    stored.changed_at = call.unit.now;
    store::put_playlist(call.unit, stored);
    publish_signage(call.unit, call.news);
    if (const auto over = signage_over_limits(call.unit); !over.empty()) return refuse_fields(over);
    call.audit(action, stored.playlist.id, stored.playlist.name);
    call.news.push_back({.event = "signage", .data = wire::dump({{"playlist", stored.playlist.id}})});
    Response response = ok(wire::dump(stored_json(call, stored)));
    response.status = status;
    return response;
}

}  // namespace

Response list_playlists(Call& call) {
    Json list = Json::array();
    for (const auto& stored : store::playlists(call.unit)) list.push_back(stored_json(call, stored));
    return ok(wire::dump({{"playlists", list}}));
}

Response create_playlist(Call& call) {
    auto draft = read_playlist_draft(call);
    if (!draft) return refuse(400, "BAD_BODY", draft.error().message);
    check_refs(call, draft->value, draft->problems);
    if (!draft->problems.empty()) return refuse_fields(draft->problems);
    const auto owner = owner_of(call);
    if (!owner) return refuse(403, "SCOPE", "not your centre");
    StoredPlaylist stored{.playlist = std::move(draft->value), .center_id = *owner, .changed_by = {}};
    stored.playlist.id = core::make_uuid_v7(call.unit.now, call.shared.random);
    return save(call, std::move(stored), "playlist.create", 201);
}

Response change_playlist(Call& call) {
    auto stored = store::playlist_by_id(call.unit, call.request.param("id"));
    if (!stored) return refuse(404, "NOT_FOUND", "no such playlist");
    if (!may_edit(call, stored->center_id)) return refuse(403, "SCOPE", "not your centre");
    auto draft = read_playlist_draft(call);
    if (!draft) return refuse(400, "BAD_BODY", draft.error().message);
    check_refs(call, draft->value, draft->problems);
    if (!draft->problems.empty()) return refuse_fields(draft->problems);
    draft->value.id = stored->playlist.id;
    draft->value.revision = stored->playlist.revision + 1;
    stored->playlist = std::move(draft->value);
    return save(call, std::move(*stored), "playlist.change", 200);
}

Response delete_playlist(Call& call) {
    const auto stored = store::playlist_by_id(call.unit, call.request.param("id"));
    if (!stored) return refuse(404, "NOT_FOUND", "no such playlist");
    if (!may_edit(call, stored->center_id)) return refuse(403, "SCOPE", "not your centre");
    const auto entries = store::entries(call.unit);
    const bool used = std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.entry.playlist_id == stored->playlist.id;
    });
    if (used || is_fallback(call.unit, stored->playlist.id))
        return refuse(409, "IN_USE", "the schedule plays it");
    store::delete_playlist(call.unit, stored->playlist.id);
    call.audit("playlist.delete", stored->playlist.id, stored->playlist.name);
    call.news.push_back({.event = "signage", .data = wire::dump({{"playlist", stored->playlist.id}})});
    return no_content();
}

}  // namespace server::handlers
