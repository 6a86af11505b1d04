// Where the visitor is: one struct per screen, holding only what that moment needs.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/flow/errand_states.h"
#include "shared/core/calendar.h"
#include "shared/core/clock.h"
#include "shared/model/announcement.h"
#include "shared/model/check_in.h"
#include "shared/model/resident.h"
#include "shared/model/service.h"
#include "shared/model/text.h"

namespace kiosk::flow {

// The signage plays. Ends with a touch or a scan.
struct Attract {};

// The tiles. Knows no person; goes back to signage by itself.
struct Home {};

// The list of services, filtered and paged.
struct Services {
    std::optional<model::Category> category;
    bool today_only = false;
    bool free_only = false;
    bool step_free_only = false;
    int page = 0;
    bool choosing = false;  // the sheet with the filters is up: large text and low reach have one
    bool operator==(const Services&) const = default;
};

// One service, with the "take with you" sheet over it or not.
struct ServiceDetail {
    model::Id service_id;
    bool take_away = false;
    bool operator==(const ServiceDetail&) const = default;
};

// The schedule of one day, or of one week, as columns of rooms.
struct Schedule {
    enum class Span { Day, Week };
    int day = 0;  // 0 today; negative before
    int page = 0;
    Span span = Span::Day;
    int week = 0;  // 0 this one, -4 … 4
    bool operator==(const Schedule&) const = default;
};
inline constexpr int kWeeksAround = 4;

enum class NoticeFilter { All, Urgent, Important, Ordinary };

// What staff have said and is still valid; one of them lies open as a sheet above the list.
struct Notices {
    NoticeFilter filter = NoticeFilter::All;
    int page = 0;
    model::Id open;  // empty: none
    bool operator==(const Notices&) const = default;
};

enum class Glance { Nothing, Reading, TwoCodes, CameraDown };

// The viewfinder. Waits for a code; ends with one, with 返回, or after its countdown.
struct Scan {
    Glance glance = Glance::Nothing;
    Errand errand;
};

// The desk was asked about a code or a choice. Ends with its answer, or after `Rules::answer_timeout` as a
// refusal.
struct Asking {
    Question question = 0;
    std::vector<model::Id> chosen;  // empty: the first question about this code
    Errand errand;
};

// Two or more sessions fit, or a walk-in wants a yes. Ends with a choice, 不是我, or idleness.
struct Choose {
    Question question = 0;
    model::MaskedName name;  // cleared after `Rules::name_shown_for`
    model::Decision decision;
    std::vector<model::Id> selected;
    bool taken_back = false;  // comes after 撤销签到: what shall it be instead?
};

// What the desk has committed: a session and the place of this person in it.
struct Attended {
    model::Id session_id;  // empty for a visit
    model::Id event_id;
    int ordinal = 0;  // the n-th to check in; a meal's number
};

// It is on disk. Ends by itself.
struct Success {
    Question question = 0;
    model::MaskedName name;
    std::vector<Attended> attended;
    model::CheckInFlags flags;
    bool undoing = false;  // asked to take it back, waiting for the desk
};

// Not this time: what happened, why, and what to do now.
struct Refused {
    Question question = 0;
    model::Decision decision;
    int pass_key = 0;
    model::MaskedName name;          // Already: whose; cleared after `Rules::name_shown_for`
    std::vector<Attended> undoable;  // Already: made here a few minutes ago
    bool undoing = false;            // asked to take them back, waiting for the desk
};

// Which session to rate, where more than one could be meant.
struct RatePick {
    std::vector<model::Id> candidates;
    int page = 0;
};

// The five faces.
struct RateFaces {
    Question question = 0;  // of the scan that gave the right to rate; 0 for a walk-up
    model::Id session_id;
    bool verified = false;
    int pressed = 0;  // a face, enlarged for a moment before going on; 0: none
    core::SteadyTime pressed_at{};
    model::Id replaces;  // the rating that this one corrects (改表情); empty: none
};

// The score is stored; reasons may be added.
struct RateReasons {
    Question question = 0;
    model::Id session_id;
    model::Id rating_id;  // empty until the desk has answered
    bool verified = false;
    int score = 0;
    std::vector<std::string> reasons;
};

struct RateThanks {
    model::Id session_id;
};

using Screen = std::variant<Attract, Home, Services, ServiceDetail, Schedule, Notices, Scan, Asking, Choose,
                            Success, Refused, RatePick, RateFaces, RateReasons, RateThanks, Keypad, Lending,
                            PickUp, GiveBack, LendingResult, Help, Slip, Waiting, StaffPin, StaffPanel>;

// An urgent or emergency announcement that is valid now, as the signage side reports it, most important
// first.
struct Urgent {
    model::Id id;
    int revision = 1;
    model::Severity severity = model::Severity::Urgent;
    bool operator==(const Urgent&) const = default;
};

struct TakeOver {
    Urgent shown;
    core::SteadyTime since;
};

// How this visitor wants the screens (DESIGN section 6). Ends with the visit.
struct Modes {
    bool large = false;      // 长辈大字: fewer and bigger words, more time
    bool contrast = false;   // 高对比: white and yellow on black
    bool low_reach = false;  // 低位操作: everything that is touched lies in the lower half
    bool reading = false;    // 朗读: each screen is read aloud
    bool operator==(const Modes&) const = default;
};
enum class Mode { Large, Contrast, LowReach, Reading };
bool is_on(const Modes& modes, Mode mode);

// A mode was switched, and the screen says so for a moment.
struct Switched {
    Mode mode = Mode::Large;
    bool on = false;
    core::SteadyTime at;
    bool operator==(const Switched&) const = default;
};

// Locked out by the county: says whom to ask, and answers to nothing. Ends with an enrolment anew.
struct OutOfUse {
    model::Text center;
    std::string phone;  // empty: none is known
};

// Shows its name, large, so that somebody far away and somebody here mean the same screen.
struct Naming {
    std::string name;
    core::SteadyTime until;
    bool operator==(const Naming&) const = default;
};

struct State {
    Screen screen = Attract{};
    core::SteadyTime entered{};              // when this screen appeared
    core::SteadyTime touched{};              // last touch or scan
    std::vector<Screen> back;                // where 返回 leads, nearest last
    std::optional<core::SteadyTime> warned;  // the idle warning is up since then
    bool warned_last = false;                // its last bell has rung
    model::Language language = model::Language::Chinese;
    std::vector<model::Id> read;  // notices opened in this visit
    Modes modes;
    std::optional<Switched> switched;
    std::optional<core::SteadyTime> taken_back;  // a check-in, and home says so for a moment
    Question last_question = 0;
    Question returning = 0;                   // a thing that comes back, asked of the desk; 0: none
    std::vector<core::SteadyTime> logo_taps;  // of the last seconds
    std::uint64_t pulse = 0;                  // counts what time alone changed on the screen
    std::vector<Urgent> urgent;               // valid now
    std::vector<Urgent> acknowledged;         // put away here with 我知道了; the banner stays
    std::vector<Urgent>
        known_to_staff;  // those that were on when staff came in: their screens lie above them
    std::optional<TakeOver> take_over;
    std::optional<OutOfUse> out_of_use;
    bool dark = false;  // by order, until a touch, a code or an urgent word; only while nobody is there
    std::optional<Naming> naming;  // ends with a touch, or by itself
};

}  // namespace kiosk::flow
