// What just happened: a touch that a screen understood, a code, an answer, the passing of time.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/flow/errand_events.h"
#include "kiosk/flow/state.h"
#include "shared/core/secret.h"
#include "shared/model/event.h"

namespace kiosk::flow {

struct Tick {};     // at least once a second, and in every frame while something moves
struct Touched {};  // any touch anywhere, before what it means
struct Start {};    // the signage was touched

struct GoHome {};
struct GoBack {};
struct GoServices {};
struct GoSchedule {};
struct GoNotices {};
struct GoScan {};
struct SwitchLanguage {};
struct SwitchMode {  // on where it was off, off where it was on
    Mode mode = Mode::Large;
};

struct OpenService {
    model::Id service_id;
};
struct FilterServices {
    Services filter;
};
struct TakeAway {
    bool open = true;
};
struct ShowSchedule {
    Schedule schedule;
};

struct FilterNotices {
    NoticeFilter filter = NoticeFilter::All;
};
struct TurnNotices {
    int page = 0;
};
struct OpenNotice {
    model::Id id;  // empty: closes the one that is open
};

struct CodeScanned {
    core::Secret text;
    model::ScanSource source = model::ScanSource::Camera;
};
struct GlanceChanged {
    Glance glance = Glance::Nothing;
};

// The desk's answer to a code or a choice. OK means: it is on disk. ALREADY: `attended` can still be taken
// back.
struct CheckInAnswered {
    Question question = 0;
    model::Decision decision;
    model::MaskedName name;
    std::vector<Attended> attended;
    std::vector<model::Id> soon;  // of the decision's sessions: they start about now, none overlaps another
};
struct UndoAnswered {
    Question question = 0;
    bool undone = false;
    model::Decision decision;  // Choose: what this person could check in to instead
    model::MaskedName name;
};

struct ToggleChoice {
    model::Id session_id;
};
struct ConfirmChoice {};
struct NotMe {};
struct Undo {};

// 评价 from home with the sessions that can be rated now, or from a refusal or success with the one.
struct StartRating {
    std::vector<model::Id> candidates;
    bool verified = false;
};
struct PickRating {
    model::Id session_id;
};
struct TurnRatings {
    int page = 0;
};
struct PressFace {
    int score = 0;
};
// The desk's answer to a score.
struct RatingAnswered {
    Question question = 0;
    bool stored = false;
    model::Id rating_id;
};
struct ToggleReason {
    std::string reason;
};
struct ChangeFace {};
struct SendReasons {};

struct KeepUsing {};
struct EndVisit {};

struct UrgentChanged {
    std::vector<Urgent> valid;  // most important first
};
struct Acknowledge {};
// The county has locked this kiosk out.
struct LockOut {
    model::Text center;
    std::string phone;
};
// The county turns the screen dark or bright again, or asks it to say which one it is.
struct Darken {
    bool on = true;
};
struct Identify {
    std::string name;
};
struct OpenUrgent {};  // the red banner was touched
// 朗读公告: of the take-over, or of the notice that lies open.
struct ReadAnnouncement {};

using Event =
    std::variant<Tick, Touched, Start, GoHome, GoBack, GoServices, GoSchedule, GoScan, SwitchLanguage,
                 SwitchMode, OpenService, FilterServices, TakeAway, ShowSchedule, CodeScanned, GlanceChanged,
                 CheckInAnswered, UndoAnswered, ToggleChoice, ConfirmChoice, NotMe, Undo, StartRating,
                 PickRating, TurnRatings, PressFace, RatingAnswered, ToggleReason, ChangeFace, SendReasons,
                 KeepUsing, EndVisit, UrgentChanged, Acknowledge, OpenUrgent, GoNotices, FilterNotices,
                 TurnNotices, OpenNotice, GoKeypad, PressDigit, DeleteDigit, HoldDelete, ClearDigits,
                 ShowDigits, SubmitDigits, PhoneAnswered, GoLending, ShowLending, StartBorrow, StartGiveBack,
                 BorrowAnswered, Taken, Broken, SlotChanged, ReturnAnswered, AskForHelp, CallStaff,
                 HelpAnswered, AskForSlip, SlipAnswered, JoinWaiting, WaitingAnswered, WaitingPosition,
                 TapLogo, StaffAnswered, PressStaff, HoldRed, PostPrepared, WithdrawPrepared, NoticeAnswered,
                 Exported, LockOut, Darken, Identify, ReadAnnouncement>;

}  // namespace kiosk::flow
