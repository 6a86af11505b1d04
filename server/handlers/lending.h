// What lending means on the server: rows for the kiosks of the centre, news for the console.
#pragma once

#include "server/handlers/call.h"
#include "server/store/lending.h"

namespace server::handlers {

// As they are, into the feed of their centre.
void send_rack(store::Unit& unit, const model::Rack& rack);
void send_item(store::Unit& unit, const model::Item& item);

void open_loan(Call& call, const store::StoredLoan& loan);
struct Return {
    std::string item_id;
    std::string loan_id;  // empty: whoever has it
    model::ReturnKind how = model::ReturnKind::Slot;
    core::WallTime at;
};
void end_loan(Call& call, const Return& back);
// Of an item that is not lent.
void put_aside(Call& call, const model::Item& item, model::ItemState state);

}  // namespace server::handlers
