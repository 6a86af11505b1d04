// What the sync thread does next, and what an answer means for that: pure, so every rule of PROTOCOL sections
// 4.3 to 4.5 can be tested without a network.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

#include "kiosk/sync/backoff.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"

namespace kiosk::sync {

// In the order in which they go before each other.
enum class Task { Time, LogIn, Snapshot, Pull, Heartbeat, Push, Quarantine, Ratings, Reports };
inline constexpr std::size_t kTaskCount = 9;

// What came of a call, named by what we do about it.
enum class Answer {
    Ok,
    Unreachable,   // no answer, or half of one
    Portal,        // an answer that is not our server's: a log-in page of the network, a filter box
    Overloaded,    // 503: the server asks everybody to stay away
    Throttled,     // 429
    ServerFault,   // 5xx
    Unauthorised,  // 401: the token is not good (any more)
    Revoked,       // 401 DEVICE_REVOKED
    Suspended,     // 403 SUSPENDED: events are still taken, nothing is given
    Cloned,        // 409 CLONED
    Outdated,      // 426: no schema in common
    TooLarge,      // 413
    Refused,       // 400, 404, 422
    CursorGone,    // 410: take a snapshot
    DeskBusy,      // our own disk did not take it
};

struct Outcome {
    Answer answer = Answer::Ok;
    std::chrono::seconds retry_after{0};
    bool more = false;              // there is more of the same to do at once
    std::optional<bool> suspended;  // how we stand, where the server said so
};

// Whether the county still counts on this kiosk. Only what the server says changes it.
enum class Standing { Active, Suspended, Revoked, Cloned, Outdated };

struct Lane {
    bool wanted = false;
    std::optional<core::SteadyTime> due;  // wanted from then on
    core::SteadyTime ready{};             // not before, after a failure
    Backoff backoff;
};

enum class StreamPhase { Closed, Opening, Open };

struct State {
    Standing standing = Standing::Active;
    bool has_token = false;
    bool token_is_new = false;  // nothing has been accepted with it yet
    bool needs_snapshot = false;
    std::array<Lane, kTaskCount> lanes;
    Lane contact;  // the network as a whole
    Lane stream;
    StreamPhase phase = StreamPhase::Closed;
    core::SteadyTime stream_heard{};
    std::optional<core::SteadyTime> unreachable_since;
    bool portal = false;   // the last trouble was a network that wants a log-in
    bool doubted = false;  // the line has changed: a call that fails now is no hiccup

    Lane& lane(Task task) { return lanes.at(static_cast<std::size_t>(task)); }
    const Lane& lane(Task task) const { return lanes.at(static_cast<std::size_t>(task)); }
};

// Everything is wanted once.
State start(core::SteadyTime now);

enum class StreamOrder { None, Open, Close };
struct Step {
    std::optional<Task> task;
    StreamOrder stream = StreamOrder::None;
    core::SteadyTime wake_at;  // ask again then, where there is no task
};
Step next_step(const State& state, core::SteadyTime now);

State done(State state, Task task, const Outcome& outcome, core::SteadyTime now, core::Random& random);
State want(State state, Task task);

State stream_opening(State state, core::SteadyTime now);
State stream_heard(State state, core::SteadyTime now);
// `leave` is the time after which a server that said goodbye wants us back.
State stream_closed(State state, Answer why, std::optional<std::chrono::milliseconds> leave,
                    core::SteadyTime now, core::Random& random);

// A cable was pulled or put in: what was open is dead, and one call says whether the server is still there.
State line_changed(State state, core::SteadyTime now);

// False once the server has not been reached for longer than a hiccup.
bool is_online(const State& state, core::SteadyTime now);

inline constexpr std::chrono::seconds kPoll{300};  // +- 20 %
inline constexpr std::chrono::seconds kHeartbeat{60};
inline constexpr std::chrono::hours kTimeAgain{1};
inline constexpr std::chrono::seconds kStreamSilence{75};
inline constexpr std::chrono::seconds kHiccup{4};

}  // namespace kiosk::sync
