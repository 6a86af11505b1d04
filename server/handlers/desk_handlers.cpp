// The console's desk: calls for help, slips and alarms from the screens, and who waits for a place.
#include <algorithm>

#include "server/handlers/all.h"
#include "server/handlers/roster.h"
#include "server/store/centers.h"
#include "server/store/desk.h"
#include "server/store/feed.h"
#include "server/store/people.h"
#include "shared/core/calendar.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Json;

constexpr std::chrono::hours kListed{24};
constexpr std::chrono::hours kWaitingListed{24 * 42};
constexpr int kMostListed = 300;

std::string kiosk_name(Call& call, const std::string& id) {
    const auto kiosk = store::kiosk_by_id(call.unit, id);
    return kiosk ? kiosk->name : std::string{};
}

Json request_json(Call& call, const store::DeskRequest& request) {
    const bool answered = request.answered > core::WallTime{};
    return {{"id", request.event_id},
            {"kind", request.kind},
            {"center_id", request.center_id},
            {"kiosk_name", kiosk_name(call, request.kiosk_id)},
            {"label", request.label},
            {"reason", request.reason},
            {"at", core::format_utc(request.at)},
            {"state", request.state},
            {"answered_by", request.answered_by},
            {"answered_at", answered ? Json(core::format_utc(request.answered)) : Json(nullptr)}};
}

// An empty centre means all that the person covers.
bool may_ask(Call& call, const std::string& center) {
    return center.empty() || service::covers(call.staff().person, center);
}

// The kiosk that called says how its call stands.
void tell_kiosk(Call& call, const store::DeskRequest& request, model::HelpState state) {
    if (request.kind != "help") return;
    const model::HelpCall row{.id = request.event_id, .state = state, .at = call.unit.now};
    store::put_row(call.unit, {.center_id = request.center_id, .kiosk_id = request.kiosk_id},
                   wire::row::kHelpCall, row.id, wire::write_row(row));
    call.poke(request.center_id, request.kiosk_id);
}

Response move_request(Call& call, const std::string& to, model::HelpState state) {
    auto request = store::desk_request_by_id(call.unit, call.request.param("id"));
    if (!request || !service::covers(call.staff().person, request->center_id))
        return refuse(404, "NOT_FOUND", "no such request");
    if (request->state == "closed" || request->state == to)
        return ok(wire::dump(request_json(call, *request)));
    store::set_desk_state(call.unit, request->event_id, to, call.staff().short_name);
    request = store::desk_request_by_id(call.unit, request->event_id);
    tell_kiosk(call, *request, state);
    call.audit("desk." + to, request->event_id, request->kind);
    call.news.push_back(
        {.event = "desk",
         .data = wire::dump({{"id", request->event_id}, {"kind", request->kind}, {"state", request->state}}),
         .center_id = request->center_id});
    return ok(wire::dump(request_json(call, *request)));
}

Json waiting_json(Call& call, const store::Waiting& waiting, int position) {
    const auto session = store::session_by_id(call.unit, waiting.session_id);
    const auto resident = store::resident_of_pass(call.unit, waiting.pass);
    Json value{{"id", waiting.event_id},
               {"session_id", waiting.session_id},
               {"center_id", waiting.center_id},
               {"position", position},
               {"masked_name", resident ? resident->masked_name : std::string{}},
               {"kiosk_name", kiosk_name(call, waiting.kiosk_id)},
               {"at", core::format_utc(waiting.at)}};
    if (session) {
        value["title"] = wire::to_json(session->title);
        value["start"] = core::format_utc(session->start);
        value["capacity"] = session->capacity;
        value["taken"] = std::max(session->enrolled, session->attended);
    }
    return value;
}

std::optional<store::Waiting> asked_waiting(Call& call) {
    auto waiting = store::waiting_by_id(call.unit, call.request.param("id"));
    if (!waiting || !service::covers(call.staff().person, waiting->center_id)) return std::nullopt;
    return waiting;
}

void tell_list(Call& call, const store::Waiting& waiting) {
    call.news.push_back({.event = "waitlist",
                         .data = wire::dump({{"session_id", waiting.session_id}}),
                         .center_id = waiting.center_id});
}

}  // namespace

Response list_desk_requests(Call& call) {
    const std::string center = call.request.asked("center");
    if (!may_ask(call, center)) return refuse(403, "SCOPE", "not your centre");
    Json list = Json::array();
    for (const auto& request :
         store::desk_requests_since(call.unit, center, call.unit.now - kListed, kMostListed)) {
        if (service::covers(call.staff().person, request.center_id))
            list.push_back(request_json(call, request));
    }
    return ok(wire::dump({{"requests", list}}));
}

Response see_desk_request(Call& call) {
    return move_request(call, "seen", model::HelpState::Seen);
}

Response close_desk_request(Call& call) {
    return move_request(call, "closed", model::HelpState::Closed);
}

Response list_waiting(Call& call) {
    const std::string center = call.request.asked("center");
    if (!may_ask(call, center)) return refuse(403, "SCOPE", "not your centre");
    Json list = Json::array();
    std::string session;
    int position = 0;
    for (const auto& waiting : store::waiting_since(call.unit, center, call.unit.now - kWaitingListed)) {
        position = waiting.session_id == session ? position + 1 : 1;
        session = waiting.session_id;
        if (service::covers(call.staff().person, waiting.center_id))
            list.push_back(waiting_json(call, waiting, position));
    }
    return ok(wire::dump({{"waiting", list}}));
}

Response place_waiting(Call& call) {
    const auto waiting = asked_waiting(call);
    if (!waiting) return refuse(404, "NOT_FOUND", "nobody waits under this number");
    const auto resident = store::resident_of_pass(call.unit, waiting->pass);
    if (!resident) return refuse(409, "NO_RESIDENT", "this pass belongs to nobody of the county");
    store::add_enrolment(call.unit, waiting->session_id, resident->id);
    for (const auto& pass : store::passes_of(call.unit, resident->id)) {
        const auto id = wire::pass_id_from(pass.pass);
        if (!id || pass.revoked) continue;
        for (const auto& center : send_to_rosters(call.unit, *resident, *id)) call.poke(center);
    }
    store::end_waiting(call.unit, waiting->event_id, "placed");
    call.audit("waitlist.place", waiting->session_id, resident->id);
    tell_list(call, *waiting);
    return ok("{}");
}

Response drop_waiting(Call& call) {
    const auto waiting = asked_waiting(call);
    if (!waiting) return refuse(404, "NOT_FOUND", "nobody waits under this number");
    store::end_waiting(call.unit, waiting->event_id, "dropped");
    call.audit("waitlist.drop", waiting->session_id);
    tell_list(call, *waiting);
    return ok("{}");
}

}  // namespace server::handlers
