// From a code to 签到成功 or to the reason why not.
#include <algorithm>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

Refused storage_error(Question question) {
    Refused refused{.question = question, .decision = {}, .pass_key = 0};
    refused.decision.outcome = model::Outcome::StorageError;
    return refused;
}

// A code in the hand of the next person ends what the last one saw, except while an emergency has the screen.
void on_code(Move& move, const CodeScanned& code) {
    State& state = move.state;
    if (state.take_over && state.take_over->shown.severity == model::Severity::Emergency) return;
    if (std::holds_alternative<Asking>(state.screen)) return;
    if (std::holds_alternative<StaffPanel>(state.screen)) return;  // the camera is being tested
    state.take_over.reset();
    if (is_tag(code.text) || std::holds_alternative<GiveBack>(state.screen)) {
        give_back_by_tag(move, code.text);
        return;
    }
    state.touched = move.now;
    const auto* scan = std::get_if<Scan>(&state.screen);
    const Errand errand = scan ? scan->errand : Errand{};
    if (is_personal(state.screen)) move.then(Wipe{});
    const Question question = ++state.last_question;
    move.then(Play{Cue::Recognised});
    if (errand.purpose == Purpose::Borrow)
        move.then(
            LendTo{.question = question, .text = code.text, .source = code.source, .kind = errand.kind});
    else
        move.then(AskDesk{.question = question, .text = code.text, .source = code.source});
    state.back.clear();
    go(move, Asking{.question = question, .chosen = {}, .errand = errand});
}

void on_answer(Move& move, const CheckInAnswered& answer) {
    const auto* asking = std::get_if<Asking>(&move.state.screen);
    if (!asking || asking->question != answer.question) return;
    move.state.touched = move.now;
    switch (answer.decision.outcome) {
        case model::Outcome::Ok:
            move.then(Play{Cue::Success});
            go(move, Success{.question = answer.question,
                             .name = answer.name,
                             .attended = answer.attended,
                             .flags = answer.decision.flags});
            return;
        case model::Outcome::Choose: {
            Choose choose{.question = answer.question,
                          .name = answer.name,
                          .decision = answer.decision,
                          .selected = answer.soon};
            if (choose.decision.sessions.size() == 1) choose.selected = choose.decision.sessions;
            go(move, std::move(choose));
            return;
        }
        case model::Outcome::Already:
            move.then(Play{Cue::Success});
            break;
        case model::Outcome::Unreadable:
        case model::Outcome::ForeignCode:
        case model::Outcome::Unsupported:
        case model::Outcome::UnknownKey:
        case model::Outcome::KeyRevoked:
        case model::Outcome::Invalid:
        case model::Outcome::ClockSuspect:
        case model::Outcome::NotYetValid:
        case model::Outcome::Expired:
        case model::Outcome::Replay:
        case model::Outcome::WrongRegion:
        case model::Outcome::Revoked:
        case model::Outcome::NotOpen:
        case model::Outcome::Closed:
        case model::Outcome::WrongCentre:
        case model::Outcome::NotEnrolled:
        case model::Outcome::Full:
        case model::Outcome::Limit:
        case model::Outcome::NeedsStaff:
        case model::Outcome::NoSession:
        case model::Outcome::StorageError:
            move.then(Play{Cue::Refused});
            break;
    }
    const bool already = answer.decision.outcome == model::Outcome::Already;
    go(move, Refused{.question = answer.question,
                     .decision = answer.decision,
                     .name = already ? answer.name : model::MaskedName{},
                     .undoable = already ? answer.attended : std::vector<Attended>{}});
}

void toggle(std::vector<model::Id>& selected, const model::Id& id) {
    const auto found = std::find(selected.begin(), selected.end(), id);
    if (found == selected.end()) {
        selected.push_back(id);
    } else {
        selected.erase(found);
    }
}

void on_choice(Move& move, const Event& event) {
    auto* choose = std::get_if<Choose>(&move.state.screen);
    if (!choose) return;
    if (const auto* picked = std::get_if<ToggleChoice>(&event)) {
        const auto& offered = choose->decision.sessions;
        if (std::find(offered.begin(), offered.end(), picked->session_id) == offered.end()) return;
        toggle(choose->selected, picked->session_id);
    } else if (std::holds_alternative<ConfirmChoice>(event)) {
        if (choose->selected.empty()) return;
        const Question question = ++move.state.last_question;
        move.then(CommitChoice{.question = question, .scan = choose->question, .sessions = choose->selected});
        go(move, Asking{.question = question, .chosen = choose->selected});
    } else if (std::holds_alternative<NotMe>(event)) {
        move.then(Wipe{});
        go(move, Scan{});
    }
}

// Success and 已经签过到了 both take back what they name.
struct Undoing {
    Question& question;
    bool& asked;
    const std::vector<Attended>& attended;
};

std::optional<Undoing> undoing_on(Screen& screen) {
    if (auto* success = std::get_if<Success>(&screen))
        return Undoing{success->question, success->undoing, success->attended};
    if (auto* refused = std::get_if<Refused>(&screen); refused && !refused->undoable.empty())
        return Undoing{refused->question, refused->undoing, refused->undoable};
    return std::nullopt;
}

// Where several would still be possible, the person says which was meant; else it is over.
void after_undo(Move& move, const UndoAnswered& answer) {
    const bool several =
        answer.decision.outcome == model::Outcome::Choose && answer.decision.sessions.size() > 1;
    if (several) {
        go(move, Choose{.question = answer.question,
                        .name = answer.name,
                        .decision = answer.decision,
                        .selected = {},
                        .taken_back = true});
        return;
    }
    end_visit(move, Home{});
    move.state.taken_back = move.now;
}

void on_undo(Move& move, const Event& event) {
    const auto undoing = undoing_on(move.state.screen);
    if (!undoing) return;
    if (std::holds_alternative<Undo>(event) && !undoing->asked) {
        undoing->asked = true;
        VoidCheckIns effect{.question = ++move.state.last_question, .scan = undoing->question, .events = {}};
        undoing->question = effect.question;
        for (const Attended& one : undoing->attended) effect.events.push_back(one.event_id);
        move.then(std::move(effect));
    } else if (const auto* answer = std::get_if<UndoAnswered>(&event)) {
        if (!undoing->asked || answer->question != undoing->question) return;
        if (answer->undone) {
            after_undo(move, *answer);
        } else {
            go(move, storage_error(answer->question));
        }
    }
}

}  // namespace

void on_check_in(Move& move, const Event& event) {
    if (const auto* code = std::get_if<CodeScanned>(&event)) {
        on_code(move, *code);
    } else if (const auto* answer = std::get_if<CheckInAnswered>(&event)) {
        on_answer(move, *answer);
    } else if (const auto* glance = std::get_if<GlanceChanged>(&event)) {
        if (auto* scan = std::get_if<Scan>(&move.state.screen)) scan->glance = glance->glance;
    } else if (std::holds_alternative<Tick>(event)) {
        const auto* asking = std::get_if<Asking>(&move.state.screen);
        if (asking && move.now - move.state.entered >= move.rules.answer_timeout) {
            move.then(Play{Cue::Refused});
            if (asking->errand.purpose == Purpose::Borrow)
                go(move, LendingResult{.kind = LendingResult::Kind::Failed, .item = {}, .loan = {}});
            else
                go(move, storage_error(asking->question));
        }
    } else {
        on_choice(move, event);
        on_undo(move, event);
    }
}

}  // namespace kiosk::flow
