// What the app must do for errands. Included by effect.h.
#pragma once

#include "kiosk/flow/errand_events.h"
#include "shared/model/announcement.h"
#include "shared/model/event.h"

namespace kiosk::flow {

struct LookUpPhone {
    Question question = 0;
    core::Secret phone;
};
struct LendTo {
    Question question = 0;
    core::Secret text;
    model::ScanSource source = model::ScanSource::Camera;
    model::ItemKind kind = model::ItemKind::Umbrella;
};
struct CancelLoan {
    Question question = 0;
    model::Id loan_id;
    model::ReturnKind how = model::ReturnKind::NotTaken;
};
struct ReturnByTag {
    Question question = 0;
    core::Secret text;
};
struct ReturnToSlot {
    Question question = 0;
    model::Id rack_id;
    int slot = 0;
};
// The slot's lamp and latch; `open` false puts the lamp out.
struct LightSlot {
    model::Id rack_id;
    int slot = 0;
    bool open = false;
};
struct SendHelpCall {
    Question question = 0;
    model::HelpReason reason = model::HelpReason::General;
};
struct TakeSlip {
    Question question = 0;
    model::SlipReason reason = model::SlipReason::Other;
};
struct JoinWaitlist {
    Question question = 0;
    Question scan = 0;
    model::Id session_id;
};
struct CheckPin {
    Question question = 0;
    core::Secret pin;
};
struct PostNotice {
    Question question = 0;
    model::Id staff_id;
    model::Text title;
    model::Text body;
    model::Severity severity = model::Severity::Notice;
};
struct WithdrawNotice {
    Question question = 0;
    model::Id staff_id;
    model::Id notice_id;
};
struct SyncNow {};
struct ExportDiagnosis {};
struct RestartProgram {};

}  // namespace kiosk::flow
