// The main thread's side, second part: everything that is no check-in and no rating.
#include <utility>

#include "kiosk/desk/works.h"
#include "shared/core/log.h"

namespace kiosk::desk {

// What this kiosk knows better than what was pulled: items that it has lent or taken back, staff's notices.
void Works::lay_own_over(model::Content& content) {
    if (const auto states = loans_.own_states()) {
        for (model::Item& item : content.items) {
            const auto found = states->find(item.id);
            if (found != states->end()) item.state = found->second;
        }
    }
    if (const auto laid = help_desk_.overlay(content.announcements, look().signage_now); !laid)
        spdlog::error("staff's own notices can't be shown: {}", laid.error().message);
}

void Works::on(const LookUpPhone& wish) {
    if (!here_.online) return tell(PhoneAnswer{.question = wish.question});
    tell_sync(PhoneWanted{wish});
}

// The content goes first: whoever hears that something was lent must not see it free.
void Works::tell_loan(BorrowAnswer answer) {
    const bool moved = answer.result == BorrowResult::Lent || answer.result == BorrowResult::Cancelled;
    if (moved) take_up_content();
    tell(std::move(answer));
    tell_of_growth();
}

void Works::tell_return(ReturnAnswer answer) {
    if (answer.result == ReturnResult::Returned) take_up_content();
    tell(std::move(answer));
    tell_of_growth();
}

void Works::on(const Borrow& wish) {
    tell_loan(loan_counter_.borrow(wish, here_, look()));
}

void Works::on(const CancelLoan& wish) {
    tell_loan(loan_counter_.cancel(wish, here_, look()));
}

void Works::on(const ReturnToSlot& wish) {
    tell_return(loan_counter_.take_back(wish, here_, look()));
}

void Works::on(const ReturnByTag& wish) {
    tell_return(loan_counter_.take_back(wish, here_, look()));
}

void Works::on(const CallForHelp& wish) {
    tell(help_desk_.call(wish, here_, look()));
    tell_of_growth();
}

void Works::on(const TakeSlip& wish) {
    tell(help_desk_.slip(wish, here_, look()));
    tell_of_growth();
}

void Works::on(const JoinWaitlist& wish) {
    tell(help_desk_.wait(wish, here_, look()));
    tell_of_growth();
}

void Works::on(const StaffPin& pin) {
    tell(staff_door_.knock(pin, stamp()));
    tell_of_growth();
}

void Works::on(const PostNotice& wish) {
    NoticeAnswer answer = help_desk_.post(wish, here_, look());
    if (answer.done) take_up_content();
    tell(std::move(answer));
    tell_of_growth();
}

void Works::on(const WithdrawNotice& wish) {
    NoticeAnswer answer = help_desk_.withdraw(wish, here_, look());
    if (answer.done) take_up_content();
    tell(std::move(answer));
    tell_of_growth();
}

}  // namespace kiosk::desk
