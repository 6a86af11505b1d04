// The small moves that every part of the flow is made of: go to a screen, step back, end a visit.
#pragma once

#include <utility>

#include "kiosk/flow/flow.h"

namespace kiosk::flow {

// A step being put together: the new state, and what has to be done.
struct Move {
    State state;
    std::vector<Effect> effects;
    core::SteadyTime now;
    const Rules& rules;

    Step done() && { return {std::move(state), std::move(effects)}; }
    void then(Effect effect) { effects.push_back(std::move(effect)); }
};

// Shows `screen`; the camera follows: it is open where a code is scanned and nowhere else.
void go(Move& move, Screen screen);
// As `go`, with 返回 leading back to where we are. At most four deep.
void go_deeper(Move& move, Screen screen);
void go_back(Move& move);
void go_home(Move& move);
// Leaves nothing of the person behind, and shows `screen`.
void end_visit(Move& move, Screen screen);
// What the screen knows of a person (a name, a question) is no place to go back to.
bool is_personal(const Screen& screen);
// A code on a thing that is lent, not on a person's card.
bool is_tag(const core::Secret& text);
void give_back_by_tag(Move& move, const core::Secret& text);

// The parts; each answers only its own events and leaves the rest alone.
void on_check_in(Move& move, const Event& event);       // check_in_steps.cpp
void on_rating(Move& move, const Event& event);         // rating_steps.cpp
void on_urgent(Move& move, const Event& event);         // urgent_steps.cpp
void on_modes(Move& move, const Event& event);          // modes.cpp
void on_notices(Move& move, const Event& event);        // notice_steps.cpp
void on_keypad(Move& move, const Event& event);         // keypad_steps.cpp
void on_lending(Move& move, const Event& event);        // lending_steps.cpp
void on_help_and_desk(Move& move, const Event& event);  // help_steps.cpp
void on_staff(Move& move, const Event& event);          // staff_steps.cpp
void on_idle(Move& move);                               // idle.cpp

}  // namespace kiosk::flow
