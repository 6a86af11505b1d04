// What the app must now do on the flow's behalf.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/flow/errand_effects.h"
#include "kiosk/flow/event.h"

namespace kiosk::flow {

struct OpenCamera {};
struct CloseCamera {};

// To the desk: what is this code, and what does it do here and now?
struct AskDesk {
    Question question = 0;
    core::Secret text;
    model::ScanSource source = model::ScanSource::Camera;
};
// To the desk: the person behind `scan` picked these sessions.
struct CommitChoice {
    Question question = 0;
    Question scan = 0;
    std::vector<model::Id> sessions;
};
struct VoidCheckIns {
    Question question = 0;
    Question scan = 0;  // of the answer that named them: who stands here
    std::vector<model::Id> events;
};
struct StoreRating {
    Question question = 0;
    Question scan = 0;  // whose right to rate; 0: a walk-up
    model::Id session_id;
    int score = 0;
    model::Id replaces;
};
struct StoreReasons {
    model::Id rating_id;
    std::vector<std::string> reasons;
};
// Forget whoever stood here: names, questions, previews, speech.
struct Wipe {};
// Says an announcement, in any mode.
struct SayAnnouncement {
    model::Id id;
};
struct RecordAcknowledgement {
    model::Id announcement_id;
    int revision = 1;
};

enum class Cue { Tap, Recognised, Success, Refused, IdleWarning, LastWarning, Slot, SlotWaits, Urgent };
struct Play {
    Cue cue = Cue::Tap;
};

using Effect =
    std::variant<OpenCamera, CloseCamera, AskDesk, CommitChoice, VoidCheckIns, StoreRating, StoreReasons,
                 Wipe, RecordAcknowledgement, Play, LookUpPhone, LendTo, CancelLoan, ReturnByTag,
                 ReturnToSlot, LightSlot, SendHelpCall, TakeSlip, JoinWaitlist, SayAnnouncement, CheckPin,
                 PostNotice, WithdrawNotice, SyncNow, ExportDiagnosis, RestartProgram>;

}  // namespace kiosk::flow
