// What this kiosk has lent and taken back: each with its event in one transaction; and what is known of items
// by that before the server's rows say the same.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/desk/content_file.h"
#include "kiosk/desk/device_key.h"
#include "kiosk/desk/ledger.h"
#include "shared/core/random.h"
#include "shared/model/event.h"
#include "shared/model/loan.h"

namespace kiosk::desk {

// Something comes back, or never left.
struct GivenBack {
    model::Id item_id;
    model::Id loan_id;  // empty: nobody here knows who had it
    model::ReturnKind how = model::ReturnKind::Slot;
};

class LoanBook {
public:
    // All outlive the book.
    LoanBook(LedgerFile& file, ContentFile& content, const DeviceKey& key, core::Random& random)
        : file_(file), content_(content), key_(key), random_(random) {}

    struct Lending {
        model::PassId pass = 0;
        model::Item item;
        model::ScanSource source = model::ScanSource::Camera;
        std::string h8;  // of a phone code, which is used up by it; empty: none
    };
    core::Result<model::Loan> lend(const Lending& lending, const Stamp& stamp);
    core::Result<void> give_back(const GivenBack& back, const Stamp& stamp);

    // What this pass has now, by our own book and the server's.
    core::Result<std::vector<model::Loan>> open_of(model::PassId pass);
    // The loan under which an item is out, where one is known.
    core::Result<std::optional<model::Loan>> loan_of_item(const model::Id& item_id);
    core::Result<std::optional<model::Loan>> own_loan(const model::Id& loan_id);
    // Items whose state we know better than the server's rows.
    core::Result<std::map<model::Id, model::ItemState>> own_states();

    // Rows that came after the server had our events say how things are; loans that it closed are over.
    core::Result<void> server_told(const Change& change, core::WallTime now);
    core::Result<void> forget_old(core::WallTime now);

private:
    core::Result<std::vector<model::Id>> over_by_snapshot();

    LedgerFile& file_;
    ContentFile& content_;
    const DeviceKey& key_;
    core::Random& random_;
};

}  // namespace kiosk::desk
