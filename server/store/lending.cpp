#include "server/store/lending.h"

#include <soci/soci.h>

#include "shared/wire/enums.h"
#include "shared/wire/feed.h"

namespace server::store {
namespace {

using soci::use;

constexpr const char* kItems = "SELECT id, center_id, rack_id, slot, kind, state, last_back_ms FROM items";
constexpr const char* kLoans =
    "SELECT eid, item_id, pass, kiosk_id, center_id, out_ms, due_ms, back_ms, how FROM loans";

StoredItem item_of(const soci::row& row) {
    return {.item = {.id = row.get<std::string>(0),
                     .center_id = row.get<std::string>(1),
                     .rack_id = row.get<std::string>(2),
                     .slot = row.get<int>(3),
                     .kind = wire::value_of<model::ItemKind>(row.get<std::string>(4))
                                 .value_or(model::ItemKind::Umbrella),
                     .state = wire::value_of<model::ItemState>(row.get<std::string>(5))
                                  .value_or(model::ItemState::Repair)},
            .last_back = core::from_ms(row.get<long long>(6))};
}

std::vector<StoredLoan> loans_of(const soci::rowset<soci::row>& rows) {
    std::vector<StoredLoan> found;
    for (const soci::row& row : rows) {
        found.push_back({.event_id = row.get<std::string>(0),
                         .item_id = row.get<std::string>(1),
                         .pass = row.get<std::string>(2),
                         .kiosk_id = row.get<std::string>(3),
                         .center_id = row.get<std::string>(4),
                         .out = core::from_ms(row.get<long long>(5)),
                         .due = core::from_ms(row.get<long long>(6)),
                         .back = core::from_ms(row.get<long long>(7)),
                         .how = row.get<std::string>(8)});
    }
    return found;
}

std::optional<StoredLoan> first_of(std::vector<StoredLoan> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void put_rack(Unit& unit, const model::Rack& rack) {
    const std::string body = wire::write_row(rack);
    unit.sql << "INSERT INTO racks(id, center_id, body) VALUES(:id, :center, :body)"
                " ON CONFLICT(id) DO UPDATE SET center_id = excluded.center_id, body = excluded.body",
        use(rack.id), use(rack.center_id), use(body);
}

std::vector<model::Rack> racks_of(Unit& unit, const std::string& center_id) {
    std::vector<model::Rack> racks;
    const soci::rowset<std::string> rows =
        (unit.sql.prepare
             << "SELECT body FROM racks WHERE :all = '' OR center_id = :center ORDER BY center_id, id",
         use(center_id), use(center_id));
    for (const auto& body : rows) {
        if (auto rack = wire::read_row<model::Rack>(body)) racks.push_back(std::move(*rack));
    }
    return racks;
}

void add_item(Unit& unit, const model::Item& item) {
    const std::string kind = wire::name_of(item.kind);
    const std::string state = wire::name_of(item.state);
    unit.sql << "INSERT INTO items(id, center_id, rack_id, slot, kind, state)"
                " VALUES(:id, :center, :rack, :slot, :kind, :state) ON CONFLICT(id) DO NOTHING",
        use(item.id), use(item.center_id), use(item.rack_id), use(item.slot), use(kind), use(state);
}

std::optional<StoredItem> item_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kItems} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return item_of(row);
    return std::nullopt;
}

std::vector<model::Item> items_of(Unit& unit, const std::string& center_id) {
    std::vector<model::Item> items;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare
             << (std::string{kItems} +
                 " WHERE :all = '' OR center_id = :center ORDER BY center_id, rack_id, slot, id"),
         use(center_id), use(center_id));
    for (const soci::row& row : rows) items.push_back(item_of(row).item);
    return items;
}

void set_item(Unit& unit, const StoredItem& stored) {
    const std::string state = wire::name_of(stored.item.state);
    const long long back = core::to_ms(stored.last_back);
    unit.sql << "UPDATE items SET state = :state, last_back_ms = :back WHERE id = :id", use(state), use(back),
        use(stored.item.id);
}

void add_loan(Unit& unit, const StoredLoan& loan) {
    const long long out = core::to_ms(loan.out);
    const long long due = core::to_ms(loan.due);
    const long long back = core::to_ms(loan.back);
    unit.sql << "INSERT INTO loans(eid, item_id, pass, kiosk_id, center_id, out_ms, due_ms, back_ms, how)"
                " VALUES(:eid, :item, :pass, :kiosk, :center, :out, :due, :back, :how)",
        use(loan.event_id), use(loan.item_id), use(loan.pass), use(loan.kiosk_id), use(loan.center_id),
        use(out), use(due), use(back), use(loan.how);
}

std::optional<StoredLoan> loan_by_id(Unit& unit, const std::string& event_id) {
    return first_of(
        loans_of((unit.sql.prepare << (std::string{kLoans} + " WHERE eid = :eid"), use(event_id))));
}

std::optional<StoredLoan> open_loan_of(Unit& unit, const std::string& item_id) {
    return first_of(loans_of((
        unit.sql.prepare << (std::string{kLoans} +
                             " WHERE item_id = :item AND back_ms = 0 ORDER BY out_ms DESC, eid DESC LIMIT 1"),
        use(item_id))));
}

void close_loan(Unit& unit, const std::string& event_id, core::WallTime back, const std::string& how) {
    const long long at = core::to_ms(back);
    unit.sql << "UPDATE loans SET back_ms = :at, how = :how WHERE eid = :eid AND back_ms = 0", use(at),
        use(how), use(event_id);
}

std::vector<StoredLoan> open_loans(Unit& unit, const std::string& center_id) {
    return loans_of((
        unit.sql.prepare << (std::string{kLoans} + " WHERE back_ms = 0 AND (:all = '' OR center_id = :center)"
                                                   " ORDER BY due_ms, eid"),
        use(center_id), use(center_id)));
}

std::vector<StoredLoan> closed_loans(Unit& unit, const std::string& center_id, core::WallTime from,
                                     int most) {
    const long long since = core::to_ms(from);
    return loans_of(
        (unit.sql.prepare << (std::string{kLoans} +
                              " WHERE back_ms > 0 AND back_ms >= :from AND (:all = '' OR center_id ="
                              " :center) ORDER BY back_ms DESC, eid DESC LIMIT :most"),
         use(since), use(center_id), use(center_id), use(most)));
}

}  // namespace server::store
