#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

constexpr std::size_t kDeepest = 4;

bool looks_through_camera(const Screen& screen) {
    const auto* panel = std::get_if<StaffPanel>(&screen);
    return std::holds_alternative<Scan>(screen) || std::holds_alternative<GiveBack>(screen) ||
           (panel && panel->camera);
}

// Asks or tells one thing and is over: nothing to come back to.
bool is_passing(const Screen& screen) {
    return std::holds_alternative<Keypad>(screen) || std::holds_alternative<Help>(screen) ||
           std::holds_alternative<Slip>(screen) || std::holds_alternative<GiveBack>(screen) ||
           std::holds_alternative<StaffPin>(screen) || std::holds_alternative<StaffPanel>(screen);
}

}  // namespace

void go(Move& move, Screen screen) {
    const bool was_scanning = looks_through_camera(move.state.screen);
    const bool scans = looks_through_camera(screen);
    if (scans && !was_scanning) move.then(OpenCamera{});
    if (was_scanning && !scans) move.then(CloseCamera{});
    move.state.screen = std::move(screen);
    move.state.entered = move.now;
    move.state.warned.reset();
}

void go_deeper(Move& move, Screen screen) {
    if (!is_personal(move.state.screen) && !is_passing(move.state.screen) &&
        move.state.back.size() < kDeepest) {
        move.state.back.push_back(move.state.screen);
    }
    go(move, std::move(screen));
}

void go_back(Move& move) {
    if (auto* notices = std::get_if<Notices>(&move.state.screen); notices && !notices->open.empty()) {
        notices->open.clear();
        return;
    }
    if (auto* pin = std::get_if<StaffPin>(&move.state.screen); pin && pin->returning) {
        StaffPanel panel{.who = *pin->returning};
        go(move, std::move(panel));
        return;
    }
    if (std::holds_alternative<Keypad>(move.state.screen)) move.then(Wipe{});  // the digits
    if (is_personal(move.state.screen) || move.state.back.empty()) {
        go_home(move);
        return;
    }
    Screen screen = std::move(move.state.back.back());
    move.state.back.pop_back();
    go(move, std::move(screen));
}

void go_home(Move& move) {
    if (std::holds_alternative<StaffPanel>(move.state.screen)) {
        end_visit(move, Home{});
        return;
    }
    if (is_personal(move.state.screen) || std::holds_alternative<Keypad>(move.state.screen))
        move.then(Wipe{});
    move.state.back.clear();
    go(move, Home{});
}

void end_visit(Move& move, Screen screen) {
    move.then(Wipe{});
    move.state.back.clear();
    move.state.language = move.rules.language;
    move.state.read.clear();
    move.state.logo_taps.clear();
    move.state.modes = {};
    move.state.switched.reset();
    move.state.taken_back.reset();
    go(move, std::move(screen));
}

bool is_personal(const Screen& screen) {
    return std::holds_alternative<Asking>(screen) || std::holds_alternative<Choose>(screen) ||
           std::holds_alternative<Success>(screen) || std::holds_alternative<Refused>(screen) ||
           std::holds_alternative<RateFaces>(screen) || std::holds_alternative<RateReasons>(screen) ||
           std::holds_alternative<RateThanks>(screen) || std::holds_alternative<PickUp>(screen) ||
           std::holds_alternative<LendingResult>(screen) || std::holds_alternative<Waiting>(screen);
}

}  // namespace kiosk::flow
