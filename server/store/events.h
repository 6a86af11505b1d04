// What kiosks reported: the raw events, for ever, and the check-ins derived from them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/event.h"
#include "shared/model/rating.h"
#include "shared/wire/events.h"

namespace server::store {

struct StoredEvent {
    std::string kiosk_id;
    int epoch = 1;
    model::Event event;
    std::string body_sha256;
    core::WallTime effective;  // corrected by the kiosk's clock offset
    bool is_confident = true;  // false: the clock's offset was not known for that boot
};
// As this event was stored before, in whichever epoch of the kiosk; nullopt: it is new.
struct KnownEvent {
    std::string body_sha256;
    int epoch = 1;
};
std::optional<KnownEvent> known_event(Unit& unit, const std::string& kiosk_id, const std::string& event_id);
// It was sent again after an enrolment anew: from now on it counts in this epoch.
void adopt_event(Unit& unit, const std::string& kiosk_id, const std::string& event_id, int epoch);
bool has_sequence(Unit& unit, const std::string& kiosk_id, int epoch, long long sequence);
void add_event(Unit& unit, const StoredEvent& event);
// Sequences from `after` on that are missing below `highest`, as ranges; and the end of the first unbroken
// run. What lies in quarantine has arrived as well.
struct Gaps {
    long long contiguous = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
};
Gaps gaps_after(Unit& unit, const std::string& kiosk_id, int epoch, long long after, long long highest);

struct ListedEvent {
    long long log_sequence = 0;
    std::string kiosk_id;
    std::string body;
    model::Event event;
    core::WallTime received;
    core::WallTime effective;
};
std::vector<ListedEvent> events_since(Unit& unit, long long log_sequence, int most);

struct CheckIn {
    std::string event_id;
    std::string kiosk_id;
    std::string center_id;
    std::string session_id;
    std::string pass;
    std::string outcome;
    std::string flags;  // joined by commas
    core::WallTime at;
    core::WallTime received;
    std::string duplicate_of;
    bool voided = false;
    std::string review;  // "double_claim", "other_place" …
};
void add_check_in(Unit& unit, const CheckIn& check_in);
std::optional<CheckIn> check_in_by_event(Unit& unit, const std::string& event_id);
// The attendance of a pass in a session: the earliest OK that is neither void nor a duplicate.
std::optional<CheckIn> attendance_of(Unit& unit, const std::string& session_id, const std::string& pass);
void set_duplicate(Unit& unit, const std::string& event_id, const std::string& of, const std::string& review);
// What was a duplicate of `before` is one of `now` from here on.
void move_duplicates(Unit& unit, const std::string& before, const std::string& now);
// The earliest duplicate of an event that was not taken back itself.
std::optional<CheckIn> first_duplicate_of(Unit& unit, const std::string& event_id);
void set_voided(Unit& unit, const std::string& event_id);
// Newest first; `center_id` empty: all.
std::vector<CheckIn> check_ins_between(Unit& unit, const std::string& center_id, core::WallTime from,
                                       core::WallTime to, int most);
std::vector<CheckIn> attendance_in(Unit& unit, const std::string& session_id);

void add_quarantined(Unit& unit, const std::string& kiosk_id, const wire::QuarantinedEvent& event);
struct Quarantined {
    std::string kiosk_id;
    wire::QuarantinedEvent event;
};
std::vector<Quarantined> quarantined_events(Unit& unit, int most);

// How much has arrived since the beginning.
struct ArrivedCounts {
    long long events = 0;
    long long quarantined = 0;
    long long ratings = 0;
};
ArrivedCounts arrived_counts(Unit& unit);

// True if it is new. Ratings carry no time and stand in no order.
bool add_rating(Unit& unit, const model::Rating& rating);
struct RatingSummary {
    int count = 0;
    double mean = 0;
};
RatingSummary ratings_of(Unit& unit, const std::string& session_id);

}  // namespace server::store
