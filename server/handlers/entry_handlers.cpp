// The schedule of the screens: when a playlist plays, where, and above what.
#include <algorithm>

#include "server/handlers/all.h"
#include "server/handlers/feed_effects.h"
#include "server/handlers/signage.h"
#include "server/handlers/signage_drafts.h"
#include "server/store/centers.h"
#include "server/store/playlists.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/model/signage_rules.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

using store::StoredEntry;
using wire::Json;

Json stored_json(Call& call, const StoredEntry& stored) {
    Json json = entry_json(stored.entry);
    json["state"] = stored.state;
    json["created_by"] = stored.created_by;
    json["approved_by"] = stored.approved_by;
    json["changed_at"] = core::format_utc(stored.changed_at);
    json["may_edit"] = covers_target(call, stored.entry.target);
    return json;
}

// Plays on a screen that the person has to do with.
bool concerns(Call& call, const model::Entry& entry) {
    if (covers_target(call, entry.target)) return true;
    const auto kiosks = kiosks_of(entry.target, call.unit);
    return std::any_of(kiosks.begin(), kiosks.end(), [&](const store::Kiosk& kiosk) {
        return service::covers(call.staff().person, kiosk.center_id);
    });
}

// Days on which the window has no length, because the clock is put forward over it (SIGNAGE section 4).
Json warnings_of(Call& call, const model::Entry& entry) {
    constexpr std::chrono::days kAhead{400};
    Json warnings = Json::array();
    if (entry.all_day) return warnings;
    for (const auto& center : store::all_centers(call.unit)) {
        const auto body = store::row_body(call.unit, wire::row::kCenter, center.id);
        const auto row =
            body ? wire::read_row<wire::CenterRow>(*body) : core::fail(core::ErrorKind::NotFound, "");
        if (!row) continue;
        const core::TimeZone& zone = row->center.zone;
        const core::LocalDate today = core::date_of(zone.to_local(call.unit.now));
        for (core::LocalDate day = today; day < today + kAhead; day += std::chrono::days{1}) {
            if (model::vanishes_on(entry, zone, day))
                warnings.push_back({{"code", "VANISHES"}, {"date", core::format_date(day)}});
        }
        if (!warnings.empty()) break;
    }
    return warnings;
}

// A take-over is the word of two, or of one with the right to emergencies (SIGNAGE R-D6).
bool needs_approval(const Call& call, const model::Entry& entry) {
    return entry.action == model::EntryAction::TakeOver &&
           !service::may(call.staff().person, service::Right::PublishEmergency);
}

void tell(Call& call, const std::string& id) {
    call.news.push_back({.event = "signage", .data = wire::dump({{"entry", id}})});
}

std::optional<Response> refusal_of(Call& call, Drafted<model::Entry>& draft) {
    const auto& entry = draft.value;
    if (!entry.playlist_id.empty() && !store::playlist_by_id(call.unit, entry.playlist_id))
        draft.problems["playlist_id"] = "UNKNOWN";
    if (!exists(call, entry.target)) draft.problems["target"] = "UNKNOWN";
    if (!draft.problems.empty()) return refuse_fields(draft.problems);
    if (!covers_target(call, entry.target)) return refuse(403, "SCOPE", "not your centre");
    return std::nullopt;
}

Response save(Call& call, StoredEntry stored, const std::string& action, int status) {
    const bool waits = needs_approval(call, stored.entry);
    stored.state = waits ? "pending_approval" : "published";
    stored.created_by = call.who();
    stored.approved_by.clear();
    stored.changed_at = call.unit.now;
    store::put_entry(call.unit, stored);
    publish_signage(call.unit, call.news);
    if (const auto over = signage_over_limits(call.unit); !over.empty()) return refuse_fields(over);
    call.audit(waits ? "entry.propose" : action, stored.entry.id, stored.entry.name);
    tell(call, stored.entry.id);
    Json json = stored_json(call, stored);
    json["warnings"] = warnings_of(call, stored.entry);
    Response response = ok(wire::dump(json));
    response.status = status;
    return response;
}

}  // namespace

Response list_entries(Call& call) {
    Json list = Json::array();
    for (const auto& stored : store::entries(call.unit)) {
        if (concerns(call, stored.entry)) list.push_back(stored_json(call, stored));
    }
    return ok(wire::dump({{"entries", list}}));
}

Response create_entry(Call& call) {
    auto draft = read_entry_draft(call);
    if (!draft) return refuse(400, "BAD_BODY", draft.error().message);
    if (auto refused = refusal_of(call, *draft)) return *refused;
    StoredEntry stored{.entry = std::move(draft->value), .state = {}, .created_by = {}, .approved_by = {}};
    stored.entry.id = core::make_uuid_v7(call.unit.now, call.shared.random);
    return save(call, std::move(stored), "entry.create", 201);
}

Response change_entry(Call& call) {
    auto stored = store::entry_by_id(call.unit, call.request.param("id"));
    if (!stored) return refuse(404, "NOT_FOUND", "no such entry");
    if (!covers_target(call, stored->entry.target)) return refuse(403, "SCOPE", "not your centre");
    auto draft = read_entry_draft(call);
    if (!draft) return refuse(400, "BAD_BODY", draft.error().message);
    if (auto refused = refusal_of(call, *draft)) return *refused;
    draft->value.id = stored->entry.id;
    draft->value.revision = stored->entry.revision + 1;
    stored->entry = std::move(draft->value);
    return save(call, std::move(*stored), "entry.change", 200);
}

Response approve_entry(Call& call) {
    auto stored = store::entry_by_id(call.unit, call.request.param("id"));
    if (!stored || !covers_target(call, stored->entry.target))
        return refuse(404, "NOT_FOUND", "no such entry");
    if (stored->state != "pending_approval") return refuse(409, "STATE", "it is not waiting for approval");
    if (stored->created_by == call.who()) return refuse(403, "SECOND_PERSON", "somebody else must approve");
    stored->state = "published";
    stored->approved_by = call.who();
    store::put_entry(call.unit, *stored);
    publish_signage(call.unit, call.news);
    if (const auto over = signage_over_limits(call.unit); !over.empty()) return refuse_fields(over);
    call.audit("entry.approve", stored->entry.id, stored->entry.name);
    tell(call, stored->entry.id);
    return ok(wire::dump(stored_json(call, *stored)));
}

Response delete_entry(Call& call) {
    const auto stored = store::entry_by_id(call.unit, call.request.param("id"));
    if (!stored) return refuse(404, "NOT_FOUND", "no such entry");
    if (!covers_target(call, stored->entry.target)) return refuse(403, "SCOPE", "not your centre");
    store::delete_entry(call.unit, stored->entry.id);
    publish_signage(call.unit, call.news);
    call.audit("entry.delete", stored->entry.id, stored->entry.name);
    tell(call, stored->entry.id);
    return no_content();
}

}  // namespace server::handlers
