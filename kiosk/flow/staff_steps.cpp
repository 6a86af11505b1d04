// The way to the staff panel, and what staff do there.
#include <algorithm>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

constexpr std::size_t kLogoTaps = 5;

// Five within three seconds.
void tap_logo(Move& move) {
    auto& taps = move.state.logo_taps;
    std::erase_if(taps, [&](core::SteadyTime at) { return move.now - at > move.rules.logo_within; });
    taps.push_back(move.now);
    if (taps.size() < kLogoTaps) return;
    taps.clear();
    move.then(Wipe{});
    move.state.back.clear();
    move.state.modes = {};
    move.state.known_to_staff = move.state.urgent;
    move.state.take_over.reset();
    go(move, StaffPin{});
}

void welcome(Move& move, const StaffPin& pin, const StaffMember& who) {
    StaffPanel panel{.who = who};
    // Another member of staff may confirm: the panel is theirs then.
    if (pin.confirms == RedAction::Emergency) {
        panel.sheet = StaffPanel::Sheet::Emergency;
    } else if (pin.confirms) {
        panel.sheet = StaffPanel::Sheet::Armed;
        panel.armed = *pin.confirms;
    }
    move.then(Play{Cue::Success});
    go(move, std::move(panel));
}

void on_answer(Move& move, const StaffAnswered& answer) {
    auto* pin = std::get_if<StaffPin>(&move.state.screen);
    if (!pin || pin->question == 0 || pin->question != answer.question) return;
    pin->question = 0;
    move.state.touched = move.now;
    switch (answer.result) {
        case StaffResult::Welcome:
            welcome(move, StaffPin{*pin}, answer.who);
            return;
        case StaffResult::Wrong:
            pin->trouble = StaffPin::Trouble::Wrong;
            pin->tries_left = answer.tries_left;
            break;
        case StaffResult::Locked:
            pin->trouble = StaffPin::Trouble::Locked;
            pin->locked_until = move.now + answer.wait;
            break;
        case StaffResult::NoStaff:
            pin->trouble = StaffPin::Trouble::NoStaff;
            break;
        case StaffResult::Failed:
            pin->trouble = StaffPin::Trouble::Failed;
            break;
    }
    move.then(Play{Cue::Refused});
}

void ask_red(Move& move, const StaffPanel& panel, RedAction action) {
    go(move, StaffPin{.confirms = action, .returning = panel.who});
}

void press(Move& move, StaffAction action) {
    auto* panel = std::get_if<StaffPanel>(&move.state.screen);
    if (!panel) return;
    panel->said = StaffPanel::Said::Nothing;
    switch (action) {
        case StaffAction::SyncNow:
            move.then(SyncNow{});
            panel->said = StaffPanel::Said::Synced;
            return;
        case StaffAction::TestCamera:
            panel->camera = !panel->camera;
            move.then(panel->camera ? Effect{OpenCamera{}} : Effect{CloseCamera{}});
            return;
        case StaffAction::WarningsOnly:
            panel->warnings_only = !panel->warnings_only;
            return;
        case StaffAction::ClosedToday:
            panel->sheet = StaffPanel::Sheet::ClosedToday;
            return;
        case StaffAction::Emergency:
            ask_red(move, StaffPanel{*panel}, RedAction::Emergency);
            return;
        case StaffAction::Export:
            move.then(ExportDiagnosis{});
            return;
        case StaffAction::Restart:
            ask_red(move, StaffPanel{*panel}, RedAction::RestartProgram);
            return;
        case StaffAction::CloseSheet:
            panel->sheet = StaffPanel::Sheet::None;
            panel->held_since.reset();
            return;
    }
}

void hold_red(Move& move, bool down) {
    auto* panel = std::get_if<StaffPanel>(&move.state.screen);
    if (!panel || panel->sheet != StaffPanel::Sheet::Armed) return;
    if (down && !panel->held_since) panel->held_since = move.now;
    if (!down) panel->held_since.reset();
}

void on_time(Move& move) {
    if (auto* pin = std::get_if<StaffPin>(&move.state.screen)) {
        if (pin->locked_until && move.now >= *pin->locked_until) {
            pin->locked_until.reset();
            pin->trouble = StaffPin::Trouble::None;
            ++move.state.pulse;
        }
        if (pin->question != 0 && move.now - pin->asked >= move.rules.pin_timeout) {
            pin->question = 0;
            pin->trouble = StaffPin::Trouble::Failed;
            ++move.state.pulse;
        }
        return;
    }
    auto* panel = std::get_if<StaffPanel>(&move.state.screen);
    if (!panel || !panel->held_since) return;
    ++move.state.pulse;  // the ring fills
    if (move.now - *panel->held_since < move.rules.red_hold) return;
    panel->held_since.reset();
    panel->sheet = StaffPanel::Sheet::None;
    switch (panel->armed) {
        case RedAction::RestartProgram:
            move.then(RestartProgram{});
            break;
        case RedAction::Emergency:  // waits for no finger
            break;
    }
}

void notice(Move& move, const Event& event) {
    auto* panel = std::get_if<StaffPanel>(&move.state.screen);
    if (!panel) return;
    if (const auto* post = std::get_if<PostPrepared>(&event)) {
        panel->question = ++move.state.last_question;
        panel->sheet = StaffPanel::Sheet::None;
        panel->said = StaffPanel::Said::Posted;
        move.then(PostNotice{.question = panel->question,
                             .staff_id = panel->who.id,
                             .title = post->title,
                             .body = post->body,
                             .severity = post->severity});
    } else if (const auto* withdraw = std::get_if<WithdrawPrepared>(&event)) {
        panel->question = ++move.state.last_question;
        panel->sheet = StaffPanel::Sheet::None;
        panel->said = StaffPanel::Said::Withdrawn;
        move.then(WithdrawNotice{
            .question = panel->question, .staff_id = panel->who.id, .notice_id = withdraw->notice_id});
    } else if (const auto* answer = std::get_if<NoticeAnswered>(&event)) {
        if (panel->question == answer->question && !answer->done) panel->said = StaffPanel::Said::NotPosted;
    } else if (const auto* exported = std::get_if<Exported>(&event)) {
        panel->where = exported->where;
        panel->said = exported->where.empty() ? StaffPanel::Said::NotExported : StaffPanel::Said::Exported;
    }
}

}  // namespace

void on_staff(Move& move, const Event& event) {
    if (std::holds_alternative<TapLogo>(event)) {
        tap_logo(move);
    } else if (const auto* answer = std::get_if<StaffAnswered>(&event)) {
        on_answer(move, *answer);
    } else if (const auto* pressed = std::get_if<PressStaff>(&event)) {
        press(move, pressed->action);
    } else if (const auto* held = std::get_if<HoldRed>(&event)) {
        hold_red(move, held->down);
    } else if (std::holds_alternative<Tick>(event)) {
        on_time(move);
    } else {
        notice(move, event);
    }
}

}  // namespace kiosk::flow
