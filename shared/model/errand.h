// What came of an errand at the screen: the desk answers with it, the flow goes on by it.
#pragma once

namespace model {

enum class PhoneResult { Found, Unknown, Paused, Offline };
enum class BorrowResult {
    Lent,
    HasOne,       // one thing a person
    Overdue,      // the same, and it is late
    NothingFree,  // of this kind, now
    BadPass,      // the outcome says why, as at a check-in
    Cancelled,
    Failed,  // the disk refused, or no such loan
};
enum class ReturnResult {
    Returned,
    NotLent,  // it is here already, as far as is known; nothing was recorded
    Unknown,  // no such slot, or no tag of this centre
    Failed,
};
enum class HelpResult {
    Called,       // on its way to staff's screens
    CoolingDown,  // called less than a minute ago
    Offline,      // recorded, but nobody hears it now: say the desk's phone and place
    Failed,
};
enum class WaitlistResult { Joined, Offline, Failed };
enum class StaffResult {
    Welcome,
    Wrong,
    Locked,   // five wrong ones: a quarter of an hour, also after a restart
    NoStaff,  // nobody of this centre has a PIN yet
    Failed,   // the disk refused: nobody gets in uncounted
};

}  // namespace model
