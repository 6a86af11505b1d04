// The bodies of the events that are no check-in: lending, help, slips, the waiting list, staff; and the phone
// look-up's question and answer (PROTOCOL section 4).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/model/announcement.h"
#include "shared/model/counter.h"
#include "shared/model/event.h"
#include "shared/model/loan.h"
#include "shared/model/resident.h"

namespace wire {

namespace event_type {
inline constexpr std::string_view kLoanOut = "loan_out.v1";
inline constexpr std::string_view kLoanIn = "loan_in.v1";
inline constexpr std::string_view kHelpCall = "help_call.v1";
inline constexpr std::string_view kDeskSlip = "desk_slip.v1";
inline constexpr std::string_view kWaitlist = "waitlist.v1";
inline constexpr std::string_view kStaffLogIn = "staff_login.v1";
inline constexpr std::string_view kStaffNotice = "staff_notice.v1";
}  // namespace event_type

struct LoanOutBody {
    model::PassId pass = 0;
    model::Id item_id;
    core::WallTime due;
    model::ScanSource source = model::ScanSource::Camera;
};
struct LoanInBody {
    model::Id item_id;
    model::Id loan_id;  // empty: this kiosk did not know who had it
    model::ReturnKind how = model::ReturnKind::Slot;
};
struct HelpCallBody {
    model::HelpReason reason = model::HelpReason::General;
};
struct DeskSlipBody {
    std::string number;  // "A007"
    std::string day;     // "2026-11-24", of the centre
    model::SlipReason reason = model::SlipReason::Other;
};
struct WaitlistBody {
    model::PassId pass = 0;
    model::Id session_id;
};
// A log-in, or the lock after five wrong PINs (then nobody's).
struct StaffLogInBody {
    model::Id staff_id;
    bool locked = false;
};
// What staff put on the screens of their centre until a time; or what they take off again.
struct StaffNoticeBody {
    model::Id staff_id;
    model::Text title;
    model::Text body;
    model::Severity severity = model::Severity::Notice;  // or an emergency, by the PIN
    core::WallTime until;
    model::Id withdraws;  // empty: this is a new one, whose announcement has the event's id
};

std::string write_body(const LoanOutBody& body);
std::string write_body(const LoanInBody& body);
std::string write_body(const HelpCallBody& body);
std::string write_body(const DeskSlipBody& body);
std::string write_body(const WaitlistBody& body);
std::string write_body(const StaffLogInBody& body);
std::string write_body(const StaffNoticeBody& body);
core::Result<LoanOutBody> read_loan_out(std::string_view json);
core::Result<LoanInBody> read_loan_in(std::string_view json);
core::Result<HelpCallBody> read_help_call(std::string_view json);
core::Result<DeskSlipBody> read_desk_slip(std::string_view json);
core::Result<WaitlistBody> read_waitlist(std::string_view json);
core::Result<StaffLogInBody> read_staff_log_in(std::string_view json);
core::Result<StaffNoticeBody> read_staff_notice(std::string_view json);

// `POST /v1/lookup/phone`.
std::string write_phone(const core::Secret& phone);
core::Result<core::Secret> read_phone(std::string_view json);
struct PhoneFound {
    core::Secret handle;  // a code of five minutes (PROTOCOL section 1, type 2)
    model::MaskedName name;
};
std::string write_phone_found(const PhoneFound& found);
core::Result<PhoneFound> read_phone_found(std::string_view json);

}  // namespace wire
