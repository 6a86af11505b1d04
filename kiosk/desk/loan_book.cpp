#include "kiosk/desk/loan_book.h"

#include <algorithm>

#include <soci/soci.h>

#include "kiosk/desk/outbox.h"
#include "shared/wire/enums.h"
#include "shared/wire/errands.h"

namespace kiosk::desk {
namespace {

constexpr auto kClosedKept = std::chrono::hours{24 * 7};

model::ItemState state_after(model::ReturnKind how) {
    return how == model::ReturnKind::Broken ? model::ItemState::Repair : model::ItemState::Free;
}

void set_state(soci::session& sql, const model::Id& item, model::ItemState state, const model::Id& event) {
    const std::string name = wire::name_of(state);
    sql << "INSERT OR REPLACE INTO item_now(item_id, state, eid) VALUES(:item, :state, :eid)",
        soci::use(item), soci::use(name), soci::use(event);
}

std::vector<model::Loan> own_loans(soci::session& sql, const std::string& column, const std::string& value) {
    std::vector<model::Loan> all;
    model::Loan loan;
    long long out = 0;
    long long due = 0;
    soci::statement rows =
        (sql.prepare << "SELECT eid, item_id, out_ms, due_ms FROM lent WHERE back_ms IS NULL AND " + column +
                            " = :value ORDER BY out_ms, eid",
         soci::use(value), soci::into(loan.id), soci::into(loan.item_id), soci::into(out), soci::into(due));
    rows.execute();
    while (rows.fetch()) {
        loan.out = core::from_ms(out);
        loan.due = core::from_ms(due);
        all.push_back(loan);
    }
    return all;
}

}  // namespace

core::Result<model::Loan> LoanBook::lend(const Lending& lending, const Stamp& stamp) {
    const core::WallTime now = stamp.moment.now;
    model::Loan loan{.id = {}, .item_id = lending.item.id, .out = now, .due = now + model::kLoanLasts};
    const std::string body = wire::write_body(wire::LoanOutBody{
        .pass = lending.pass, .item_id = loan.item_id, .due = loan.due, .source = lending.source});
    const std::string pass = key_.index_of(lending.pass);
    const long long out = core::to_ms(loan.out);
    const long long due = core::to_ms(loan.due);
    const auto done = file_.commit([&](soci::session& sql) {
        loan.id = append_event(sql, {.type = std::string{wire::event_type::kLoanOut}, .body = body}, stamp,
                               key_, random_);
        sql << "INSERT INTO lent(eid, item_id, pass_index, out_ms, due_ms) VALUES(:eid, :item, :pass, :out, "
               ":due)",
            soci::use(loan.id), soci::use(loan.item_id), soci::use(pass), soci::use(out), soci::use(due);
        set_state(sql, loan.item_id, model::ItemState::Lent, loan.id);
        if (lending.h8.empty()) return;
        const std::string code = key_.index("code", lending.h8);
        sql << "INSERT OR REPLACE INTO recent_code(h8_index, session_id, at_ms) VALUES(:code, :what, :at)",
            soci::use(code), soci::use(loan.id), soci::use(out);
    });
    if (!done) return done.failure();
    return loan;
}

core::Result<void> LoanBook::give_back(const GivenBack& back, const Stamp& stamp) {
    const std::string body =
        wire::write_body(wire::LoanInBody{.item_id = back.item_id, .loan_id = back.loan_id, .how = back.how});
    const long long now = core::to_ms(stamp.moment.now);
    return file_.commit([&](soci::session& sql) {
        const model::Id event = append_event(
            sql, {.type = std::string{wire::event_type::kLoanIn}, .body = body}, stamp, key_, random_);
        sql << "UPDATE lent SET back_ms = :now WHERE eid = :loan AND back_ms IS NULL", soci::use(now),
            soci::use(back.loan_id);
        set_state(sql, back.item_id, state_after(back.how), event);
    });
}

core::Result<std::vector<model::Loan>> LoanBook::open_of(model::PassId pass) {
    auto theirs = content_.loans_of(pass);
    if (!theirs) return theirs.failure();
    const auto known_better = own_states();
    if (!known_better) return known_better.failure();
    std::vector<model::Loan> all;
    const std::string index = key_.index_of(pass);
    const auto read = file_.read([&](soci::session& sql) { all = own_loans(sql, "pass_index", index); });
    if (!read) return read.failure();
    for (const model::Loan& loan : *theirs) {
        // Of an item that has passed through our hands since, our own book is the one that counts.
        if (known_better->contains(loan.item_id)) continue;
        const bool own =
            std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.id == loan.id; });
        if (!own) all.push_back(loan);
    }
    return all;
}

core::Result<std::optional<model::Loan>> LoanBook::loan_of_item(const model::Id& item_id) {
    std::vector<model::Loan> own;
    const auto read = file_.read([&](soci::session& sql) { own = own_loans(sql, "item_id", item_id); });
    if (!read) return read.failure();
    if (!own.empty()) return std::optional{own.back()};
    const auto theirs = content_.loans_of_item(item_id);
    if (!theirs) return theirs.failure();
    return theirs->empty() ? std::optional<model::Loan>{} : std::optional{theirs->back()};
}

core::Result<std::optional<model::Loan>> LoanBook::own_loan(const model::Id& loan_id) {
    std::vector<model::Loan> own;
    const auto read = file_.read([&](soci::session& sql) { own = own_loans(sql, "eid", loan_id); });
    if (!read) return read.failure();
    return own.empty() ? std::optional<model::Loan>{} : std::optional{own.front()};
}

core::Result<std::map<model::Id, model::ItemState>> LoanBook::own_states() {
    std::map<model::Id, model::ItemState> all;
    const auto read = file_.read([&](soci::session& sql) {
        std::string item;
        std::string state;
        soci::statement rows =
            (sql.prepare << "SELECT item_id, state FROM item_now", soci::into(item), soci::into(state));
        rows.execute();
        while (rows.fetch()) {
            if (const auto value = wire::value_of<model::ItemState>(state)) all[item] = *value;
        }
    });
    if (!read) return read.failure();
    return all;
}

// Our own loans that the server has had and no longer holds open.
core::Result<std::vector<model::Id>> LoanBook::over_by_snapshot() {
    std::vector<model::Loan> own;
    const auto read = file_.read([&](soci::session& sql) { own = own_loans(sql, "acked", "1"); });
    if (!read) return read.failure();
    std::vector<model::Id> over;
    for (const model::Loan& loan : own) {
        const auto theirs = content_.loans_of_item(loan.item_id);
        if (!theirs) return theirs.failure();
        const bool open =
            std::any_of(theirs->begin(), theirs->end(), [&](const auto& one) { return one.id == loan.id; });
        if (!open) over.push_back(loan.id);
    }
    return over;
}

core::Result<void> LoanBook::server_told(const Change& change, core::WallTime now) {
    std::vector<model::Id> over = change.loans_over;
    if (change.whole) {
        auto gone = over_by_snapshot();
        if (!gone) return gone.failure();
        over.insert(over.end(), gone->begin(), gone->end());
    }
    if (change.items.empty() && over.empty()) return {};
    const long long at = core::to_ms(now);
    return file_.commit([&](soci::session& sql) {
        for (const model::Id& item : change.items) {
            sql << "DELETE FROM item_now WHERE item_id = :item AND acked = 1", soci::use(item);
        }
        for (const model::Id& loan : over) {
            sql << "UPDATE lent SET back_ms = :at WHERE eid = :loan AND back_ms IS NULL", soci::use(at),
                soci::use(loan);
        }
    });
}

core::Result<void> LoanBook::forget_old(core::WallTime now) {
    const long long until = core::to_ms(now - kClosedKept);
    return file_.commit([&](soci::session& sql) {
        sql << "DELETE FROM lent WHERE back_ms < :until AND acked = 1", soci::use(until);
    });
}

}  // namespace kiosk::desk
