// What the sync thread asks of the desk, and what the desk answers. Every request has exactly one answer, in
// order, so sync can keep one in flight and wait for it; OutboxGrew, RatingsDue and PhoneWanted come by
// themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/desk/desk_messages.h"
#include "shared/model/event.h"
#include "shared/model/rating.h"
#include "shared/wire/feed.h"

namespace kiosk::desk {

// Up.

// The oldest events that may be sent now, ascending. Answered by Batch. Nothing is reserved: asking again
// before a Settle gives the same events.
struct NextBatch {
    std::size_t most_events = 200;
    std::size_t most_bytes = 64U << 10U;  // of their JSON, by a generous estimate; at least one event comes
    std::int64_t after = 0;               // only sequences above it, to bisect a batch
};
struct Batch {
    std::vector<model::Event> events;
    std::int64_t highest = 0;  // hi_seq: the highest sequence that exists here
    std::size_t left = 0;      // events that could be sent besides these
};

enum class Verdict {
    Stored,       // ok or dup
    Rejected,     // for ever: to quarantine
    Later,        // not before `after`
    ServerFault,  // a batch of this one event failed with 5xx while others succeed; 8 times over 1 h:
                  // quarantine
};
struct Settlement {
    model::Id event_id;
    Verdict verdict = Verdict::Stored;
    std::string code;  // "BAD_BODY"
    std::chrono::seconds after{0};
    int position = 0;  // of a waitlist event: the screen is told
};
// What the server said about events. Answered by Done, when it is on disk.
struct Settle {
    std::vector<Settlement> settlements;
    // Sequences, first and last of each, that the server says it lacks: where it had them once and lost them
    // (an older backup was put back), they are sent again.
    std::vector<std::pair<std::int64_t, std::int64_t>> missing{};
};

// Quarantined events whose raw form the server has not seen yet. Answered by QuarantineBatch.
struct NextQuarantined {
    std::size_t most = 20;
};
struct Quarantined {
    model::Event event;
    std::string code;
    core::WallTime first_at;
};
struct QuarantineBatch {
    std::vector<Quarantined> rows;
};
struct QuarantineSent {  // answered by Done
    std::vector<model::Id> event_ids;
};

// Ratings whose batch is due, shuffled; empty: none. Answered by RatingBatch.
struct NextRatings {};
struct RatingBatch {
    std::vector<model::Rating> ratings;
};
struct RatingsSent {  // answered by Done
    std::vector<model::Id> rating_ids;
};

// Down.

// One page and its cursor in one transaction. Answered by Applied. A page without changes only moves the
// cursor and the time of the last contact.
struct ApplyPage {
    std::vector<wire::Change> changes;
    std::string cursor;
    bool more = false;  // false: this centre is up to date with this page
};
// A snapshot: begin, rows in as many pieces as convenient, end. Rows are invisible until the end swaps them
// in. Each answered by Applied.
struct BeginSnapshot {
    std::string snapshot_id;
    std::string cursor;
    std::size_t rows = 0;  // as the first line promises; another number at the end fails
};
struct SnapshotRows {
    std::vector<wire::Change> changes;
};
struct EndSnapshot {};

struct Applied {
    bool stored = false;
    std::string problem;            // for the log, where not stored
    std::size_t unknown = 0;        // changes of a kind that this program does not know
    bool content_changed = false;   // the screen was handed new content
    std::map<model::Id, int> held;  // announcements now held, and their revision
};

// Where pulling goes on. Answered by Position.
struct AskPosition {};
struct Position {
    std::string cursor;  // empty: take a snapshot
    bool needs_snapshot = false;
    bool resnapshot_after_upgrade = false;  // rows of an unknown kind were left out
    std::map<model::Id, int> held;
};

// The rest.

// The server's signed time and when it was measured. Answered by Done.
struct ServerTime {
    core::WallTime utc;
    core::SteadyTime measured;
};
// Whether the server can be reached. Answered by Done.
struct Connection {
    bool online = false;
};
// Verified keys; a lower version than the one in use is ignored. Answered by Done.
struct UseKeys {
    pass::KeySet keys;
};
struct AskHealth {};  // answered by HealthNow
struct HealthNow {
    Health health;
};
// The device is suspended: roster, revocations and the county's index are wiped, events stay. Answered by
// Done.
struct WipeRoster {};
// What came of PhoneWanted. Answered by Done.
struct PhoneLookedUp {
    PhoneAnswer answer;
};
// A command's result, a fault … Answered by Done.
struct RecordFact {
    std::string type;
    std::string body;
};

// A command is about to be carried out: once, whatever happens. Answered by CommandBegun.
struct BeginCommand {
    model::Id id;
};
struct CommandBegun {
    bool stored = false;  // false: the disk refused; it may be asked again
    bool is_new = false;  // false: it was begun before, perhaps before a restart
};
// The county has locked this device out: what was not sent is sealed for the county, then the device's key
// and everything else is destroyed. Answered by Done; not done: nothing was destroyed, ask again.
struct Retire {
    model::Id device_id;
    int epoch = 1;
    pass::BoxPublicKey seal_key{};
};

using SyncRequest =
    std::variant<NextBatch, Settle, NextQuarantined, QuarantineSent, NextRatings, RatingsSent, ApplyPage,
                 BeginSnapshot, SnapshotRows, EndSnapshot, AskPosition, ServerTime, Connection, UseKeys,
                 AskHealth, WipeRoster, PhoneLookedUp, RecordFact, BeginCommand, Retire>;

// `done` false: the disk refused; ask again later.
struct Done {
    bool done = false;
};
struct OutboxGrew {
    std::int64_t highest = 0;
};
struct RatingsDue {};
// Somebody waits at the keypad.
struct PhoneWanted {
    LookUpPhone wish;
};

using SyncAnswer = std::variant<Batch, QuarantineBatch, RatingBatch, Applied, Position, HealthNow, Done,
                                CommandBegun, OutboxGrew, RatingsDue, PhoneWanted>;

}  // namespace kiosk::desk
