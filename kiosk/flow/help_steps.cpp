// 求助, 登记 and 候补: what ends with a person at the desk.
#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

void on_help(Move& move, const HelpAnswered& answer) {
    auto* help = std::get_if<Help>(&move.state.screen);
    if (!help || help->question == 0 || help->question != answer.question) return;
    help->question = 0;
    help->call_id = answer.call_id;
    switch (answer.result) {
        case HelpResult::Called:
            help->stage = Help::Stage::Called;
            move.then(Play{Cue::Success});
            return;
        case HelpResult::CoolingDown:
            help->stage = Help::Stage::CoolingDown;
            help->again = move.now + answer.wait;
            return;
        case HelpResult::Offline:
            help->stage = Help::Stage::Offline;
            return;
        case HelpResult::Failed:
            help->stage = Help::Stage::Failed;
            return;
    }
}

void call(Move& move) {
    auto* help = std::get_if<Help>(&move.state.screen);
    if (!help || help->stage != Help::Stage::Confirm) return;
    help->stage = Help::Stage::Asking;
    help->question = ++move.state.last_question;
    move.then(SendHelpCall{.question = help->question, .reason = help->reason});
}

void ask_slip(Move& move, model::SlipReason reason) {
    if (is_personal(move.state.screen)) move.then(Wipe{});
    const Question question = ++move.state.last_question;
    move.then(TakeSlip{.question = question, .reason = reason});
    go_deeper(move, Slip{.stage = Slip::Stage::Asking, .reason = reason, .question = question});
}

// The scan behind the refusal is the desk's to know: the person stays until the answer is there.
void ask_waiting(Move& move) {
    const auto* refused = std::get_if<Refused>(&move.state.screen);
    if (!refused || refused->decision.outcome != model::Outcome::Full || refused->decision.sessions.empty())
        return;
    const Question question = ++move.state.last_question;
    const model::Id session = refused->decision.sessions.front();
    move.then(JoinWaitlist{.question = question, .scan = refused->question, .session_id = session});
    go(move, Waiting{.stage = Waiting::Stage::Asking, .question = question, .session_id = session});
}

void on_slip(Move& move, const SlipAnswered& answer) {
    auto* slip = std::get_if<Slip>(&move.state.screen);
    if (!slip || slip->question != answer.question || slip->stage != Slip::Stage::Asking) return;
    slip->stage = answer.taken ? Slip::Stage::Taken : Slip::Stage::Failed;
    slip->number = answer.number;
    slip->online = answer.online;
    move.then(Play{answer.taken ? Cue::Success : Cue::Refused});
}

void on_waiting(Move& move, const WaitingAnswered& answer) {
    auto* waiting = std::get_if<Waiting>(&move.state.screen);
    if (!waiting || waiting->question != answer.question || waiting->stage != Waiting::Stage::Asking) return;
    waiting->event_id = answer.event_id;
    switch (answer.result) {
        case WaitlistResult::Joined:
            waiting->stage = Waiting::Stage::Joined;
            move.then(Play{Cue::Success});
            return;
        case WaitlistResult::Offline:
            waiting->stage = Waiting::Stage::Offline;
            break;
        case WaitlistResult::Failed:
            waiting->stage = Waiting::Stage::Failed;
            break;
    }
    move.then(Play{Cue::Refused});
}

// The desk answers at once; where it does not, nothing was recorded.
void on_silence(Move& move) {
    if (move.now - std::max(move.state.entered, move.state.touched) < move.rules.answer_timeout) return;
    if (auto* help = std::get_if<Help>(&move.state.screen); help && help->stage == Help::Stage::Asking) {
        help->stage = Help::Stage::Failed;
        help->question = 0;
        ++move.state.pulse;
    }
    if (auto* slip = std::get_if<Slip>(&move.state.screen); slip && slip->stage == Slip::Stage::Asking) {
        slip->stage = Slip::Stage::Failed;
        ++move.state.pulse;
    }
    if (auto* waiting = std::get_if<Waiting>(&move.state.screen);
        waiting && waiting->stage == Waiting::Stage::Asking) {
        waiting->stage = Waiting::Stage::Failed;
        ++move.state.pulse;
    }
}

}  // namespace

void on_help_and_desk(Move& move, const Event& event) {
    if (const auto* wish = std::get_if<AskForHelp>(&event)) {
        if (std::holds_alternative<Help>(move.state.screen)) return;
        if (is_personal(move.state.screen)) move.then(Wipe{});
        go_deeper(move, Help{.stage = Help::Stage::Confirm, .reason = wish->reason});
    } else if (std::holds_alternative<CallStaff>(event)) {
        call(move);
    } else if (const auto* answer = std::get_if<HelpAnswered>(&event)) {
        on_help(move, *answer);
    } else if (const auto* slip = std::get_if<AskForSlip>(&event)) {
        ask_slip(move, slip->reason);
    } else if (const auto* taken = std::get_if<SlipAnswered>(&event)) {
        on_slip(move, *taken);
    } else if (std::holds_alternative<JoinWaiting>(event)) {
        ask_waiting(move);
    } else if (const auto* joined = std::get_if<WaitingAnswered>(&event)) {
        on_waiting(move, *joined);
    } else if (const auto* place = std::get_if<WaitingPosition>(&event)) {
        auto* waiting = std::get_if<Waiting>(&move.state.screen);
        if (waiting && !waiting->event_id.empty() && waiting->event_id == place->event_id)
            waiting->position = place->position;
    } else if (std::holds_alternative<Tick>(event)) {
        on_silence(move);
    }
}

}  // namespace kiosk::flow
