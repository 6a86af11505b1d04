// Errands between flow and desk: each effect as the desk's request, each of its answers as the flow's event.
#pragma once

#include "kiosk/desk/desk.h"
#include "kiosk/flow/flow.h"

namespace app {

void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::CommitChoice& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::VoidCheckIns& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::StoreRating& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::StoreReasons& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::RecordAcknowledgement& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::LookUpPhone& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::LendTo& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::CancelLoan& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::ReturnByTag& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::ReturnToSlot& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::SendHelpCall& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::TakeSlip& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::JoinWaitlist& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::CheckPin& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::PostNotice& effect);
void ask_desk(kiosk::desk::Desk& desk, const kiosk::flow::WithdrawNotice& effect);

kiosk::flow::Event as_event(const kiosk::desk::PhoneAnswer& answer);
kiosk::flow::Event as_event(const kiosk::desk::BorrowAnswer& answer);
kiosk::flow::Event as_event(const kiosk::desk::ReturnAnswer& answer);
kiosk::flow::Event as_event(const kiosk::desk::HelpAnswer& answer);
kiosk::flow::Event as_event(const kiosk::desk::SlipAnswer& answer);
kiosk::flow::Event as_event(const kiosk::desk::WaitlistAnswer& answer);
kiosk::flow::Event as_event(const kiosk::desk::WaitlistPosition& answer);
kiosk::flow::Event as_event(const kiosk::desk::StaffAnswer& answer);
kiosk::flow::Event as_event(const kiosk::desk::NoticeAnswer& answer);

}  // namespace app
