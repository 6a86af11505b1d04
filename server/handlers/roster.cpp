#include "server/handlers/roster.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/handlers/keys.h"
#include "server/store/centers.h"
#include "server/store/feed.h"
#include "shared/core/calendar.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

std::string enrolment_id(const std::string& session_id, model::PassId pass) {
    return session_id + "/" + model::to_text(pass);
}

// All centres of a county lie in one zone.
core::TimeZone county_zone(store::Unit& unit) {
    const auto centers = store::all_centers(unit);
    const auto body =
        centers.empty() ? std::nullopt : store::row_body(unit, wire::row::kCenter, centers.front().id);
    const auto row =
        body ? wire::read_row<wire::CenterRow>(*body) : core::fail(core::ErrorKind::NotFound, "no centre");
    return row ? row->center.zone : core::TimeZone{};
}

void add_today(store::Unit& unit, const store::SessionEntry& session, const store::CenterEntry& center,
               std::map<std::string, std::string>& wanted) {
    for (const auto& resident : store::residents_of_session(unit, session.id)) {
        for (const auto& pass : store::passes_of(unit, resident)) {
            const auto id = wire::pass_id_from(pass.pass);
            if (!id || pass.revoked) continue;
            const wire::TodayRow row{.pass_hash = wire::today_hash(*id),
                                     .center = {.name = center.name, .address = center.address}};
            wanted.emplace(row.pass_hash, wire::write_row(row));  // the first session of the day
        }
    }
}

}  // namespace

std::vector<std::string> send_to_rosters(store::Unit& unit, const store::Resident& resident,
                                         model::PassId pass) {
    const model::RosterPerson person{
        .pass = pass,
        .name = model::MaskedName{resident.masked_name},
        .price_group =
            wire::value_of<model::PriceGroup>(resident.price_group).value_or(model::PriceGroup::Standard),
        .role = wire::value_of<model::StaffRole>(resident.role).value_or(model::StaffRole::None),
        .person = resident.id};
    std::set<std::string> centers{resident.center_id};
    for (const auto& id : store::sessions_of_resident(unit, resident.id)) {
        const auto session = store::session_by_id(unit, id);
        if (!session) continue;
        centers.insert(session->center_id);
        store::put_row(unit, {.center_id = session->center_id, .kiosk_id = {}}, wire::row::kEnrolment,
                       enrolment_id(id, pass),
                       wire::write_row(model::Enrolment{.session_id = id, .pass = pass}));
    }
    for (const auto& center : centers) {
        store::put_row(unit, {.center_id = center, .kiosk_id = {}}, wire::row::kResident,
                       model::to_text(pass), wire::write_row(person));
    }
    return {centers.begin(), centers.end()};
}

void withdraw_pass(store::Unit& unit, const store::Pass& pass) {
    const auto id = wire::pass_id_from(pass.pass);
    if (!id) return;
    for (const auto& scope : store::scopes_of(unit, wire::row::kResident, pass.pass)) {
        store::delete_row(unit, scope, wire::row::kResident, pass.pass);
    }
    for (const auto& session : store::sessions_of_resident(unit, pass.resident_id)) {
        const std::string row = enrolment_id(session, *id);
        for (const auto& scope : store::scopes_of(unit, wire::row::kEnrolment, row)) {
            store::delete_row(unit, scope, wire::row::kEnrolment, row);
        }
    }
    const model::Revocation revocation{.region = pass.region, .pass = *id, .since = unit.now};
    store::put_row(unit, {}, wire::row::kRevocation, pass.pass, wire::write_row(revocation));
}

bool refresh_today(store::Unit& unit) {
    const core::TimeZone zone = county_zone(unit);
    const core::LocalDate today = core::date_of(zone.to_local(unit.now));
    std::map<std::string, std::string> wanted;
    for (const auto& center : store::all_centers(unit)) {
        const auto sessions = store::sessions_between(unit, center.id, core::start_of_day(zone, today),
                                                      core::start_of_day(zone, today + std::chrono::days{1}));
        for (const auto& session : sessions) add_today(unit, session, center, wanted);
    }
    bool changed = false;
    for (const auto& row : store::rows_of(unit, wire::row::kToday)) {
        const auto found = wanted.find(row.id);
        if (found == wanted.end()) {
            store::delete_row(unit, {}, wire::row::kToday, row.id);
            changed = true;
        } else if (found->second == row.body) {
            wanted.erase(found);
        }
    }
    for (const auto& [id, body] : wanted) store::put_row(unit, {}, wire::row::kToday, id, body);
    return changed || !wanted.empty();
}

}  // namespace server::handlers
