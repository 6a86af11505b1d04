// Borrowing and giving back: from 借伞 to 取好了, and from a filled slot to the thanks.
#include <utility>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

constexpr std::string_view kTagStart = "NI1";

void result(Move& move, LendingResult shown, Cue cue) {
    move.then(Play{cue});
    go(move, std::move(shown));
}

void pick_up(Move& move, const BorrowAnswered& answer) {
    move.then(LightSlot{.rack_id = answer.item.rack_id, .slot = answer.item.slot, .open = true});
    go(move, PickUp{.question = 0, .loan = answer.loan, .item = answer.item, .name = answer.name});
    move.then(Play{Cue::Slot});
}

void refuse(Move& move, const BorrowAnswered& answer, LendingResult::Kind kind) {
    result(move, {.kind = kind, .item = answer.item, .loan = answer.loan}, Cue::Refused);
}

void on_borrowed(Move& move, const BorrowAnswered& answer, bool was_broken) {
    switch (answer.result) {
        case BorrowResult::Lent:
            return pick_up(move, answer);
        case BorrowResult::HasOne:
            return refuse(move, answer, LendingResult::Kind::HasOne);
        case BorrowResult::Overdue:
            return refuse(move, answer, LendingResult::Kind::Overdue);
        case BorrowResult::NothingFree:
            return refuse(move, answer, LendingResult::Kind::NothingFree);
        case BorrowResult::Cancelled:
            return refuse(move, answer, LendingResult::Kind::NoneLeft);
        case BorrowResult::BadPass: {
            move.then(Play{Cue::Refused});
            Refused refused{.question = answer.question, .decision = {}};
            refused.decision.outcome = answer.outcome;
            go(move, std::move(refused));
            return;
        }
        case BorrowResult::Failed:
            return refuse(move, answer,
                          was_broken ? LendingResult::Kind::NoneLeft : LendingResult::Kind::Failed);
    }
}

void put_out(Move& move, const model::Item& item) {
    move.then(LightSlot{.rack_id = item.rack_id, .slot = item.slot, .open = false});
}

void taken(Move& move) {
    const auto* pick = std::get_if<PickUp>(&move.state.screen);
    if (!pick || pick->question != 0) return;
    put_out(move, pick->item);
    LendingResult shown{.kind = LendingResult::Kind::Taken, .item = pick->item, .loan = pick->loan};
    result(move, std::move(shown), Cue::Tap);
}

// The loan is taken back; what comes of it, the desk says.
void cancel(Move& move, model::ReturnKind how) {
    auto* pick = std::get_if<PickUp>(&move.state.screen);
    if (!pick || pick->question != 0) return;
    put_out(move, pick->item);
    pick->question = ++move.state.last_question;
    move.then(CancelLoan{.question = pick->question, .loan_id = pick->loan.id, .how = how});
    if (how == model::ReturnKind::Broken) return;
    LendingResult shown{.kind = LendingResult::Kind::NotTaken, .item = pick->item, .loan = pick->loan};
    result(move, std::move(shown), Cue::Refused);
}

void on_returned(Move& move, const ReturnAnswered& answer) {
    if (answer.question == 0 || answer.question != move.state.returning) return;
    move.state.returning = 0;
    using Kind = LendingResult::Kind;
    auto* waiting = std::get_if<GiveBack>(&move.state.screen);
    switch (answer.result) {
        case ReturnResult::Returned:
            result(
                move,
                {.kind = Kind::Returned, .item = answer.item, .loan = {}, .was_overdue = answer.was_overdue},
                Cue::Success);
            return;
        case ReturnResult::NotLent:
            result(move, {.kind = Kind::NotLent, .item = answer.item, .loan = {}}, Cue::Tap);
            return;
        case ReturnResult::Unknown:
            move.then(Play{Cue::Refused});
            if (waiting) waiting->unknown = true;
            return;
        case ReturnResult::Failed:
            result(move, {.kind = Kind::Failed, .item = answer.item, .loan = {}}, Cue::Refused);
            return;
    }
}

void on_slot(Move& move, const SlotChanged& slot) {
    const auto* pick = std::get_if<PickUp>(&move.state.screen);
    const bool mine = pick && pick->item.rack_id == slot.rack_id && pick->item.slot == slot.slot;
    if (!slot.filled) {
        if (mine) taken(move);
        return;
    }
    if (mine) return;  // put back before it was taken: 没取 says so
    move.state.returning = ++move.state.last_question;
    move.then(ReturnToSlot{.question = move.state.returning, .rack_id = slot.rack_id, .slot = slot.slot});
}

void on_time(Move& move) {
    auto* pick = std::get_if<PickUp>(&move.state.screen);
    if (!pick) return;
    const auto left = move.rules.pick_up_time - (move.now - move.state.entered);
    if (pick->question == 0 && left <= move.rules.pick_up_reminder && left.count() > 0 &&
        !std::exchange(pick->reminded, true))
        move.then(Play{Cue::SlotWaits});
    if (pick->question == 0 && move.now - move.state.entered >= move.rules.pick_up_time)
        cancel(move, model::ReturnKind::NotTaken);
    else if (pick->question != 0 && move.now - move.state.touched >= move.rules.answer_timeout)
        result(move, {.kind = LendingResult::Kind::NoneLeft, .item = pick->item, .loan = {}}, Cue::Refused);
}

void start(Move& move, const Event& event) {
    const auto* lending = std::get_if<Lending>(&move.state.screen);
    if (std::holds_alternative<GoLending>(event)) {
        go_deeper(move, Lending{});
    } else if (const auto* kind = std::get_if<ShowLending>(&event)) {
        if (lending) go(move, Lending{kind->kind});
    } else if (std::holds_alternative<StartBorrow>(event)) {
        if (lending) go_deeper(move, Scan{.errand = {.purpose = Purpose::Borrow, .kind = lending->kind}});
    } else if (std::holds_alternative<StartGiveBack>(event)) {
        const model::ItemKind shown = lending ? lending->kind : model::ItemKind::Umbrella;
        if (is_personal(move.state.screen)) move.then(Wipe{});
        go_deeper(move, GiveBack{.kind = shown});
    }
}

}  // namespace

bool is_tag(const core::Secret& text) {
    return text.reveal().starts_with(kTagStart);
}

void give_back_by_tag(Move& move, const core::Secret& text) {
    if (is_personal(move.state.screen)) move.then(Wipe{});
    if (!std::holds_alternative<GiveBack>(move.state.screen)) {
        move.state.back.clear();
        go(move, GiveBack{});
    }
    std::get<GiveBack>(move.state.screen).unknown = false;
    move.state.touched = move.now;
    move.state.returning = ++move.state.last_question;
    move.then(ReturnByTag{.question = move.state.returning, .text = text});
}

void on_lending(Move& move, const Event& event) {
    if (const auto* answer = std::get_if<BorrowAnswered>(&event)) {
        const auto* asking = std::get_if<Asking>(&move.state.screen);
        const auto* pick = std::get_if<PickUp>(&move.state.screen);
        const bool asked = asking && asking->question == answer->question;
        const bool cancelled = pick && pick->question != 0 && pick->question == answer->question;
        if (!asked && !cancelled) return;
        move.state.touched = move.now;
        on_borrowed(move, *answer, cancelled);
    } else if (std::holds_alternative<Taken>(event)) {
        taken(move);
    } else if (std::holds_alternative<Broken>(event)) {
        cancel(move, model::ReturnKind::Broken);
    } else if (const auto* slot = std::get_if<SlotChanged>(&event)) {
        on_slot(move, *slot);
    } else if (const auto* returned = std::get_if<ReturnAnswered>(&event)) {
        on_returned(move, *returned);
    } else if (std::holds_alternative<Tick>(event)) {
        on_time(move);
    } else {
        start(move, event);
    }
}

}  // namespace kiosk::flow
