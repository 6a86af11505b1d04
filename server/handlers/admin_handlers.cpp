// What linli-admin asks for: the first administrator, codes for kiosks, passes, keys, events.
#include <algorithm>

#include "server/handlers/all.h"
#include "server/handlers/keys.h"
#include "server/handlers/passes.h"
#include "server/handlers/roster.h"
#include "server/handlers/words.h"
#include "server/service/enrolment_code.h"
#include "server/store/centers.h"
#include "server/store/events.h"
#include "server/store/people.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/pass/resident_pass.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Fields;
using wire::Json;

constexpr std::chrono::hours kLinkLife{24};
constexpr std::chrono::hours kCodeLife{24};
constexpr std::size_t kShortestPassword = 10;
constexpr int kEventPage = 500;

Json event_json(const store::ListedEvent& listed) {
    Json value{{"seq", listed.log_sequence},
               {"kind", listed.event.type},
               {"event", listed.event.id},
               {"device", listed.kiosk_id},
               {"device_seq", listed.event.sequence},
               {"wall", core::format_utc(listed.event.wall)},
               {"at", core::format_utc(listed.effective)},
               {"received", core::format_utc(listed.received)}};
    const auto body = wire::parse(listed.event.body);
    if (!body || !body->is_object()) return value;
    for (const char* name : {"pass", "session", "outcome", "flags", "voids"}) {
        if (body->contains(name)) value[name] = (*body)[name];
    }
    return value;
}

}  // namespace

Response admin_create(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    const std::string name = fields.text("name", 64);
    const core::Secret password{fields.optional_text("password", 256)};
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    if (name.empty()) return refuse_fields({{"name", "MISSING"}});
    if (store::staff_by_name(call.unit, name))
        return refuse(409, "EXISTS", "there is already a \"" + name + "\"");
    if (!password.empty() && password.reveal().size() < kShortestPassword)
        return refuse_fields({{"password", "TOO_SHORT"}});
    store::Staff staff{.id = core::make_uuid_v7(call.unit.now, call.shared.random),
                       .name = name,
                       .short_name = name,
                       .role = std::string{service::role_name(service::Role::CountyAdmin)},
                       .may_emergency = true};
    if (!password.empty())
        staff.password_hash = pass::hash_password(password, call.shared.settings.hash_cost);
    store::add_staff(call.unit, staff);
    call.audit("staff.create", staff.id, name);
    if (!password.empty()) return created(wire::dump({{"id", staff.id}}));
    const std::string token = make_token(call.shared.random);
    store::add_one_time_link(call.unit, token, staff.id, call.unit.now + kLinkLife);
    return created(wire::dump(
        {{"id", staff.id}, {"link", call.shared.settings.public_url + "/set-password?token=" + token}}));
}

Response admin_centers(Call& call) {
    Json list = Json::array();
    for (const auto& center : store::all_centers(call.unit)) {
        list.push_back({{"id", center.id}, {"name", wire::to_json(center.name)}});
    }
    return ok(wire::dump({{"centers", list}}));
}

Response admin_kiosk_code(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    std::string center = fields.optional_text("center", 64);
    const std::string again = fields.optional_text("kiosk", 36);
    std::string name = fields.optional_text("name", 64);
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    const auto renewed = again.empty() ? std::nullopt : store::kiosk_by_id(call.unit, again);
    if (!again.empty() && (!renewed || renewed->state == "revoked"))
        return refuse(404, "NOT_FOUND", "there is no kiosk " + again + " that could be enrolled anew");
    if (renewed) {
        center = renewed->center_id;
        name = renewed->name;
    }
    const auto centers = store::all_centers(call.unit);
    const bool known =
        std::any_of(centers.begin(), centers.end(), [&](const auto& one) { return one.id == center; });
    if (!known) return refuse(404, "NOT_FOUND", "there is no centre " + center);
    const auto kiosks = store::all_kiosks(call.unit);
    const auto here = std::count_if(kiosks.begin(), kiosks.end(),
                                    [&](const auto& kiosk) { return kiosk.center_id == center; });
    if (name.empty()) name = words("kiosk.first_name").zh + " " + std::to_string(here + 1);
    const std::string code = service::make_enrolment_code(call.shared.random);
    store::add_enrolment_code(call.unit, code, {.center_id = center, .kiosk_name = name, .kiosk_id = again},
                              call.unit.now + kCodeLife);
    call.audit("kiosk.code", center, name);
    return created(wire::dump({{"code", code}, {"center", center}, {"name", name}}));
}

Response admin_residents(Call& call) {
    Json list = Json::array();
    for (const auto& resident : store::residents_of(call.unit, call.request.asked("center"))) {
        list.push_back({{"id", resident.id},
                        {"masked_name", resident.masked_name},
                        {"center", resident.center_id},
                        {"sessions", store::sessions_of_resident(call.unit, resident.id)}});
    }
    return ok(wire::dump({{"residents", list}}));
}

Response admin_issue_pass(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    const std::string id = fields.text("resident", 64);
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    const auto resident = store::resident_by_id(call.unit, id);
    if (!resident) return refuse(404, "NOT_FOUND", "there is no resident " + id);
    const auto key = active_pass_key(call.unit);
    if (!key) return refuse(409, "NO_KEY", "the county has no key for passes yet; load or create it first");
    const pass::PassFields pass = add_new_pass(call, *resident, *key);
    if (refresh_today(call.unit)) call.poke("");
    call.audit("pass.issue", id, pass::help_desk_mark(pass.pass));
    return created(wire::dump({{"pass", model::to_text(pass.pass)},
                               {"text", pass::issue_pass(pass, key->secret_key)},
                               {"mark", pass::help_desk_mark(pass.pass)},
                               {"name", resident->full_name},
                               {"masked_name", resident->masked_name},
                               {"sample", resident->is_sample},
                               {"valid_until", core::format_utc(pass.valid_until)}}));
}

Response admin_revoke_pass(Call& call) {
    const auto pass = store::pass_by_id(call.unit, call.request.param("id"));
    if (!pass) return refuse(404, "NOT_FOUND", "there is no such pass");
    if (pass->revoked) return ok("{}");
    store::revoke_pass(call.unit, pass->pass);
    withdraw_pass(call.unit, *pass);
    refresh_today(call.unit);
    call.poke("");
    call.audit("pass.revoke", pass->resident_id);
    return ok("{}");
}

Response admin_events(Call& call) {
    const long long since = std::atoll(call.request.asked("since").c_str());
    const auto events = store::events_since(call.unit, since, kEventPage);
    Json list = Json::array();
    for (const auto& event : events) list.push_back(event_json(event));
    const bool more = events.size() == static_cast<std::size_t>(kEventPage);
    return ok(wire::dump({{"events", list}, {"more", more}}));
}

}  // namespace server::handlers
