#include "kiosk/desk/loan_counter.h"

#include <algorithm>
#include <utility>

#include "shared/core/log.h"
#include "shared/core/overloaded.h"

namespace kiosk::desk {
namespace {

using model::Outcome;

const model::Item* item_with(const model::Content& content, const model::Id& id) {
    const auto found = std::find_if(content.items.begin(), content.items.end(),
                                    [&](const model::Item& item) { return item.id == id; });
    return found == content.items.end() ? nullptr : &*found;
}

BorrowAnswer failed(Question question, const core::Error& error) {
    spdlog::error("a loan was not recorded: {}", error.message);
    return {.question = question, .result = BorrowResult::Failed};
}

BorrowAnswer bad_pass(Question question, Outcome outcome) {
    return {.question = question, .result = BorrowResult::BadPass, .outcome = outcome};
}

// Rows 1 to 6: the pass, or what the text is instead.
struct Read {
    std::optional<model::PassHeader> pass;
    Outcome outcome = Outcome::Ok;
};
Read read_code(const core::Secret& text, const pass::KeySet& keys) {
    const auto no = [](Outcome outcome) { return Read{.pass = {}, .outcome = outcome}; };
    return std::visit(core::Overloaded{[&](const pass::ForeignCode&) { return no(Outcome::ForeignCode); },
                                       [&](const pass::Unreadable&) { return no(Outcome::Unreadable); },
                                       [&](const pass::Unsupported&) { return no(Outcome::Unsupported); },
                                       [&](const pass::UnknownKey&) { return no(Outcome::UnknownKey); },
                                       [&](const pass::KeyRevoked&) { return no(Outcome::KeyRevoked); },
                                       [&](const pass::Invalid&) { return no(Outcome::Invalid); },
                                       [](const model::PassHeader& header) { return Read{.pass = header}; }},
                      pass::read_pass(text.reveal(), keys));
}

}  // namespace

core::Result<std::optional<Outcome>> LoanCounter::problem_of(const model::PassHeader& pass,
                                                             const std::string& h8, const Circumstances& here,
                                                             const Moment& moment, model::MaskedName& name) {
    const auto person = content_.person(pass);
    if (!person) return person.failure();
    bool replayed = false;
    if (!h8.empty()) {
        const auto uses = ledger_.uses_of_code(h8, moment.now);
        if (!uses) return uses.failure();
        replayed = !uses->empty();
    }
    if (here.content->center.policy.show_names && person->row) name = person->row->name;
    const std::vector<model::OpenSession> no_sessions;
    return model::pass_problem({.pass = pass,
                                .now = moment.now,
                                .clock = moment.trust,
                                .center = here.content->center,
                                .sessions = no_sessions,
                                .facts = {.revoked = person->revoked, .replayed = replayed},
                                .training = here.training,
                                .online = here.online});
}

BorrowAnswer LoanCounter::borrow(const Borrow& wish, const Circumstances& here, const Moment& moment) {
    const Read read = read_code(wish.text, here.keys);
    if (!read.pass) return bad_pass(wish.question, read.outcome);
    Taker taker{.pass = *read.pass, .kind = wish.kind, .source = wish.source};
    std::string h8;
    if (wish.source == model::ScanSource::Keypad) taker.pass.type = model::PassType::StaticCard;
    if (taker.pass.type == model::PassType::PhoneCode) h8 = pass::h8_of(wish.text.reveal());
    const auto problem = problem_of(taker.pass, h8, here, moment, taker.name);
    if (!problem) return failed(wish.question, problem.error());
    if (*problem) return bad_pass(wish.question, **problem);
    return lend(wish.question, taker, h8, here, moment);
}

BorrowAnswer LoanCounter::lend(Question question, const Taker& taker, const std::string& h8,
                               const Circumstances& here, const Moment& moment) {
    const auto open = book_.open_of(taker.pass.pass);
    if (!open) return failed(question, open.error());
    const auto& items = here.content->items;
    const auto decision = model::decide_loan(items, taker.kind, *open, moment.now);
    BorrowAnswer answer{.question = question};
    switch (decision.verdict) {
        case model::LoanVerdict::NothingFree:
            answer.result = BorrowResult::NothingFree;
            return answer;
        case model::LoanVerdict::HasOne:
        case model::LoanVerdict::Overdue:
            answer.result = decision.verdict == model::LoanVerdict::Overdue ? BorrowResult::Overdue
                                                                            : BorrowResult::HasOne;
            answer.loan = *decision.in_hand;
            if (const auto* item = item_with(*here.content, answer.loan.item_id)) answer.item = *item;
            return answer;
        case model::LoanVerdict::Lend:
            break;
    }
    auto lent = book_.lend({.pass = taker.pass.pass, .item = decision.item, .source = taker.source, .h8 = h8},
                           {moment, here.boot});
    if (!lent) return failed(question, lent.error());
    people_.insert_or_assign(lent->id, taker);
    answer.result = BorrowResult::Lent;
    answer.loan = std::move(*lent);
    answer.item = decision.item;
    answer.name = taker.name;
    return answer;
}

BorrowAnswer LoanCounter::cancel(const CancelLoan& wish, const Circumstances& here, const Moment& moment) {
    const bool broken = wish.how == model::ReturnKind::Broken;
    const auto loan = book_.own_loan(wish.loan_id);
    if (!loan) return failed(wish.question, loan.error());
    if (!*loan) return failed(wish.question, {core::ErrorKind::NotFound, "no such loan is open here"});
    const auto done =
        book_.give_back({.item_id = (*loan)->item_id,
                         .loan_id = wish.loan_id,
                         .how = broken ? model::ReturnKind::Broken : model::ReturnKind::NotTaken},
                        {moment, here.boot});
    if (!done) return failed(wish.question, done.error());
    const auto found = people_.extract(wish.loan_id);
    const bool offers_next = broken && !found.empty();
    if (!offers_next) return {.question = wish.question, .result = BorrowResult::Cancelled};
    // What was just put aside is still free in the content at hand.
    Circumstances then = here;
    auto content = std::make_shared<model::Content>(*here.content);
    for (model::Item& item : content->items) {
        if (item.id == (*loan)->item_id) item.state = model::ItemState::Repair;
    }
    then.content = std::move(content);
    BorrowAnswer next = lend(wish.question, found.mapped(), {}, then, moment);
    if (next.result == BorrowResult::NothingFree) next.result = BorrowResult::Cancelled;
    return next;
}

ReturnAnswer LoanCounter::take_back(Question question, const GivenBack& back, const Circumstances& here,
                                    const Moment& moment) {
    ReturnAnswer answer{.question = question};
    const model::Item* item = item_with(*here.content, back.item_id);
    if (!item) {
        answer.result = ReturnResult::Unknown;
        return answer;
    }
    answer.item = *item;
    const auto loan = book_.loan_of_item(item->id);
    if (!loan) {
        spdlog::error("a return was not recorded: {}", loan.error().message);
        return answer;
    }
    if (item->state != model::ItemState::Lent && !*loan) {
        answer.result = ReturnResult::NotLent;
        return answer;
    }
    GivenBack known = back;
    if (*loan) {
        known.loan_id = (*loan)->id;
        answer.was_overdue = moment.now >= (*loan)->due;
    }
    const auto done = book_.give_back(known, {moment, here.boot});
    if (!done) spdlog::error("a return was not recorded: {}", done.error().message);
    answer.result = done ? ReturnResult::Returned : ReturnResult::Failed;
    return answer;
}

ReturnAnswer LoanCounter::take_back(const ReturnToSlot& wish, const Circumstances& here,
                                    const Moment& moment) {
    for (const model::Item& item : here.content->items) {
        if (item.rack_id != wish.rack_id || item.slot != wish.slot) continue;
        return take_back(wish.question, {.item_id = item.id, .loan_id = {}, .how = model::ReturnKind::Slot},
                         here, moment);
    }
    return {.question = wish.question, .result = ReturnResult::Unknown};
}

ReturnAnswer LoanCounter::take_back(const ReturnByTag& wish, const Circumstances& here,
                                    const Moment& moment) {
    const auto item = model::item_from_tag(wish.text.reveal());
    if (!item) return {.question = wish.question, .result = ReturnResult::Unknown};
    return take_back(wish.question, {.item_id = *item, .loan_id = {}, .how = model::ReturnKind::Tag}, here,
                     moment);
}

}  // namespace kiosk::desk
