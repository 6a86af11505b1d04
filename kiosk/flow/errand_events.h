// What happens on the screens of errands. Included by event.h.
#pragma once

#include <chrono>
#include <string>

#include "kiosk/flow/errand_states.h"
#include "shared/core/secret.h"
#include "shared/model/announcement.h"
#include "shared/model/check_in.h"
#include "shared/model/errand.h"

namespace kiosk::flow {

using model::BorrowResult;
using model::HelpResult;
using model::PhoneResult;
using model::ReturnResult;
using model::StaffResult;
using model::WaitlistResult;

// --- The number pad, of phone numbers and PINs alike.
struct GoKeypad {};  // 输入手机号, from where a code is scanned
struct PressDigit {
    int digit = 0;
};
struct DeleteDigit {};
struct HoldDelete {
    bool down = false;
};
struct ClearDigits {};
struct ShowDigits {};
struct SubmitDigits {};
struct PhoneAnswered {
    Question question = 0;
    PhoneResult result = PhoneResult::Offline;
    core::Secret handle;  // Found: a code like any other
    std::chrono::seconds wait{0};
};

// --- Lending.
struct GoLending {};
struct ShowLending {
    model::ItemKind kind = model::ItemKind::Umbrella;
};
struct StartBorrow {};  // 借伞: of the kind shown
struct StartGiveBack {};
struct BorrowAnswered {
    Question question = 0;
    BorrowResult result = BorrowResult::Failed;
    model::Outcome outcome = model::Outcome::Ok;  // BadPass: why
    model::Loan loan;
    model::Item item;
    model::MaskedName name;
};
struct Taken {};   // 取好了
struct Broken {};  // 伞坏了 / 取不出
struct SlotChanged {
    model::Id rack_id;
    int slot = 0;
    bool filled = false;
};
struct ReturnAnswered {
    Question question = 0;
    ReturnResult result = ReturnResult::Failed;
    model::Item item;
    bool was_overdue = false;
};

// --- Help and the desk.
struct AskForHelp {
    model::HelpReason reason = model::HelpReason::General;
};
struct CallStaff {};  // yes, call
struct HelpAnswered {
    Question question = 0;
    HelpResult result = HelpResult::Failed;
    model::Id call_id;
    std::chrono::seconds wait{0};
};
struct AskForSlip {
    model::SlipReason reason = model::SlipReason::Other;
};
struct SlipAnswered {
    Question question = 0;
    bool taken = false;
    std::string number;
    bool online = false;
};
struct JoinWaiting {};  // from 名额已满
struct WaitingAnswered {
    Question question = 0;
    WaitlistResult result = WaitlistResult::Failed;
    model::Id event_id;
};
struct WaitingPosition {
    model::Id event_id;
    int position = 0;
};

// --- Staff.
struct TapLogo {};  // five within three seconds ask for the PIN
struct StaffAnswered {
    Question question = 0;
    StaffResult result = StaffResult::Failed;
    StaffMember who;
    int tries_left = 0;
    std::chrono::seconds wait{0};
};
enum class StaffAction {
    SyncNow,
    TestCamera,
    WarningsOnly,
    ClosedToday,
    Emergency,
    Export,
    Restart,
    CloseSheet
};
struct PressStaff {
    StaffAction action = StaffAction::SyncNow;
};
struct HoldRed {
    bool down = false;
};
struct PostPrepared {  // closed today, or an emergency; words from the screen, in both languages
    model::Text title;
    model::Text body;
    model::Severity severity = model::Severity::Notice;
};
struct WithdrawPrepared {
    model::Id notice_id;
};
struct NoticeAnswered {
    Question question = 0;
    bool done = false;
};
struct Exported {
    std::string where;  // empty: it could not be written
};

}  // namespace kiosk::flow
