// What the console shows of centres, sessions and check-ins.
#include <algorithm>
#include <array>
#include <map>

#include "server/handlers/all.h"
#include "server/handlers/check_in_json.h"
#include "server/handlers/feed_effects.h"
#include "server/service/kiosk_health.h"
#include "server/store/centers.h"
#include "server/store/feed.h"
#include "server/store/people.h"
#include "shared/core/calendar.h"
#include "shared/wire/device.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Json;

constexpr std::chrono::seconds kOnline{90};
constexpr int kMostCheckIns = 500;
constexpr int kMostQuarantined = 200;

// A day of a centre in UTC. Without a centre the first one's zone counts: a county lies in one.
struct Day {
    core::WallTime from;
    core::WallTime to;
    core::TimeZone zone;
};

std::optional<Day> asked_day(Call& call, const std::string& center_id) {
    std::string zone_of = center_id;
    if (zone_of.empty()) {
        const auto centers = store::all_centers(call.unit);
        if (!centers.empty()) zone_of = centers.front().id;
    }
    core::TimeZone zone;
    if (const auto body = store::row_body(call.unit, wire::row::kCenter, zone_of)) {
        if (const auto row = wire::read_row<wire::CenterRow>(*body)) zone = row->center.zone;
    }
    core::LocalDate date = core::date_of(zone.to_local(call.unit.now));
    std::string asked = call.request.asked("date");
    if (!asked.empty()) {
        const auto parsed = core::parse_date(asked);
        if (!parsed) return std::nullopt;
        date = *parsed;
    }
    return Day{.from = core::start_of_day(zone, date),
               .to = core::start_of_day(zone, date + std::chrono::days{1}),
               .zone = zone};
}

bool may_see(const Call& call, const std::string& center_id) {
    const auto& person = call.staff().person;
    if (center_id.empty()) return person.role == service::Role::CountyAdmin;
    return service::covers(person, center_id);
}

// The centre asked for; without one, the only centre of somebody who has just one.
std::string asked_center(const Call& call) {
    std::string asked = call.request.asked("center");
    const auto& person = call.staff().person;
    if (asked.empty() && person.role != service::Role::CountyAdmin && !person.centers.empty())
        return person.centers.front();
    return asked;
}

// A mean of fewer than five would say what single people thought (PROTOCOL section 6).
constexpr int kFewestRatings = 5;
Json ratings_json(const store::RatingSummary& ratings) {
    const bool enough = ratings.count >= kFewestRatings;
    return {{"count", enough ? Json(ratings.count) : Json(nullptr)},
            {"mean", enough ? Json(ratings.mean) : Json(nullptr)}};
}

// How it does, by its last word and by what it has read (SIGNAGE R-R3).
service::KioskHealth health_of(Call& call, const store::Kiosk& kiosk, bool is_open) {
    const auto heartbeat =
        kiosk.health.empty() ? core::fail(core::ErrorKind::NotFound, "") : wire::read_heartbeat(kiosk.health);
    service::KioskSigns signs{
        .now = call.unit.now, .is_suspended = kiosk.state == "suspended", .is_open = is_open, .trust = {}};
    if (!heartbeat) return service::health_of(signs);
    signs.heartbeat = kiosk.last_seen;
    signs.is_off = heartbeat->screen == "off";
    signs.frame_age = std::chrono::milliseconds{heartbeat->last_frame_age_ms};
    signs.trust = heartbeat->trust;
    signs.faults = heartbeat->faults;
    if (const auto cursor = cursor_from(heartbeat->cursor))
        signs.unread_since = store::unread_since(call.unit, {kiosk.center_id, kiosk.id}, cursor->sequence);
    return service::health_of(signs);
}

Json health_json(const service::KioskHealth& health) {
    return {{"color", service::health_color_name(health.color)}, {"reasons", health.reasons}};
}

bool is_online(const Call& call, const store::Kiosk& kiosk) {
    const bool seen = call.unit.now - kiosk.last_seen <= kOnline;
    return call.shared.hub.is_connected(kiosk.id) || (seen && !kiosk.health.empty());
}

Json kiosk_json(Call& call, const store::Kiosk& kiosk, bool is_open) {
    return {{"id", kiosk.id},
            {"name", kiosk.name},
            {"state", kiosk.state},
            {"health", health_json(health_of(call, kiosk, is_open))},
            {"tags", store::tags_of(call.unit, kiosk.id)},
            {"online", is_online(call, kiosk)},
            {"last_seen", core::format_utc(kiosk.last_seen)},
            {"version", kiosk.version}};
}

// What the console has to know of a centre beside its name: its zone, its hours of signage.
Json with_settings(const model::Center& center, Json json) {
    json["zone"] = center.zone_name;
    json["signage"] = {{"fallback_playlist", center.signage.fallback_playlist},
                       {"base_between_added", center.signage.base_between_added}};
    return json;
}

model::Center settings_of(Call& call, const std::string& center_id) {
    const auto body = store::row_body(call.unit, wire::row::kCenter, center_id);
    auto row = body ? wire::read_row<wire::CenterRow>(*body) : core::fail(core::ErrorKind::NotFound, "");
    return row ? std::move(row->center) : model::Center{};
}

}  // namespace

Response list_centers(Call& call) {
    const auto kiosks = store::all_kiosks(call.unit);
    Json list = Json::array();
    for (const auto& center : store::all_centers(call.unit)) {
        if (!service::covers(call.staff().person, center.id)) continue;
        const model::Center settings = settings_of(call, center.id);
        const bool is_open = model::is_open(settings, call.unit.now);
        Json mine = Json::array();
        for (const auto& kiosk : kiosks) {
            if (kiosk.center_id == center.id && kiosk.state != "revoked")
                mine.push_back(kiosk_json(call, kiosk, is_open));
        }
        list.push_back(with_settings(
            settings, {{"id", center.id}, {"name", wire::to_json(center.name)}, {"kiosks", mine}}));
    }
    return ok(wire::dump({{"centers", list}}));
}

Response list_sessions(Call& call) {
    const std::string center = asked_center(call);
    if (!may_see(call, center)) return refuse(403, "SCOPE", "not your centre");
    const auto day = asked_day(call, center);
    if (!day) return refuse(400, "BAD_DATE", "date must be YYYY-MM-DD");
    Json list = Json::array();
    for (const auto& session : store::sessions_between(call.unit, center, day->from, day->to)) {
        list.push_back({{"id", session.id},
                        {"center_id", session.center_id},
                        {"title", wire::to_json(session.title)},
                        {"start", core::format_utc(session.start)},
                        {"end", core::format_utc(session.end)},
                        {"space_name", session.space},
                        {"capacity", session.capacity},
                        {"enrolled", session.enrolled},
                        {"attended", session.attended},
                        {"ratings", ratings_json(store::ratings_of(call.unit, session.id))}});
    }
    return ok(wire::dump({{"sessions", list}}));
}

Response list_attendance(Call& call) {
    const auto session = store::session_by_id(call.unit, call.request.param("id"));
    if (!session) return refuse(404, "NOT_FOUND", "no such session");
    if (!may_see(call, session->center_id)) return refuse(403, "SCOPE", "not your centre");
    Json people = Json::array();
    for (const auto& check_in : store::attendance_in(call.unit, session->id)) {
        people.push_back(check_in_json(call.unit, check_in));
    }
    return ok(wire::dump({{"people", people}}));
}

Response list_check_ins(Call& call) {
    const std::string center = asked_center(call);
    if (!may_see(call, center)) return refuse(403, "SCOPE", "not your centre");
    const auto day = asked_day(call, center);
    if (!day) return refuse(400, "BAD_DATE", "date must be YYYY-MM-DD");
    std::array<int, 24> by_hour{};
    int taken = 0;
    int refused = 0;
    const long long skipped = std::max(0LL, std::atoll(call.request.asked("cursor").c_str()));
    long long seen = 0;
    Json list = Json::array();
    const auto check_ins = store::check_ins_between(call.unit, center, day->from, day->to, 1'000'000);
    for (const auto& check_in : check_ins) {
        const bool counts = check_in.outcome == "OK" && !check_in.voided && check_in.duplicate_of.empty();
        if (counts) {
            ++taken;
            const auto hour = core::time_of_day(day->zone.to_local(check_in.at)) / std::chrono::hours{1};
            ++by_hour.at(static_cast<std::size_t>(hour) % by_hour.size());
        } else if (check_in.outcome != "OK" && check_in.outcome != "ALREADY") {
            ++refused;
        }
        if (seen++ < skipped) continue;
        if (list.size() < kMostCheckIns) list.push_back(check_in_json(call.unit, check_in));
    }
    const bool more = seen > skipped + static_cast<long long>(list.size());
    return ok(wire::dump({{"checkins", list},
                          {"next", more ? Json(std::to_string(skipped + kMostCheckIns)) : Json(nullptr)},
                          {"summary", {{"ok", taken}, {"refused", refused}, {"by_hour", by_hour}}}}));
}

Response list_quarantine(Call& call) {
    Json list = Json::array();
    for (const auto& one : store::quarantined_events(call.unit, kMostQuarantined)) {
        const auto kiosk = store::kiosk_by_id(call.unit, one.kiosk_id);
        if (!kiosk || !service::covers(call.staff().person, kiosk->center_id)) continue;
        list.push_back({{"event_id", one.event.id},
                        {"kiosk_name", kiosk->name},
                        {"code", one.event.code},
                        {"first_at", core::format_utc(one.event.first_at)},
                        {"raw", one.event.raw}});
    }
    return ok(wire::dump({{"events", list}}));
}

Response dashboard(Call& call) {
    int online = 0;
    int total = 0;
    for (const auto& kiosk : store::all_kiosks(call.unit)) {
        if (kiosk.state == "revoked" || !service::covers(call.staff().person, kiosk.center_id)) continue;
        ++total;
        if (is_online(call, kiosk)) ++online;
    }
    const auto day = asked_day(call, "");
    if (!day) return refuse(400, "BAD_DATE", "date must be YYYY-MM-DD");
    int taken = 0;
    store::RatingSummary ratings;
    double sum = 0;
    for (const auto& center : store::all_centers(call.unit)) {
        if (!service::covers(call.staff().person, center.id)) continue;
        for (const auto& session : store::sessions_between(call.unit, center.id, day->from, day->to)) {
            const auto some = store::ratings_of(call.unit, session.id);
            ratings.count += some.count;
            sum += some.mean * some.count;
        }
        for (const auto& check_in :
             store::check_ins_between(call.unit, center.id, day->from, day->to, 1'000'000)) {
            if (check_in.outcome == "OK" && !check_in.voided && check_in.duplicate_of.empty()) ++taken;
        }
    }
    if (ratings.count > 0) ratings.mean = sum / ratings.count;
    return ok(wire::dump({{"kiosks_online", online},
                          {"kiosks_total", total},
                          {"checkins_today", taken},
                          {"ratings_today", ratings_json(ratings)}}));
}

}  // namespace server::handlers
