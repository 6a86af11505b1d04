// How the visitor wants the screens, and what it does to the times.
#include <algorithm>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

constexpr std::chrono::seconds kShortestShowing{15};  // in large text

bool& mode_of(Modes& modes, Mode mode) {
    switch (mode) {
        case Mode::Large:
            return modes.large;
        case Mode::Contrast:
            return modes.contrast;
        case Mode::LowReach:
            return modes.low_reach;
        case Mode::Reading:
            return modes.reading;
    }
    return modes.large;
}

}  // namespace

bool is_on(const Modes& modes, Mode mode) {
    Modes copy = modes;
    return mode_of(copy, mode);
}

Rules rules_for(const Rules& rules, const Modes& modes) {
    if (!modes.large) return rules;
    Rules longer = rules;
    for (auto* time : {&longer.home_idle, &longer.browse_idle, &longer.personal_idle, &longer.refused_idle,
                       &longer.warning, &longer.scan_countdown}) {
        *time *= 2;
    }
    longer.success_shown_for = std::max(rules.success_shown_for * 2, kShortestShowing);
    longer.thanks_shown_for = std::max(rules.thanks_shown_for * 2, kShortestShowing);
    return longer;
}

void on_modes(Move& move, const Event& event) {
    State& state = move.state;
    if (const auto* one = std::get_if<SwitchMode>(&event)) {
        bool& on = mode_of(state.modes, one->mode);
        on = !on;
        state.switched = Switched{.mode = one->mode, .on = on, .at = move.now};
    } else if (std::holds_alternative<Tick>(event)) {
        if (state.switched && move.now - state.switched->at >= move.rules.switched_shown_for)
            state.switched.reset();
        if (state.taken_back && move.now - *state.taken_back >= move.rules.switched_shown_for) {
            state.taken_back.reset();
            ++state.pulse;
        }
    }
}

}  // namespace kiosk::flow
