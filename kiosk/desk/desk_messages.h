// What the main thread asks of the desk, and what the desk answers: plain values, nothing shared.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/desk/errand_messages.h"
#include "shared/core/secret.h"
#include "shared/model/check_in.h"
#include "shared/model/content.h"
#include "shared/model/event.h"
#include "shared/model/resident.h"
#include "shared/pass/key_set.h"

namespace kiosk::desk {

// A code was read. Answered by CheckInAnswer. The pass behind it stays with the desk, under this question,
// for `kVisitLife` after its last use.
struct ReadCode {
    Question question = 0;
    core::Secret text;
    model::ScanSource source = model::ScanSource::Camera;
    model::Staffing staffing = model::Staffing::Staffed;
};

// The person behind the question `scan` picked these sessions; each becomes an event, all in one transaction.
// Answered by CheckInAnswer.
struct Choose {
    Question question = 0;
    Question scan = 0;
    std::vector<model::Id> sessions;
};

// 撤销签到 by the person behind the question `scan`. Answered by VoidAnswer.
struct VoidCheckIns {
    Question question = 0;
    Question scan = 0;
    std::vector<model::Id> events;
};

// A face was pressed. Answered by RatingAnswer.
struct StoreRating {
    Question question = 0;
    Question scan = 0;  // whose right to rate; 0: a walk-up
    model::Id session_id;
    int score = 0;
    model::Id replaces;  // the rating that this one corrects, within 2 min; empty: none
};

// Reasons for a rating just given. No answer: the score is stored already.
struct StoreReasons {
    model::Id rating_id;
    std::vector<std::string> reasons;
};

// 我知道了. Recorded once per revision; no answer.
struct RecordAcknowledgement {
    model::Id announcement_id;
    int revision = 1;
};

// Any other fact, whose body is JSON of shared/wire: "fault.v1", "command_result.v1". No answer.
struct RecordEvent {
    std::string type;
    std::string body;
};

// The visitor is gone: every pass still held is forgotten now. Send it when the screen returns home or to
// signage, not between a check-in's answer and the rating it gives a right to.
struct ForgetVisits {};

// Answered by Pong, whatever the state of the disk.
struct Ping {
    Question question = 0;
};

using Request =
    std::variant<ReadCode, Choose, VoidCheckIns, StoreRating, StoreReasons, RecordAcknowledgement,
                 RecordEvent, ForgetVisits, Ping, LookUpPhone, Borrow, CancelLoan, ReturnToSlot, ReturnByTag,
                 CallForHelp, TakeSlip, JoinWaitlist, StaffPin, PostNotice, WithdrawNotice>;

// One attendance that is on disk: a session and the place of this person in it.
struct Attended {
    model::Id session_id;  // empty for a visit
    model::Id event_id;
    int ordinal = 0;
};

// `decision.outcome` Ok means: `attended` survives a power cut from now on; with ALREADY it is what can still
// be taken back here. The name is there for OK, CHOOSE and ALREADY, where the centre shows names.
struct CheckInAnswer {
    Question question = 0;
    model::Decision decision;
    model::MaskedName name;
    std::vector<Attended> attended;
    int pass_key = 0;  // the kid, for the refusals that name it to staff
};

struct VoidAnswer {
    Question question = 0;
    bool undone = false;       // false: too late (10 min), unknown, or the disk refused
    model::Decision decision;  // undone: what this person's code would come to now; nothing is recorded of it
    model::MaskedName name;
};

struct RatingAnswer {
    Question question = 0;
    bool stored = false;  // false: rated before, no right to rate, or the disk refused
    model::Id rating_id;
};

struct Acknowledged {
    model::Id announcement_id;
    int revision = 1;
    bool operator==(const Acknowledged&) const = default;
};

// Shared because the screen may still draw the old one while the next is built; nobody writes to either.
using Snapshot = std::shared_ptr<const model::Content>;

// After the start and whenever what the screen shows has changed.
struct ContentChanged {
    Snapshot content;
    std::vector<Acknowledged> acknowledged;
};

// What could not be stored or read, in numbers: for the badge on the screen, `look state` and the heartbeat.
struct Health {
    bool ledger_sound = true;           // false: nothing can be recorded now (STORAGE_ERROR)
    bool content_sound = true;          // false: asks for a snapshot
    bool salvaged = false;              // the ledger was damaged and what could be read was saved: tell staff
    int queued = 0;                     // events that wait to be sent
    std::int64_t oldest_queued_ms = 0;  // wall time of the oldest of them; 0: none
    int quarantined = 0;
    int ratings_waiting = 0;
    std::int64_t highest_sequence = 0;
    std::uint64_t unreadable = 0;  // since the start; their content is kept nowhere
    std::uint64_t foreign = 0;
    core::ClockTrust clock = core::ClockTrust::Suspect;
    core::WallTime
        steady_zero{};  // what time it was when the steady clock said nought: time goes on from there
    core::ClockTrust signage_clock = core::ClockTrust::Suspect;
    core::WallTime signage_zero{};  // the same as the signage may believe it
    std::chrono::hours last_contact_age{0};
    bool low_space = false;
    bool operator==(const Health&) const = default;
};

// When a number above has changed, at most once a second.
struct HealthChanged {
    Health health;
};

// Less than 200 MB is free: drop media and old logs now. Repeated each minute while it lasts.
struct SpaceIsLow {};

// The county has locked this kiosk out, now or before the start: it shows whom to ask, and nothing else.
struct LockedOut {
    model::Text center;
    std::string phone;
};

struct Pong {
    Question question = 0;
};

using Answer = std::variant<CheckInAnswer, VoidAnswer, RatingAnswer, ContentChanged, HealthChanged,
                            SpaceIsLow, LockedOut, Pong, PhoneAnswer, BorrowAnswer, ReturnAnswer, HelpAnswer,
                            SlipAnswer, WaitlistAnswer, WaitlistPosition, StaffAnswer, NoticeAnswer>;

}  // namespace kiosk::desk
