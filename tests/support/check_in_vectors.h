// The golden vectors of the check-in decision: one per outcome and per conflict of order (PROTOCOL section 8,
// D1 and D2), for the test programs of shared, kiosk and server alike.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/model/check_in.h"

namespace test {

// Everything that a decision depends on, with values that end in a plain OK: a card, at 09:00, for an
// enrolled person whose class opens at 08:45, starts at 09:00 and ends at 10:30.
struct Situation {
    model::PassHeader pass;
    core::WallTime now;
    core::ClockTrust clock = core::ClockTrust::Trusted;
    model::Center center;
    model::Staffing staffing = model::Staffing::Staffed;
    std::vector<model::OpenSession> sessions;
    model::PassFacts facts;
    std::optional<model::Id> chosen;
    bool training = false;
    bool online = true;
    std::chrono::hours roster_age{0};
    std::chrono::hours revocation_age{0};
};

struct Expected {
    model::Outcome outcome = model::Outcome::Ok;
    model::Reason reason = model::Reason::None;
    std::vector<std::string> flags;   // of an OK
    std::vector<model::Id> sessions;  // those that the decision speaks of
    std::optional<core::WallTime> when;
    bool may_rate = false;
};

struct CheckInVector {
    std::string name;
    Situation situation;
    Expected expected;
};

const std::vector<CheckInVector>& check_in_vectors();
model::Decision decide(const Situation& situation);
// Empty where the decision is as written, else what differs.
std::string difference(const CheckInVector& vector);

// Rows 1 to 6 of the table, from the text of a code; what reading it must give.
struct ReadingVector {
    std::string name;
    std::string text;
    model::Outcome outcome = model::Outcome::Unreadable;
};
std::vector<ReadingVector> reading_vectors();
std::string difference(const ReadingVector& vector);

}  // namespace test
