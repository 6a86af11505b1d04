// The visitor's way through the kiosk, as one pure function: (state, event, now) -> (state, effects).
// Knows no window, no network, no database. Every rule a visitor can feel is tested here. START READING HERE.
#pragma once

#include <chrono>
#include <vector>

#include "kiosk/flow/effect.h"
#include "kiosk/flow/event.h"
#include "kiosk/flow/state.h"
#include "shared/core/clock.h"

namespace kiosk::flow {

// Times are DESIGN section 10's.
struct Rules {
    model::Language language = model::Language::Chinese;  // of a new visit
    std::chrono::seconds home_idle{60};
    std::chrono::seconds browse_idle{90};
    std::chrono::seconds personal_idle{60};
    std::chrono::seconds refused_idle{30};
    std::chrono::seconds warning{20};
    std::chrono::seconds last_warning{5};  // before its end
    std::chrono::seconds scan_countdown{60};
    std::chrono::seconds success_shown_for{8};
    std::chrono::seconds thanks_shown_for{6};
    std::chrono::milliseconds answer_timeout{2000};  // PROTOCOL section 3's watchdog
    std::chrono::milliseconds name_shown_for{4000};
    std::chrono::milliseconds face_held_for{300};
    std::chrono::milliseconds face_guard{600};  // faces do not react before (PROTOCOL section 6)
    std::chrono::minutes urgent_returns_after{10};
    std::chrono::seconds name_of_screen_shown_for{30};
    std::chrono::milliseconds switched_shown_for{2500};
    std::chrono::milliseconds look_up_timeout{8000};
    std::chrono::milliseconds pin_timeout{5000};
    std::chrono::milliseconds digits_shown_for{3000};
    std::chrono::milliseconds repeat_after{400};
    std::chrono::milliseconds repeat_every{80};
    std::chrono::seconds keypad_pause{60};
    std::chrono::seconds pick_up_time{60};
    std::chrono::seconds pick_up_reminder{10};  // before its end
    std::chrono::seconds pin_idle{30};
    std::chrono::minutes staff_idle{5};
    std::chrono::seconds logo_within{3};
    std::chrono::milliseconds red_hold{2000};
};

// The rules as large text has them: everybody has twice the time, and nothing goes on by itself within 15 s.
// All functions here take the plain rules and see to this themselves.
Rules rules_for(const Rules& rules, const Modes& modes);

struct Step {
    State state;
    std::vector<Effect> effects;
};

Step step(const State& state, const Event& event, core::SteadyTime now, const Rules& rules);

// How long this screen still waits by itself, for countdown rings; nullopt where nothing counts down.
std::optional<std::chrono::milliseconds> time_left(const State& state, core::SteadyTime now,
                                                   const Rules& rules);

}  // namespace kiosk::flow
