// What the main thread asks of the desk beyond a check-in, and the answers: phone look-up, lending, help,
// slips, the waiting list, staff. Included by desk_messages.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "shared/core/secret.h"
#include "shared/model/announcement.h"
#include "shared/model/check_in.h"
#include "shared/model/counter.h"
#include "shared/model/errand.h"
#include "shared/model/event.h"
#include "shared/model/loan.h"
#include "shared/model/resident.h"

namespace kiosk::desk {

// The flow's number of a question; an answer bears that of its question.
using Question = std::uint64_t;

using model::BorrowResult;
using model::HelpResult;
using model::PhoneResult;
using model::ReturnResult;
using model::StaffResult;
using model::WaitlistResult;

// A phone number instead of a pass; nothing of it is kept. Answered by PhoneAnswer, which takes as long as
// the network does: the flow gives up by its own clock. `handle` is a code like any other, good for five
// minutes: send it on as ReadCode or Borrow, with the source Keypad.
struct LookUpPhone {
    Question question = 0;
    core::Secret phone;  // 11 digits
};
struct PhoneAnswer {
    Question question = 0;
    PhoneResult result = PhoneResult::Offline;
    core::Secret handle;  // Found
    model::MaskedName name;
    std::chrono::seconds wait{0};  // Paused: how long
};

// A code was read to borrow something of this kind. Answered by BorrowAnswer: Lent means that the loan is on
// disk and the slot may be opened. It stands until it comes back or is cancelled.
struct Borrow {
    Question question = 0;
    core::Secret text;
    model::ScanSource source = model::ScanSource::Camera;
    model::ItemKind kind = model::ItemKind::Umbrella;
};
// 没取 / 伞坏了、取不出: the loan is taken back; Broken also puts the item aside for repair, tells staff, and
// lends the same person the next one where there is one. Answered by BorrowAnswer: Lent with the next, else
// Cancelled.
struct CancelLoan {
    Question question = 0;
    model::Id loan_id;
    model::ReturnKind how = model::ReturnKind::NotTaken;  // NotTaken or Broken
};
struct BorrowAnswer {
    Question question = 0;
    BorrowResult result = BorrowResult::Failed;
    model::Outcome outcome = model::Outcome::Ok;
    model::Loan loan;        // Lent, HasOne, Overdue
    model::Item item;        // HasOne, Overdue: what they have
    model::MaskedName name;  // Lent, where the centre shows names
};

// Something comes back: by the slot that it fills, or by its tag. Answered by ReturnAnswer.
struct ReturnToSlot {
    Question question = 0;
    model::Id rack_id;
    int slot = 0;
};
struct ReturnByTag {
    Question question = 0;
    core::Secret text;  // "NI1…"
};
struct ReturnAnswer {
    Question question = 0;
    ReturnResult result = ReturnResult::Failed;
    model::Item item;
    bool was_overdue = false;
};

// 求助. Answered by HelpAnswer; that staff have seen it comes with the content (Content::help_calls).
struct CallForHelp {
    Question question = 0;
    model::HelpReason reason = model::HelpReason::General;
};
struct HelpAnswer {
    Question question = 0;
    HelpResult result = HelpResult::Failed;
    model::Id call_id;             // CoolingDown: of the earlier one
    std::chrono::seconds wait{0};  // CoolingDown
};

// 登记: a number for the desk. Answered by SlipAnswer.
struct TakeSlip {
    Question question = 0;
    model::SlipReason reason = model::SlipReason::Other;
};
struct SlipAnswer {
    Question question = 0;
    bool taken = false;   // false: the disk refused
    std::string number;   // "A007"
    bool online = false;  // staff see it at once
};

// The person whose scan was refused FULL waits for a place. Answered by WaitlistAnswer; the position follows
// as WaitlistPosition when the server has it.
struct JoinWaitlist {
    Question question = 0;
    Question scan = 0;
    model::Id session_id;
};
struct WaitlistAnswer {
    Question question = 0;
    WaitlistResult result = WaitlistResult::Failed;
    model::Id event_id;
};
struct WaitlistPosition {
    model::Id event_id;
    int position = 0;  // 1 is next
};

// Six digits of a member of staff; works offline. Answered by StaffAnswer, after a tenth of a second of
// hashing whatever the result.
struct StaffPin {
    Question question = 0;
    core::Secret pin;
};
struct StaffAnswer {
    Question question = 0;
    StaffResult result = StaffResult::Failed;
    model::Id staff_id;  // Welcome
    std::string short_name;
    model::StaffRole role = model::StaffRole::None;
    int tries_left = 0;            // Wrong
    std::chrono::seconds wait{0};  // Locked
};

// Staff say something on the screen: a notice ("今天闭馆") until the end of the day, an emergency for four
// hours (SIGNAGE R-D5). It is in the content at once, as an announcement, and on the centre's other screens
// when the server has it. Answered by NoticeAnswer.
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
struct NoticeAnswer {
    Question question = 0;
    bool done = false;
    model::Id notice_id;  // also the announcement's id in the content
};

}  // namespace kiosk::desk
