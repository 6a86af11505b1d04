#include "kiosk/sync/planner.h"

#include <algorithm>
#include <utility>

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kSuspendedAgain{300};
constexpr std::chrono::hours kOutdatedAgain{1};
constexpr std::chrono::hours kLongestSleep{1};
constexpr std::chrono::milliseconds kAfterLineChange{500};  // until an address is there

constexpr std::array kOrder{Task::Time, Task::LogIn,      Task::Snapshot, Task::Pull,   Task::Heartbeat,
                            Task::Push, Task::Quarantine, Task::Ratings,  Task::Reports};

bool needs_token(Task task) {
    return task != Task::Time && task != Task::LogIn;
}

bool is_standing_in_the_way(const State& state, Task task) {
    switch (state.standing) {
        case Standing::Active:
        case Standing::Suspended:  // its pulls are few, see done()
            return false;
        case Standing::Revoked:
        case Standing::Cloned:
            return true;
        case Standing::Outdated:
            return task != Task::LogIn && task != Task::Pull && task != Task::Heartbeat;
    }
    return true;
}

// From when on the task may run; nullopt: nobody wants it.
std::optional<core::SteadyTime> time_for(const State& state, Task task) {
    const Lane& lane = state.lane(task);
    if (is_standing_in_the_way(state, task)) return std::nullopt;
    if (task == Task::LogIn) {
        if (state.has_token) return std::nullopt;
        return std::max(lane.ready, state.contact.ready);
    }
    if (needs_token(task) && !state.has_token) return std::nullopt;
    if (task == Task::Snapshot && !state.needs_snapshot) return std::nullopt;
    if (task == Task::Pull && state.needs_snapshot) return std::nullopt;
    const core::SteadyTime not_before = std::max(lane.ready, state.contact.ready);
    if (lane.wanted || task == Task::Snapshot) return not_before;
    if (lane.due) return std::max(*lane.due, not_before);
    return std::nullopt;
}

void fail(Lane& lane, const Outcome& outcome, core::SteadyTime now, core::Random& random) {
    lane.backoff = after_failure(lane.backoff, now);
    const auto own = delay_of(lane.backoff, random);
    const auto asked = outcome.retry_after.count() > 0 ? honoured(outcome.retry_after, random)
                                                       : std::chrono::milliseconds{0};
    // Where a server names a time, that is the time; ours is for those that name none.
    lane.ready = now + (asked.count() > 0 ? asked : own);
}

void reached(State& state, core::SteadyTime now) {
    state.contact.backoff = after_success(state.contact.backoff, now);
    state.contact.ready = {};
    state.unreachable_since = std::nullopt;
    state.portal = state.doubted = false;
}

void not_reached(State& state, const Outcome& outcome, core::SteadyTime now, core::Random& random) {
    fail(state.contact, outcome, now, random);
    const bool doubted = std::exchange(state.doubted, false);
    if (!state.unreachable_since) state.unreachable_since = doubted ? now - kHiccup : now;
    state.portal = outcome.answer == Answer::Portal;
}

std::optional<std::chrono::milliseconds> period_of(Task task, core::Random& random) {
    switch (task) {
        case Task::Pull:
            return std::chrono::milliseconds{static_cast<std::int64_t>(static_cast<double>(kPoll.count()) *
                                                                       1000.0 * (0.8 + 0.4 * random.unit()))};
        case Task::Heartbeat:
            return kHeartbeat;
        case Task::Time:
            return kTimeAgain;
        case Task::LogIn:
        case Task::Snapshot:
        case Task::Push:
        case Task::Quarantine:
        case Task::Ratings:
        case Task::Reports:
            return std::nullopt;
    }
    return std::nullopt;
}

// Told that it is set aside, or that it is wanted again: then a pull proves it.
State hear_standing(State state, bool suspended) {
    if (suspended && state.standing == Standing::Active) state.standing = Standing::Suspended;
    if (!suspended && state.standing == Standing::Suspended) {
        Lane& pull = state.lane(Task::Pull);
        pull.wanted = true;
        pull.ready = {};
    }
    return state;
}

void succeed(State& state, Task task, const Outcome& outcome, core::SteadyTime now, core::Random& random) {
    Lane& lane = state.lane(task);
    lane.backoff = after_success(lane.backoff, now);
    lane.ready = {};
    lane.wanted = outcome.more;
    if (const auto period = period_of(task, random)) lane.due = now + *period;
    if (task == Task::LogIn) {
        state.has_token = true;
        state.token_is_new = true;
    }
    if (needs_token(task)) state.token_is_new = false;
    if (outcome.suspended) state = hear_standing(state, *outcome.suspended);
    if (task == Task::Pull || task == Task::Snapshot) state.standing = Standing::Active;
    if (task == Task::Snapshot) {
        state.needs_snapshot = false;
        state.lane(Task::Pull).wanted = true;
    }
}

// The token is not good: a new one is fetched at once; if that one is refused too, we wait.
void lose_token(State& state, core::SteadyTime now, core::Random& random) {
    const bool refused_at_once = state.token_is_new;
    state.has_token = false;
    state.token_is_new = false;
    if (refused_at_once) fail(state.lane(Task::LogIn), {}, now, random);
}

void rest(Lane& lane, core::SteadyTime now, std::chrono::seconds how_long) {
    lane.wanted = true;
    lane.ready = now + how_long;
}

}  // namespace

State start(core::SteadyTime now) {
    State state;
    for (const Task task : kOrder)
        state.lane(task).wanted = task != Task::LogIn && task != Task::Snapshot && task != Task::Reports;
    state.stream_heard = now;
    return state;
}

Step next_step(const State& state, core::SteadyTime now) {
    Step step{.wake_at = now + kLongestSleep};
    for (const Task task : kOrder) {
        const auto at = time_for(state, task);
        if (!at) continue;
        if (*at <= now) {
            step.task = task;
            break;
        }
        step.wake_at = std::min(step.wake_at, *at);
    }
    if (state.unreachable_since && is_online(state, now)) {
        step.wake_at = std::min(step.wake_at, *state.unreachable_since + kHiccup);
    }
    if (state.phase == StreamPhase::Closed) {
        const bool may = state.has_token && state.standing == Standing::Active;
        const auto at = std::max(state.stream.ready, state.contact.ready);
        if (may && at <= now) step.stream = StreamOrder::Open;
        if (may && at > now) step.wake_at = std::min(step.wake_at, at);
    } else {
        const auto silent_at = state.stream_heard + kStreamSilence;
        if (silent_at <= now || state.standing != Standing::Active) step.stream = StreamOrder::Close;
        step.wake_at = std::min(step.wake_at, silent_at);
    }
    return step;
}

State done(State state, Task task, const Outcome& outcome, core::SteadyTime now, core::Random& random) {
    Lane& lane = state.lane(task);
    if (outcome.answer != Answer::Unreachable && outcome.answer != Answer::Portal &&
        outcome.answer != Answer::Overloaded) {
        reached(state, now);
    }
    switch (outcome.answer) {
        case Answer::Ok:
            succeed(state, task, outcome, now, random);
            break;
        case Answer::Unreachable:
        case Answer::Portal:
        case Answer::Overloaded:
            not_reached(state, outcome, now, random);
            break;
        case Answer::Unauthorised:
            if (task == Task::LogIn) fail(lane, outcome, now, random);
            if (task != Task::LogIn) lose_token(state, now, random);
            break;
        case Answer::Revoked:
            state.standing = Standing::Revoked;
            break;
        case Answer::Cloned:
            state.standing = Standing::Cloned;
            break;
        case Answer::Outdated:
            state.standing = Standing::Outdated;
            rest(lane, now, kOutdatedAgain);
            break;
        case Answer::Suspended:
            state.standing = Standing::Suspended;
            state.token_is_new = false;
            rest(lane, now, kSuspendedAgain);
            break;
        case Answer::CursorGone:
            state.needs_snapshot = true;
            break;
        case Answer::TooLarge:
        case Answer::Refused:
            // Of a batch, the push plan has made smaller ones; a cursor that is refused is as good as none.
            if (task == Task::Pull) state.needs_snapshot = true;
            if (task != Task::Push) fail(lane, outcome, now, random);
            break;
        case Answer::Throttled:
        case Answer::ServerFault:
        case Answer::DeskBusy:
            fail(lane, outcome, now, random);
            break;
    }
    return state;
}

State want(State state, Task task) {
    state.lane(task).wanted = true;
    return state;
}

State stream_opening(State state, core::SteadyTime now) {
    state.phase = StreamPhase::Opening;
    state.stream_heard = now;
    return state;
}

State stream_heard(State state, core::SteadyTime now) {
    // What was said while we were away is only found by asking.
    if (state.phase == StreamPhase::Opening) state.lane(Task::Pull).wanted = true;
    state.phase = StreamPhase::Open;
    state.stream_heard = now;
    state.stream.backoff = after_success(state.stream.backoff, now);
    return state;
}

State stream_closed(State state, Answer why, std::optional<std::chrono::milliseconds> leave,
                    core::SteadyTime now, core::Random& random) {
    state.phase = StreamPhase::Closed;
    fail(state.stream, {}, now, random);
    if (leave) state.stream.ready = now + *leave;
    if (why == Answer::Unauthorised) lose_token(state, now, random);
    if (why == Answer::Revoked) state.standing = Standing::Revoked;
    // Another stream is open with our token, ours from before or a thief's: a new token ends it.
    if (why == Answer::Refused) state.has_token = false;
    if (why == Answer::Suspended) state.standing = Standing::Suspended;
    if (why == Answer::Outdated) state.standing = Standing::Outdated;
    // The quickest way to learn whether the server is still there.
    if (why == Answer::Unreachable && !leave) state.lane(Task::Heartbeat).wanted = true;
    return state;
}

State line_changed(State state, core::SteadyTime now) {
    state.phase = StreamPhase::Closed;
    state.doubted = true;
    state.stream.ready = state.contact.ready = now + kAfterLineChange;
    state.lane(Task::Heartbeat).wanted = true;
    state.lane(Task::Heartbeat).ready = {};
    return state;
}

bool is_online(const State& state, core::SteadyTime now) {
    return !state.unreachable_since || now - *state.unreachable_since < kHiccup;
}

}  // namespace kiosk::sync
