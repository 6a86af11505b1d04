// The check-in decision: one pure function, compiled into kiosk and server (PROTOCOL section 3).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/center.h"
#include "shared/model/resident.h"
#include "shared/model/service.h"

namespace model {

// In the order of PROTOCOL section 3: the first that holds wins.
enum class Outcome {
    Unreadable,
    ForeignCode,
    Unsupported,
    UnknownKey,
    KeyRevoked,
    Invalid,
    ClockSuspect,
    NotYetValid,
    Expired,
    Replay,
    WrongRegion,
    Revoked,
    Already,
    Choose,
    NotOpen,
    Closed,
    WrongCentre,
    NotEnrolled,
    Full,
    Limit,
    NeedsStaff,
    NoSession,
    StorageError,
    Ok,
};

std::string_view outcome_code(Outcome outcome);  // "OK", "NOT_OPEN", … as on the wire
std::optional<Outcome> outcome_from_code(std::string_view code);

// Sub-flags of an OK (and of what was taken with a doubt).
struct CheckInFlags {
    bool late = false;
    bool walk_in = false;
    bool offline = false;
    bool clock_estimated = false;
    bool stale_roster = false;
    bool stale_revocation = false;
    bool static_used = false;
    bool over_capacity = false;
    bool provisional = false;
    bool operator==(const CheckInFlags&) const = default;
};
std::vector<std::string> flag_names(const CheckInFlags& flags);
CheckInFlags flags_from_names(const std::vector<std::string>& names);

enum class PassType { StaticCard = 1, PhoneCode = 2 };

// What reading the text gave, before any clock or table was looked at. Rows 1 to 6 of the table are its
// failures.
struct PassHeader {
    PassType type = PassType::StaticCard;
    int key = 0;
    int region = 0;
    PassId pass = 0;
    core::WallTime valid_from;
    core::WallTime valid_until;  // exclusive
    bool test_pass = false;
};

struct OtherCentre {
    Text name;
    Text address;
};

// What the tables say about this one pass at this moment. Gathered by point queries, so a roster of 50,000
// costs nothing.
struct PassFacts {
    bool revoked = false;
    bool replayed = false;     // a phone code seen within 15 min for another action
    bool registered = false;   // in the roster of this centre
    std::vector<Id> enrolled;  // sessions of today and near
    struct Attendance {
        Id session_id;
        Id service_id;
        core::WallTime at;
    };
    std::vector<Attendance> attended;      // of today, here
    std::optional<OtherCentre> elsewhere;  // the county's "today" index
    StaffRole role = StaffRole::None;
};

// A session with the counts that only this kiosk knows.
struct OpenSession {
    Session session;
    bool partner_paused = false;
    int local_walk_ins = 0;  // admitted here and not yet counted by the server
};

enum class Staffing { Staffed, Unattended };

struct CheckInInput {
    PassHeader pass;
    core::WallTime now;
    core::ClockTrust clock = core::ClockTrust::Trusted;
    const Center& center;
    Staffing staffing = Staffing::Staffed;
    const std::vector<OpenSession>& sessions;  // of this centre, around now; any order
    PassFacts facts;
    std::optional<Id> chosen;  // the resident picked this one on the choose screen
    bool training = false;     // takes test passes
    bool online = true;
    std::chrono::hours roster_age{0};
    std::chrono::hours revocation_age{0};
};

// Why an outcome came about, where the screen says something more exact than the outcome alone.
enum class Reason {
    None,
    Cancelled,
    PausedPartner,
    NotRegistered,
    WalkInConfirm,
    FreshCodeNeeded,
    GuardianHandover,
    Visit
};

struct Decision {
    Outcome outcome = Outcome::NoSession;
    Reason reason = Reason::None;
    CheckInFlags flags;
    std::vector<Id>
        sessions;  // OK: the one; CHOOSE: those that fit, soonest first; else the one meant, if any
    std::optional<core::WallTime>
        when;               // ALREADY, LIMIT: of the first time; NOT_OPEN: opens at; NOT_YET_VALID: from
    bool may_rate = false;  // ALREADY within the rating window
    std::optional<OtherCentre> elsewhere;
};

// Rows 7 to 22 and 24: a pass whose signature is good. Sessions are those that fit this pass; ties are broken
// by start, then id, so kiosk and server agree.
Decision decide(const CheckInInput& input);

// Rows 7 to 12 alone, for errands that are no check-in: what is wrong with the pass itself, if anything.
std::optional<Outcome> pass_problem(const CheckInInput& input);

}  // namespace model
