// Lending and taking back at the screen: code, pass, rules, commit, answer. Nothing is called lent before it
// is on disk.
#pragma once

#include <map>
#include <optional>

#include "kiosk/desk/counter.h"
#include "kiosk/desk/loan_book.h"

namespace kiosk::desk {

class LoanCounter {
public:
    // All outlive the counter.
    LoanCounter(LoanBook& book, Ledger& ledger, ContentFile& content)
        : book_(book), ledger_(ledger), content_(content) {}

    BorrowAnswer borrow(const Borrow& wish, const Circumstances& here, const Moment& moment);
    BorrowAnswer cancel(const CancelLoan& wish, const Circumstances& here, const Moment& moment);
    ReturnAnswer take_back(const ReturnToSlot& wish, const Circumstances& here, const Moment& moment);
    ReturnAnswer take_back(const ReturnByTag& wish, const Circumstances& here, const Moment& moment);

    // Who holds a slot open is forgotten; the loan stands.
    void forget_people() { people_.clear(); }

private:
    // The person who may be given another one where the first is broken.
    struct Taker {
        model::PassHeader pass;
        model::ItemKind kind = model::ItemKind::Umbrella;
        model::ScanSource source = model::ScanSource::Camera;
        model::MaskedName name;
    };
    BorrowAnswer lend(Question question, const Taker& taker, const std::string& h8, const Circumstances& here,
                      const Moment& moment);
    ReturnAnswer take_back(Question question, const GivenBack& back, const Circumstances& here,
                           const Moment& moment);
    core::Result<std::optional<model::Outcome>> problem_of(const model::PassHeader& pass,
                                                           const std::string& h8, const Circumstances& here,
                                                           const Moment& moment, model::MaskedName& name);

    LoanBook& book_;
    Ledger& ledger_;
    ContentFile& content_;
    std::map<model::Id, Taker> people_;  // by loan, while somebody stands before an open slot
};

}  // namespace kiosk::desk
