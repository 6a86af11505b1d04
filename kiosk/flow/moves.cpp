#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

constexpr std::size_t kDeepest = 4;

}  // namespace

void go(Move& move, Screen screen) {
    const bool was_scanning = std::holds_alternative<Scan>(move.state.screen);
    const bool scans = std::holds_alternative<Scan>(screen);
    if (scans && !was_scanning) move.then(OpenCamera{});
    if (was_scanning && !scans) move.then(CloseCamera{});
    move.state.screen = std::move(screen);
    move.state.entered = move.now;
    move.state.warned.reset();
}

void go_deeper(Move& move, Screen screen) {
    if (!is_personal(move.state.screen) && move.state.back.size() < kDeepest) {
        move.state.back.push_back(move.state.screen);
    }
    go(move, std::move(screen));
}

void go_back(Move& move) {
    if (auto* notices = std::get_if<Notices>(&move.state.screen); notices && !notices->open.empty()) {
        notices->open.clear();
        return;
    }
    if (is_personal(move.state.screen) || move.state.back.empty()) {
        go_home(move);
        return;
    }
    Screen screen = std::move(move.state.back.back());
    move.state.back.pop_back();
    go(move, std::move(screen));
}

void go_home(Move& move) {
    if (is_personal(move.state.screen)) move.then(Wipe{});
    move.state.back.clear();
    go(move, Home{});
}

void end_visit(Move& move, Screen screen) {
    move.then(Wipe{});
    move.state.back.clear();
    move.state.language = move.rules.language;
    move.state.read.clear();
    move.state.modes = {};
    move.state.switched.reset();
    go(move, std::move(screen));
}

bool is_personal(const Screen& screen) {
    return std::holds_alternative<Asking>(screen) || std::holds_alternative<Choose>(screen) ||
           std::holds_alternative<Success>(screen) || std::holds_alternative<Refused>(screen) ||
           std::holds_alternative<RateFaces>(screen) || std::holds_alternative<RateReasons>(screen) ||
           std::holds_alternative<RateThanks>(screen);
}

}  // namespace kiosk::flow
