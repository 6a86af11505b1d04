// Racks, the items in them, and who has what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/loan.h"

namespace server::store {

void put_rack(Unit& unit, const model::Rack& rack);
std::vector<model::Rack> racks_of(Unit& unit, const std::string& center_id);  // empty: all

struct StoredItem {
    model::Item item;
    core::WallTime last_back;  // when it last came back; the epoch: never
};
// An item that is there keeps its state.
void add_item(Unit& unit, const model::Item& item);
std::optional<StoredItem> item_by_id(Unit& unit, const std::string& id);
std::vector<model::Item> items_of(Unit& unit, const std::string& center_id);  // empty: all
void set_item(Unit& unit, const StoredItem& item);                            // state and last_back

struct StoredLoan {
    std::string event_id;
    std::string item_id;
    std::string pass;
    std::string kiosk_id;
    std::string center_id;
    core::WallTime out;
    core::WallTime due;
    core::WallTime back;  // the epoch: still out
    std::string how;      // as model::ReturnKind on the wire, or "superseded"
};
void add_loan(Unit& unit, const StoredLoan& loan);
std::optional<StoredLoan> loan_by_id(Unit& unit, const std::string& event_id);
std::optional<StoredLoan> open_loan_of(Unit& unit, const std::string& item_id);
void close_loan(Unit& unit, const std::string& event_id, core::WallTime back, const std::string& how);
// By due time; those that came back since `from`, newest first. `center_id` empty: all.
std::vector<StoredLoan> open_loans(Unit& unit, const std::string& center_id);
std::vector<StoredLoan> closed_loans(Unit& unit, const std::string& center_id, core::WallTime from, int most);

}  // namespace server::store
