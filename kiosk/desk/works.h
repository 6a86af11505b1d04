// What the desk's thread does: the two files, the rules around them, one request at a time. Has no thread of
// its own.
#pragma once

#include <memory>
#include <variant>

#include "kiosk/desk/clock_keeper.h"
#include "kiosk/desk/content_file.h"
#include "kiosk/desk/counter.h"
#include "kiosk/desk/desk.h"
#include "kiosk/desk/help_desk.h"
#include "kiosk/desk/ledger.h"
#include "kiosk/desk/loan_book.h"
#include "kiosk/desk/loan_counter.h"
#include "kiosk/desk/outbox.h"
#include "kiosk/desk/rating_book.h"
#include "kiosk/desk/rating_counter.h"
#include "kiosk/desk/space_keeper.h"
#include "kiosk/desk/staff_door.h"
#include "kiosk/desk/visits.h"

namespace kiosk::desk {

class Works {
public:
    static core::Result<std::unique_ptr<Works>> open(Setup setup, const core::Clock& clock,
                                                     core::Random& random);
    Works(const Works&) = delete;
    Works& operator=(const Works&) = delete;

    void handle(const Request& request);
    void handle(const SyncRequest& request);
    // What is due by the clock; call about once a second.
    void tick();
    // Before the end: the clock's marks are saved.
    void close();

    std::optional<Answer> answer() { return to_main_.try_receive(); }
    std::optional<SyncAnswer> answer_for_sync() { return to_sync_.try_receive(); }

private:
    // Opened before the rest, which holds references to them.
    struct Files {
        std::unique_ptr<DeviceKey> key;  // the content holds a reference to it
        ContentFile content;
        LedgerFile ledger;
    };
    Works(Setup setup, std::unique_ptr<Files> files, const core::Clock& clock, core::Random& random);
    void start();

    void on(const ReadCode& code);
    void on(const Choose& choice);
    void on(const VoidCheckIns& wish);
    void on(const StoreRating& wish);
    void on(const StoreReasons& wish);
    void on(const RecordAcknowledgement& notice);
    void on(const RecordEvent& event);
    void on(const ForgetVisits& wish);
    void on(const Ping& ping);
    void on(const LookUpPhone& wish);
    void on(const Borrow& wish);
    void on(const CancelLoan& wish);
    void on(const ReturnToSlot& wish);
    void on(const ReturnByTag& wish);
    void on(const CallForHelp& wish);
    void on(const TakeSlip& wish);
    void on(const JoinWaitlist& wish);
    void on(const StaffPin& pin);
    void on(const PostNotice& wish);
    void on(const WithdrawNotice& wish);

    SyncAnswer reply(const NextBatch& wish);
    SyncAnswer reply(const Settle& wish);
    SyncAnswer reply(const NextQuarantined& wish);
    SyncAnswer reply(const QuarantineSent& wish);
    SyncAnswer reply(const NextRatings& wish);
    SyncAnswer reply(const RatingsSent& wish);
    SyncAnswer reply(const ApplyPage& page);
    SyncAnswer reply(const BeginSnapshot& begin);
    SyncAnswer reply(const SnapshotRows& rows);
    SyncAnswer reply(const EndSnapshot& end);
    SyncAnswer reply(const AskPosition& wish);
    SyncAnswer reply(const ServerTime& time);
    SyncAnswer reply(const Connection& connection);
    SyncAnswer reply(const UseKeys& keys);
    SyncAnswer reply(const AskHealth& wish);
    SyncAnswer reply(const WipeRoster& wish);
    SyncAnswer reply(const PhoneLookedUp& found);
    SyncAnswer reply(const RecordFact& fact);
    SyncAnswer reply(const BeginCommand& command);
    SyncAnswer reply(const Retire& order);

    Moment look();
    Stamp stamp() { return {look(), here_.boot}; }
    void tell(Answer answer);
    void tell_sync(SyncAnswer answer);
    void tell_of_growth();
    void tell_health();
    Health health();
    Applied applied(core::Result<Change> change);
    void take_up_content();
    void lay_own_over(model::Content& content);
    void tell_loan(BorrowAnswer answer);
    void tell_return(ReturnAnswer answer);
    // Everything unsent, each message closed for `key`. Unavailable: it can't be read now.
    core::Result<std::vector<std::string>> seal_unsent(const Retire& order);
    void go_out_of_use();
    void record_fault(const std::string& fault);
    void each_minute(const Moment& moment);
    void each_ten_minutes(const Moment& moment);
    void each_hour(const Moment& moment);

    Setup setup_;
    const core::Clock& clock_;
    std::unique_ptr<Files> files_;
    Ledger ledger_;
    Outbox outbox_;
    RatingBook ratings_;
    Visits visits_;
    Counter counter_;
    RatingCounter rating_counter_;
    LoanBook loans_;
    LoanCounter loan_counter_;
    HelpDesk help_desk_;
    StaffDoor staff_door_;
    SpaceKeeper space_;
    ClockKeeper keeper_;
    Circumstances here_;
    Health told_;
    bool salvage_told_ = false;
    bool retired_ = false;
    bool content_sound_ = true;
    std::optional<core::SteadyTime> next_minute_;
    std::optional<core::SteadyTime> next_ten_minutes_;
    std::optional<core::SteadyTime> next_hour_;
    std::optional<core::SteadyTime> next_sealed_;
    core::Channel<Answer> to_main_;
    core::Channel<SyncAnswer> to_sync_;
};

}  // namespace kiosk::desk
