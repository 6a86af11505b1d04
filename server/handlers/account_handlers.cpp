// Logging in and out, one-time links, the audit.
#include "server/handlers/all.h"
#include "shared/core/calendar.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Fields;
using wire::Json;

constexpr std::chrono::hours kLogInLife{12};
constexpr std::size_t kShortestPassword = 10;
constexpr int kAuditPage = 50;

Json staff_json(const StaffMember& member) {
    return {{"staff",
             {{"id", member.person.id},
              {"name", member.name},
              {"short_name", member.short_name},
              {"role", service::role_name(member.person.role)},
              {"is_county_admin", member.person.role == service::Role::CountyAdmin},
              {"center_ids", member.person.centers},
              {"rights", service::rights_of(member.person)}}},
            {"csrf", member.csrf}};
}

std::string cookie(const Shared& shared, const std::string& value, std::chrono::seconds life) {
    const std::string name = shared.settings.secure_cookies ? "__Host-linli" : "linli";
    std::string text =
        name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(life.count());
    if (shared.settings.secure_cookies) text += "; Secure";
    return text;
}

Response open_session(Call& call, const store::Staff& staff) {
    const std::string token = make_token(call.shared.random);
    const std::string csrf = make_token(call.shared.random);
    store::add_log_in(call.unit, token, {.staff_id = staff.id, .csrf = csrf}, call.unit.now + kLogInLife);
    call.actor = member_of(staff, csrf);
    call.audit("session.open", staff.id);
    Response response = ok(wire::dump(staff_json(call.staff())));
    response.headers.emplace_back("Set-Cookie", cookie(call.shared, token, kLogInLife));
    return response;
}

}  // namespace

Response log_in(Call& call) {
    auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    const std::string name = fields.text("name", 64);
    const core::Secret password{fields.text("password", 256)};
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);

    const core::SteadyTime now = call.shared.clock.steady();
    const std::string by_account = "name " + name;
    const std::string by_address = "address " + call.request.address;
    const auto wait = std::max(call.shared.log_in_tries.wait_of(by_account, now),
                               call.shared.log_in_tries.wait_of(by_address, now));
    if (wait.count() > 0) {
        Response response = refuse(429, "THROTTLED", "too many wrong tries");
        response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
        return response;
    }
    const auto staff = store::staff_by_name(call.unit, name);
    // An unknown name takes as long as a wrong password.
    static const std::string kNobodysHash = pass::hash_password(core::Secret{"nobody has this password"});
    const std::string hash = staff && !staff->password_hash.empty() ? staff->password_hash : kNobodysHash;
    if (!pass::password_matches(password, hash) || !staff) {
        call.shared.log_in_tries.failed(by_account, now);
        call.shared.log_in_tries.failed(by_address, now);
        return refuse(401, "WRONG_LOGIN", "name or password is wrong");
    }
    call.shared.log_in_tries.succeeded(by_account);
    call.and_then = [found = *staff](Call& writing) { return open_session(writing, found); };
    return {};
}

Response who_am_i(Call& call) {
    return ok(wire::dump(staff_json(call.staff())));
}

Response log_out(Call& call) {
    store::end_log_in(call.unit, call.request.cookie.reveal());
    call.audit("session.close", call.staff().person.id);
    Response response = no_content();
    response.headers.emplace_back("Set-Cookie", cookie(call.shared, "", std::chrono::seconds{0}));
    return response;
}

Response set_own_password(Call& call) {
    auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    const std::string token = fields.text("token", 128);
    const core::Secret password{fields.text("password", 256)};
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    if (password.reveal().size() < kShortestPassword) return refuse_fields({{"password", "TOO_SHORT"}});
    const auto staff_id = store::use_one_time_link(call.unit, token);
    if (!staff_id) return refuse(404, "LINK_USED", "the link was used or has run out");
    store::set_password(call.unit, *staff_id, pass::hash_password(password, call.shared.settings.hash_cost));
    store::end_log_ins_of(call.unit, *staff_id);
    call.audit("staff.password", *staff_id);
    return no_content();
}

Response list_audit(Call& call) {
    const std::string cursor = call.request.asked("cursor");
    const long long before = cursor.empty() ? 0 : std::atoll(cursor.c_str());
    const auto entries = store::audit_entries(call.unit, before, kAuditPage);
    Json list = Json::array();
    for (const auto& entry : entries) {
        list.push_back({{"at", core::format_utc(entry.at)},
                        {"who", entry.who},
                        {"action", entry.action},
                        {"object", entry.object},
                        {"detail", entry.detail}});
    }
    const bool more = entries.size() == static_cast<std::size_t>(kAuditPage);
    return ok(wire::dump(
        {{"entries", list}, {"next", more ? Json(std::to_string(entries.back().sequence)) : Json(nullptr)}}));
}

}  // namespace server::handlers
