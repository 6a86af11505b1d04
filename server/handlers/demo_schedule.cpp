#include "server/handlers/demo_schedule.h"

#include <algorithm>
#include <vector>

#include "server/handlers/demo_county.h"
#include "server/handlers/roster.h"
#include "server/store/accounts.h"
#include "server/store/centers.h"
#include "server/store/feed.h"
#include "server/store/people.h"
#include "shared/core/bytes.h"
#include "shared/core/calendar.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

using std::chrono::minutes;
using wire::Fields;
using wire::Json;

constexpr int kDaysBack = 1;
constexpr int kDaysAhead = 14;
constexpr minutes kOpensBefore{30};
constexpr minutes kLateFor{30};
constexpr minutes kAroundStep{5};
constexpr minutes kRatedFor{60};  // an ended session stays the example of one for so long

struct Place {
    model::Service service;
    std::string key;  // "dongmen/phone"
    std::string space;
    std::vector<std::string> residents;
};

struct Plan {
    core::WallTime start;
    core::WallTime end;
    core::WallTime close_at;
};

// The one that stands for `template` now, if it still does: an around session is replaced once its moment has
// passed.
bool still_stands(store::Unit& unit, const std::string& setting, minutes offset) {
    const auto known = store::setting(unit, setting);
    const auto session = known ? store::session_by_id(unit, *known) : std::nullopt;
    if (!session) return false;
    if (offset < minutes{0} && offset > -minutes{60}) return unit.now < session->end - minutes{10};  // runs
    if (offset >= minutes{0}) return unit.now < session->start;  // is to come
    return unit.now < session->end + kRatedFor;                  // has ended
}

std::string add_session(store::Unit& unit, const Place& place, const Json& value, const Plan& plan) {
    Fields fields{value, "session"};
    const int capacity = static_cast<int>(fields.integer("capacity", 0, 10'000));
    const int taken = static_cast<int>(fields.integer("taken", 0, 10'000));
    const bool meal = fields.optional_text("kind", 16) == "meal";
    std::string id = demo_id("session/" + place.key + "/" + std::to_string(core::to_ms(plan.start)));
    if (store::session_by_id(unit, id)) return id;
    const model::Session session{.id = id,
                                 .center_id = place.service.center_id,
                                 .service_id = place.service.id,
                                 .space_id = place.service.space_id,
                                 .partner_id = place.service.partner_id,
                                 .title = place.service.title,
                                 .kind = meal ? model::SessionKind::Meal : model::SessionKind::Class,
                                 .start = plan.start,
                                 .end = plan.end,
                                 .open_from = plan.start - kOpensBefore,
                                 .close_at = plan.close_at,
                                 .capacity = capacity,
                                 .enrolled = taken,
                                 .walk_in = fields.flag("walk_in", false),
                                 .limit_per_day = meal ? 1 : 0};
    store::put_session(unit, {.id = id,
                              .center_id = session.center_id,
                              .service_id = session.service_id,
                              .title = session.title,
                              .space = place.space,
                              .is_meal = meal,
                              .start = session.start,
                              .end = session.end,
                              .capacity = capacity,
                              .enrolled = taken});
    store::put_row(unit, {.center_id = session.center_id, .kiosk_id = {}}, wire::row::kSession, id,
                   wire::write_row(session));
    for (const auto& resident : place.residents) store::add_enrolment(unit, id, resident);
    return id;
}

// Weekly sessions of one service; true if any is new.
bool add_weekly(store::Unit& unit, const Place& place, const Json& sessions, const core::TimeZone& zone) {
    bool added = false;
    const core::LocalDate today = core::date_of(zone.to_local(unit.now));
    for (const Json& value : sessions) {
        Fields fields{value, "sessions"};
        const auto from = core::parse_time_of_day(fields.text("from", 5));
        const auto to = core::parse_time_of_day(fields.text("to", 5));
        const Json& days = fields.list("days", 7);
        if (!from || !to) continue;
        for (int day = -kDaysBack; day <= kDaysAhead; ++day) {
            const core::LocalDate date = today + std::chrono::days{day};
            if (std::find(days.begin(), days.end(), core::iso_weekday(date)) == days.end()) continue;
            const auto window = core::to_utc(zone, date, *from, *to);
            const std::string id =
                demo_id("session/" + place.key + "/" + std::to_string(core::to_ms(window.start)));
            if (store::session_by_id(unit, id)) continue;
            const bool meal = fields.optional_text("kind", 16) == "meal";
            add_session(unit, place, value,
                        {.start = window.start,
                         .end = window.end,
                         .close_at = meal ? window.end : window.start + kLateFor});
            added = true;
        }
    }
    return added;
}

bool add_around(store::Unit& unit, const Place& place, const Json& around) {
    bool added = false;
    int number = 0;
    for (const Json& value : around) {
        Fields fields{value, "around"};
        const minutes offset{fields.integer("start_minutes", -600, 600)};
        const minutes length{fields.integer("length_minutes", 10, 600)};
        const std::string setting = "demo_around/" + place.key + "/" + std::to_string(number++);
        if (still_stands(unit, setting, offset)) continue;
        const core::WallTime start = std::chrono::floor<minutes>(unit.now) + offset;
        const core::WallTime rounded = start - (start.time_since_epoch() % kAroundStep);
        const Plan plan{.start = rounded, .end = rounded + length, .close_at = rounded + length};
        store::set_setting(unit, setting, add_session(unit, place, value, plan));
        added = true;
    }
    return added;
}

std::vector<std::string> residents_of(const Json& county, const std::string& place) {
    std::vector<std::string> found;
    if (!county.contains("residents")) return found;
    for (const Json& resident : county["residents"]) {
        const auto& services = resident.value("services", Json::array());
        if (std::find(services.begin(), services.end(), place) == services.end()) continue;
        found.push_back(demo_id("resident/" + resident.value("key", "")));
    }
    return found;
}

// New enrolments of people who have a card already go to the kiosks as well.
void send_enrolments(store::Unit& unit) {
    for (const auto& resident : store::residents_of(unit, "")) {
        for (const auto& pass : store::passes_of(unit, resident.id)) {
            const auto id = wire::pass_id_from(pass.pass);
            if (id && !pass.revoked) send_to_rosters(unit, resident, *id);
        }
    }
}

}  // namespace

std::string demo_id(const std::string& key) {
    std::string hex = core::sha256_hex("demo/" + key).substr(0, 32);
    hex[12] = '8';  // UUID version 8: made by a rule of our own
    hex[16] = 'a';
    for (const std::size_t at : {8, 13, 18, 23}) hex.insert(at, "-");
    return hex;
}

bool add_demo_sessions(store::Unit& unit, const Json& county) {
    bool added = false;
    for (const Json& center : county["centers"]) {
        const std::string center_key = center.value("key", "");
        const auto body = store::row_body(unit, wire::row::kCenter, demo_id("center/" + center_key));
        const auto row = body ? wire::read_row<wire::CenterRow>(*body)
                              : core::fail(core::ErrorKind::NotFound, "no centre");
        if (!row) continue;
        for (const Json& value : center["services"]) {
            Place place{.key = center_key + "/" + value.value("key", "")};
            const auto service = store::row_body(unit, wire::row::kService, demo_id("service/" + place.key));
            const auto read = service ? wire::read_row<model::Service>(*service)
                                      : core::fail(core::ErrorKind::NotFound, "none");
            if (!read) continue;
            place.service = *read;
            if (const auto space = store::row_body(unit, wire::row::kSpace, place.service.space_id)) {
                if (const auto room = wire::read_row<model::Space>(*space)) place.space = room->name.zh;
            }
            place.residents = residents_of(county, place.key);
            added =
                add_weekly(unit, place, value.value("sessions", Json::array()), row->center.zone) || added;
            added = add_around(unit, place, value.value("around", Json::array())) || added;
        }
    }
    if (added) send_enrolments(unit);
    return added;
}

bool keep_demo_alive(store::Unit& unit) {
    const auto json = store::setting(unit, "demo_county");
    if (!json) return false;
    const auto county = wire::parse(*json);
    return county && county->contains("centers") && add_demo_sessions(unit, *county);
}

}  // namespace server::handlers
