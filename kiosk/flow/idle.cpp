// What happens when nobody does anything: warnings, countdowns, the way back to signage (DESIGN section 10).
#include <optional>
#include <utility>

#include "kiosk/flow/moves.h"
#include "shared/core/overloaded.h"

namespace kiosk::flow {
namespace {

using std::chrono::milliseconds;

// Who waits how long for a touch, with or without a warning, and where it ends.
struct Patience {
    enum class Counts { FromTouch, FromEntering } counts = Counts::FromTouch;
    milliseconds quiet{};
    milliseconds warning{};  // 0: none
    enum class Ends { AtSignage, AtHome } ends = Ends::AtSignage;
};

std::optional<Patience> patience(const Screen& screen, const Rules& rules) {
    using enum Patience::Counts;
    using enum Patience::Ends;
    const Patience browse{FromTouch, rules.browse_idle, rules.warning, AtSignage};
    const Patience personal{FromTouch, rules.personal_idle, rules.warning, AtSignage};
    const Patience result{FromTouch, rules.refused_idle, rules.warning, AtHome};
    const Patience countdown{FromEntering, rules.scan_countdown, {}, AtHome};
    using Maybe = std::optional<Patience>;
    return std::visit(
        core::Overloaded{
            [](const Attract&) { return Maybe{}; },
            [&](const Home&) {
                return Maybe{Patience{FromTouch, rules.home_idle, {}, AtSignage}};
            },
            [&](const Services&) { return Maybe{browse}; },
            [&](const ServiceDetail&) { return Maybe{browse}; },
            [&](const Schedule&) { return Maybe{browse}; },
            [&](const Notices&) { return Maybe{browse}; },
            [&](const Scan&) { return Maybe{countdown}; },
            [](const Asking&) { return Maybe{}; },  // has its own time-out
            [&](const Choose&) { return Maybe{personal}; },
            [&](const Success&) {
                return Maybe{Patience{FromTouch, rules.success_shown_for, {}, AtHome}};
            },
            [&](const Refused&) {
                return Maybe{Patience{FromTouch, rules.refused_idle, rules.warning, AtHome}};
            },
            [&](const RatePick&) { return Maybe{personal}; },
            [&](const RateFaces&) { return Maybe{personal}; },
            [&](const RateReasons&) { return Maybe{personal}; },
            [&](const RateThanks&) {
                return Maybe{Patience{FromEntering, rules.thanks_shown_for, {}, AtHome}};
            },
            [&](const Keypad&) { return Maybe{personal}; },
            [&](const Lending&) { return Maybe{browse}; },
            [&](const PickUp& pick) {
                // Ends with the reservation of the slot: lending_steps.cpp.
                return pick.question != 0 ? Maybe{}
                                          : Maybe{Patience{FromEntering, rules.pick_up_time, {}, AtHome}};
            },
            [&](const GiveBack&) { return Maybe{countdown}; },
            [&](const LendingResult&) { return Maybe{result}; },
            [&](const Help&) { return Maybe{result}; },
            [&](const Slip&) { return Maybe{result}; },
            [&](const Waiting&) { return Maybe{result}; },
            [&](const StaffPin&) {
                return Maybe{Patience{FromTouch, rules.pin_idle, {}, AtHome}};
            },
            [&](const StaffPanel&) {
                return Maybe{Patience{FromTouch, rules.staff_idle - rules.warning, rules.warning, AtHome}};
            },
        },
        screen);
}

core::SteadyTime quiet_since(const State& state, const Patience& patience) {
    if (patience.counts == Patience::Counts::FromEntering) return state.entered;
    return std::max(state.entered, state.touched);
}

void forget_name(Move& move) {
    if (move.now - move.state.entered < move.rules.name_shown_for) return;
    if (auto* choose = std::get_if<Choose>(&move.state.screen)) choose->name = {};
    if (auto* success = std::get_if<Success>(&move.state.screen)) success->name = {};
    if (auto* refused = std::get_if<Refused>(&move.state.screen); refused && !refused->name.empty()) {
        refused->name = {};
        ++move.state.pulse;
    }
    if (auto* pick = std::get_if<PickUp>(&move.state.screen); pick && !pick->name.empty()) {
        pick->name = {};
        ++move.state.pulse;
    }
}

}  // namespace

void on_idle(Move& move) {
    forget_name(move);
    const auto rule = patience(move.state.screen, move.rules);
    if (!rule) return;
    if (move.state.warned) {
        const auto left = rule->warning - (move.now - *move.state.warned);
        if (left <= move.rules.last_warning && !std::exchange(move.state.warned_last, true))
            move.then(Play{Cue::LastWarning});
        if (left.count() > 0) return;
    } else {
        if (move.now - quiet_since(move.state, *rule) < rule->quiet) return;
        if (rule->warning.count() > 0) {
            move.state.warned = move.now;
            move.state.warned_last = false;
            move.then(Play{Cue::IdleWarning});
            return;
        }
    }
    end_visit(move, rule->ends == Patience::Ends::AtHome ? Screen{Home{}} : Screen{Attract{}});
}

std::optional<milliseconds> time_left(const State& state, core::SteadyTime now, const Rules& rules) {
    const auto rule = patience(state.screen, rules_for(rules, state.modes));
    if (!rule) return std::nullopt;
    const auto left = state.warned ? rule->warning - (now - *state.warned)
                                   : rule->quiet - (now - quiet_since(state, *rule));
    return std::max(milliseconds{0}, std::chrono::ceil<milliseconds>(left));
}

}  // namespace kiosk::flow
