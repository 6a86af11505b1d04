#include "server/handlers/lending.h"

#include <algorithm>

#include "server/store/feed.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

constexpr const char* kSuperseded = "superseded";

store::Scope scope_of(const std::string& center) {
    return {.center_id = center, .kiosk_id = {}};
}

// Its own kiosk knows it; the others of the centre hear by this.
void tell(Call& call, const std::string& center, const std::string& item) {
    call.poke(center);
    call.news.push_back({.event = "loan", .data = wire::dump({{"item_id", item}}), .center_id = center});
}

void close(Call& call, const store::StoredLoan& loan, core::WallTime at, const std::string& how) {
    store::close_loan(call.unit, loan.event_id, at, how);
    store::delete_row(call.unit, scope_of(loan.center_id), wire::row::kLoan, loan.event_id);
}

}  // namespace

void send_rack(store::Unit& unit, const model::Rack& rack) {
    store::put_row(unit, scope_of(rack.center_id), wire::row::kRack, rack.id, wire::write_row(rack));
}

void send_item(store::Unit& unit, const model::Item& item) {
    store::put_row(unit, scope_of(item.center_id), wire::row::kItem, item.id, wire::write_row(item));
}

// News may come late and out of order: an item that came back after this loan began is not out again by it.
void open_loan(Call& call, const store::StoredLoan& loan) {
    auto item = store::item_by_id(call.unit, loan.item_id);
    const auto before = store::open_loan_of(call.unit, loan.item_id);
    store::StoredLoan added = loan;
    const bool is_old = (item && item->last_back > loan.out) || (before && before->out > loan.out);
    if (is_old) {
        added.back = item && item->last_back > loan.out ? item->last_back : before->out;
        added.how = kSuperseded;
    } else if (before) {
        close(call, *before, loan.out, kSuperseded);
    }
    store::add_loan(call.unit, added);
    if (is_old || !item) return;
    item->item.state = model::ItemState::Lent;
    store::set_item(call.unit, *item);
    send_item(call.unit, item->item);
    if (const auto pass = wire::pass_id_from(loan.pass)) {
        const wire::LoanRow row{
            .loan = {.id = loan.event_id, .item_id = loan.item_id, .out = loan.out, .due = loan.due},
            .pass = *pass};
        store::put_row(call.unit, scope_of(loan.center_id), wire::row::kLoan, loan.event_id,
                       wire::write_row(row));
    }
    tell(call, loan.center_id, loan.item_id);
}

void end_loan(Call& call, const Return& back) {
    auto item = store::item_by_id(call.unit, back.item_id);
    if (!item) return;
    const auto open = store::open_loan_of(call.unit, back.item_id);
    const std::string how = wire::name_of(back.how);
    const bool is_this = open && (back.loan_id.empty() || open->event_id == back.loan_id);
    const bool is_later = open && !is_this && open->out > back.at;  // somebody has it again by now
    if (open && !is_later) close(call, *open, std::max(back.at, open->out), how);
    item->last_back = std::max(item->last_back, back.at);
    if (!is_later) {
        item->item.state =
            back.how == model::ReturnKind::Broken ? model::ItemState::Repair : model::ItemState::Free;
    }
    store::set_item(call.unit, *item);
    send_item(call.unit, item->item);
    tell(call, item->item.center_id, back.item_id);
}

void put_aside(Call& call, const model::Item& item, model::ItemState state) {
    auto stored = store::item_by_id(call.unit, item.id);
    if (!stored) return;
    stored->item.state = state;
    store::set_item(call.unit, *stored);
    send_item(call.unit, stored->item);
    tell(call, item.center_id, item.id);
}

}  // namespace server::handlers
