// Urgent and emergency announcements: when they take the screen, and when it is given back (SIGNAGE sections
// 1 and 8).
#include <algorithm>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

bool contains(const std::vector<Urgent>& list, const Urgent& urgent) {
    return std::find(list.begin(), list.end(), urgent) != list.end();
}

bool is_acknowledged(const State& state, const Urgent& urgent) {
    return contains(state.acknowledged, urgent);
}

bool is_staffs(const Screen& screen) {
    return std::holds_alternative<StaffPin>(screen) || std::holds_alternative<StaffPanel>(screen);
}

bool is_signage(const State& state) {
    return std::holds_alternative<Attract>(state.screen);
}

// The announcement that must have the screen now: an emergency always, but above staff who came in to end it;
// an urgent one over the signage until put away.
const Urgent* due(const State& state) {
    for (const Urgent& urgent : state.urgent) {
        const bool is_known = is_staffs(state.screen) && contains(state.known_to_staff, urgent);
        if (urgent.severity == model::Severity::Emergency && !is_known) return &urgent;
        if (is_signage(state) && !is_acknowledged(state, urgent)) return &urgent;
    }
    return nullptr;
}

bool is_valid(const State& state, const Urgent& urgent) {
    return contains(state.urgent, urgent);
}

void settle(Move& move) {
    State& state = move.state;
    if (state.take_over && !is_valid(state, state.take_over->shown)) state.take_over.reset();
    const Urgent* next = due(state);
    if (!next || (state.take_over && state.take_over->shown == *next)) return;
    if (state.take_over && next->severity != model::Severity::Emergency) return;
    if (next->severity == model::Severity::Emergency && !is_signage(state)) end_visit(move, Attract{});
    const Urgent shown = *next;
    state.take_over = TakeOver{.shown = shown, .since = move.now};
    state.warned.reset();
    move.then(Play{Cue::Urgent});
}

void acknowledge(Move& move) {
    State& state = move.state;
    if (!state.take_over || state.take_over->shown.severity == model::Severity::Emergency) return;
    const Urgent shown = state.take_over->shown;
    if (!is_acknowledged(state, shown)) state.acknowledged.push_back(shown);
    move.then(RecordAcknowledgement{.announcement_id = shown.id, .revision = shown.revision});
    state.take_over.reset();
    state.touched = move.now;
}

void changed(Move& move, const std::vector<Urgent>& valid) {
    State& state = move.state;
    state.urgent = valid;
    std::erase_if(state.acknowledged, [&](const Urgent& seen) { return !is_valid(state, seen); });
    settle(move);
}

// Put away, it comes back once nobody has touched the signage for ten minutes.
void remind(Move& move) {
    State& state = move.state;
    const auto quiet = move.now - std::max(state.touched, state.entered);
    if (is_signage(state) && !state.take_over && quiet >= move.rules.urgent_returns_after)
        state.acknowledged.clear();
    settle(move);
}

}  // namespace

void on_urgent(Move& move, const Event& event) {
    if (const auto* list = std::get_if<UrgentChanged>(&event)) {
        changed(move, list->valid);
    } else if (std::holds_alternative<Acknowledge>(event)) {
        acknowledge(move);
    } else if (std::holds_alternative<OpenUrgent>(event)) {
        if (!move.state.urgent.empty()) {
            move.state.take_over = TakeOver{.shown = move.state.urgent.front(), .since = move.now};
        }
    } else if (std::holds_alternative<ReadAnnouncement>(event)) {
        if (move.state.take_over) move.then(SayAnnouncement{move.state.take_over->shown.id});
    } else if (std::holds_alternative<Tick>(event)) {
        remind(move);
    }
}

}  // namespace kiosk::flow
