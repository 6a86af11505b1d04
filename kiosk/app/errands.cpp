#include "kiosk/app/errands.h"

namespace app {
namespace {

namespace flow = kiosk::flow;
namespace desk = kiosk::desk;

}  // namespace

void ask_desk(desk::Desk& desk, const flow::CommitChoice& effect) {
    desk.send(desk::Choose{.question = effect.question, .scan = effect.scan, .sessions = effect.sessions});
}
void ask_desk(desk::Desk& desk, const flow::VoidCheckIns& effect) {
    desk.send(desk::VoidCheckIns{.question = effect.question, .scan = effect.scan, .events = effect.events});
}
void ask_desk(desk::Desk& desk, const flow::StoreRating& effect) {
    desk.send(desk::StoreRating{.question = effect.question,
                                .scan = effect.scan,
                                .session_id = effect.session_id,
                                .score = effect.score,
                                .replaces = effect.replaces});
}
void ask_desk(desk::Desk& desk, const flow::StoreReasons& effect) {
    desk.send(desk::StoreReasons{.rating_id = effect.rating_id, .reasons = effect.reasons});
}
void ask_desk(desk::Desk& desk, const flow::RecordAcknowledgement& effect) {
    desk.send(
        desk::RecordAcknowledgement{.announcement_id = effect.announcement_id, .revision = effect.revision});
}
void ask_desk(desk::Desk& desk, const flow::LookUpPhone& effect) {
    desk.send(desk::LookUpPhone{.question = effect.question, .phone = effect.phone});
}
void ask_desk(desk::Desk& desk, const flow::LendTo& effect) {
    desk.send(desk::Borrow{
        .question = effect.question, .text = effect.text, .source = effect.source, .kind = effect.kind});
}
void ask_desk(desk::Desk& desk, const flow::CancelLoan& effect) {
    desk.send(desk::CancelLoan{.question = effect.question, .loan_id = effect.loan_id, .how = effect.how});
}
void ask_desk(desk::Desk& desk, const flow::ReturnByTag& effect) {
    desk.send(desk::ReturnByTag{.question = effect.question, .text = effect.text});
}
void ask_desk(desk::Desk& desk, const flow::ReturnToSlot& effect) {
    desk.send(
        desk::ReturnToSlot{.question = effect.question, .rack_id = effect.rack_id, .slot = effect.slot});
}
void ask_desk(desk::Desk& desk, const flow::SendHelpCall& effect) {
    desk.send(desk::CallForHelp{.question = effect.question, .reason = effect.reason});
}
void ask_desk(desk::Desk& desk, const flow::TakeSlip& effect) {
    desk.send(desk::TakeSlip{.question = effect.question, .reason = effect.reason});
}
void ask_desk(desk::Desk& desk, const flow::JoinWaitlist& effect) {
    desk.send(desk::JoinWaitlist{
        .question = effect.question, .scan = effect.scan, .session_id = effect.session_id});
}
void ask_desk(desk::Desk& desk, const flow::CheckPin& effect) {
    desk.send(desk::StaffPin{.question = effect.question, .pin = effect.pin});
}
void ask_desk(desk::Desk& desk, const flow::PostNotice& effect) {
    desk.send(desk::PostNotice{.question = effect.question,
                               .staff_id = effect.staff_id,
                               .title = effect.title,
                               .body = effect.body,
                               .severity = effect.severity});
}
void ask_desk(desk::Desk& desk, const flow::WithdrawNotice& effect) {
    desk.send(desk::WithdrawNotice{
        .question = effect.question, .staff_id = effect.staff_id, .notice_id = effect.notice_id});
}

flow::Event as_event(const desk::PhoneAnswer& answer) {
    return flow::PhoneAnswered{
        .question = answer.question, .result = answer.result, .handle = answer.handle, .wait = answer.wait};
}
flow::Event as_event(const desk::BorrowAnswer& answer) {
    return flow::BorrowAnswered{.question = answer.question,
                                .result = answer.result,
                                .outcome = answer.outcome,
                                .loan = answer.loan,
                                .item = answer.item,
                                .name = answer.name};
}
flow::Event as_event(const desk::ReturnAnswer& answer) {
    return flow::ReturnAnswered{.question = answer.question,
                                .result = answer.result,
                                .item = answer.item,
                                .was_overdue = answer.was_overdue};
}
flow::Event as_event(const desk::HelpAnswer& answer) {
    return flow::HelpAnswered{
        .question = answer.question, .result = answer.result, .call_id = answer.call_id, .wait = answer.wait};
}
flow::Event as_event(const desk::SlipAnswer& answer) {
    return flow::SlipAnswered{
        .question = answer.question, .taken = answer.taken, .number = answer.number, .online = answer.online};
}
flow::Event as_event(const desk::WaitlistAnswer& answer) {
    return flow::WaitingAnswered{
        .question = answer.question, .result = answer.result, .event_id = answer.event_id};
}
flow::Event as_event(const desk::WaitlistPosition& answer) {
    return flow::WaitingPosition{.event_id = answer.event_id, .position = answer.position};
}
flow::Event as_event(const desk::StaffAnswer& answer) {
    return flow::StaffAnswered{.question = answer.question,
                               .result = answer.result,
                               .who = {.id = answer.staff_id,
                                       .short_name = answer.short_name,
                                       .supervisor = answer.role == model::StaffRole::Supervisor},
                               .tries_left = answer.tries_left,
                               .wait = answer.wait};
}
flow::Event as_event(const desk::NoticeAnswer& answer) {
    return flow::NoticeAnswered{.question = answer.question, .done = answer.done};
}

}  // namespace app
