// The console's view of what the centres lend.
#include <algorithm>
#include <map>

#include "server/handlers/all.h"
#include "server/handlers/lending.h"
#include "server/store/people.h"
#include "shared/core/calendar.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Json;

constexpr std::chrono::hours kReturnedListed{24 * 7};
constexpr int kMostReturned = 200;

Json loan_json(Call& call, const store::StoredLoan& loan) {
    const auto item = store::item_by_id(call.unit, loan.item_id);
    const auto resident = store::resident_of_pass(call.unit, loan.pass);
    const bool is_open = loan.back <= core::WallTime{};
    return {{"id", loan.event_id},
            {"center_id", loan.center_id},
            {"item_id", loan.item_id},
            {"kind", item ? wire::name_of(item->item.kind) : std::string{}},
            {"slot", item ? item->item.slot : 0},
            {"masked_name", resident ? resident->masked_name : std::string{}},
            {"out", core::format_utc(loan.out)},
            {"due", core::format_utc(loan.due)},
            {"back", is_open ? Json(nullptr) : Json(core::format_utc(loan.back))},
            {"how", loan.how},
            {"overdue", is_open && call.unit.now >= loan.due}};
}

bool may_ask(Call& call, const std::string& center) {
    return center.empty() || service::covers(call.staff().person, center);
}

}  // namespace

Response list_racks(Call& call) {
    const std::string center = call.request.asked("center");
    if (!may_ask(call, center)) return refuse(403, "SCOPE", "not your centre");
    std::map<std::string, Json> slots;
    for (const auto& item : store::items_of(call.unit, center)) {
        slots[item.rack_id].push_back({{"id", item.id},
                                       {"slot", item.slot},
                                       {"state", wire::name_of(item.state)},
                                       {"tag", model::item_tag(item.id)}});
    }
    Json list = Json::array();
    for (const auto& rack : store::racks_of(call.unit, center)) {
        if (!service::covers(call.staff().person, rack.center_id)) continue;
        const auto found = slots.find(rack.id);
        list.push_back({{"id", rack.id},
                        {"center_id", rack.center_id},
                        {"kind", wire::name_of(rack.kind)},
                        {"name", wire::to_json(rack.name)},
                        {"place", wire::to_json(rack.place)},
                        {"slots", rack.slots},
                        {"items", found == slots.end() ? Json::array() : found->second}});
    }
    return ok(wire::dump({{"racks", list}}));
}

Response list_loans(Call& call) {
    const std::string center = call.request.asked("center");
    if (!may_ask(call, center)) return refuse(403, "SCOPE", "not your centre");
    auto loans = store::open_loans(call.unit, center);
    if (call.request.asked("state") == "returned")
        loans = store::closed_loans(call.unit, center, call.unit.now - kReturnedListed, kMostReturned);
    Json list = Json::array();
    for (const auto& loan : loans) {
        if (service::covers(call.staff().person, loan.center_id)) list.push_back(loan_json(call, loan));
    }
    return ok(wire::dump({{"loans", list}}));
}

Response take_loan_back(Call& call) {
    const auto loan = store::loan_by_id(call.unit, call.request.param("id"));
    if (!loan || !service::covers(call.staff().person, loan->center_id))
        return refuse(404, "NOT_FOUND", "no such loan");
    if (loan->back > core::WallTime{}) return ok(wire::dump(loan_json(call, *loan)));
    end_loan(call, {.item_id = loan->item_id,
                    .loan_id = loan->event_id,
                    .how = model::ReturnKind::Staff,
                    .at = call.unit.now});
    call.audit("loan.return", loan->event_id, loan->item_id);
    const auto now = store::loan_by_id(call.unit, loan->event_id);
    return ok(wire::dump(loan_json(call, now.value_or(*loan))));
}

Response set_item_state(Call& call) {
    const auto stored = store::item_by_id(call.unit, call.request.param("id"));
    if (!stored || !service::covers(call.staff().person, stored->item.center_id))
        return refuse(404, "NOT_FOUND", "no such item");
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    wire::Fields fields{*json};
    const bool repair = fields.one_of("state", {"free", "repair"}) == 1;
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    if (stored->item.state == model::ItemState::Lent)
        return refuse(409, "LENT", "somebody has it; it comes back first");
    put_aside(call, stored->item, repair ? model::ItemState::Repair : model::ItemState::Free);
    call.audit("item.state", stored->item.id, repair ? "repair" : "free");
    return ok("{}");
}

}  // namespace server::handlers
