#include "server/handlers/errand_intake.h"

#include <algorithm>

#include "server/handlers/feed_effects.h"
#include "server/handlers/lending.h"
#include "server/service/announcement_rules.h"
#include "server/store/announcements.h"
#include "server/store/centers.h"
#include "server/store/desk.h"
#include "shared/wire/enums.h"
#include "shared/wire/errands.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::EventResult;
using wire::Verdict;

constexpr std::chrono::minutes kStillThere{5};  // who called longer ago than this has gone

EventResult rejected(const model::Event& event, const char* code) {
    return {.id = event.id, .verdict = Verdict::Rejected, .code = code};
}

void ask_staff(Call& call, store::DeskRequest request, const model::Event& event, core::WallTime at) {
    request.event_id = event.id;
    request.kiosk_id = call.kiosk().id;
    request.center_id = call.kiosk().center_id;
    request.at = at;
    if (store::desk_request_by_id(call.unit, event.id)) return;
    store::add_desk_request(call.unit, request);
    call.news.push_back(
        {.event = "desk",
         .data = wire::dump({{"id", event.id}, {"kind", request.kind}, {"state", request.state}}),
         .center_id = request.center_id});
}

EventResult take_loan_out(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_loan_out(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    const auto item = store::item_by_id(call.unit, body->item_id);
    const std::string& center = call.kiosk().center_id;
    if (item && item->item.center_id != center) return rejected(event, "OTHER_CENTER");
    if (store::loan_by_id(call.unit, event.id)) return rejected(event, "EID_CONFLICT");
    open_loan(call, {.event_id = event.id,
                     .item_id = body->item_id,
                     .pass = model::to_text(body->pass),
                     .kiosk_id = call.kiosk().id,
                     .center_id = center,
                     .out = effective.at,
                     .due = effective.at + model::kLoanLasts});
    return {.id = event.id};
}

EventResult take_loan_in(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_loan_in(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    const auto item = store::item_by_id(call.unit, body->item_id);
    if (item && item->item.center_id != call.kiosk().center_id) return rejected(event, "OTHER_CENTER");
    end_loan(call,
             {.item_id = body->item_id, .loan_id = body->loan_id, .how = body->how, .at = effective.at});
    if (body->how == model::ReturnKind::Broken && item) {
        ask_staff(call,
                  {.kind = "item_fault",
                   .label = std::to_string(item->item.slot),
                   .reason = wire::name_of(item->item.kind),
                   .state = "open"},
                  event, effective.at);
    }
    return {.id = event.id};
}

EventResult take_help_call(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_help_call(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    const bool too_late = call.unit.now - effective.at > kStillThere;
    ask_staff(call,
              {.kind = "help", .reason = wire::name_of(body->reason), .state = too_late ? "missed" : "open"},
              event, effective.at);
    return {.id = event.id};
}

EventResult take_slip(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_desk_slip(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    ask_staff(call,
              {.kind = "slip", .label = body->number, .reason = wire::name_of(body->reason), .state = "open"},
              event, effective.at);
    return {.id = event.id};
}

EventResult take_waiting(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_waitlist(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    const auto session = store::session_by_id(call.unit, body->session_id);
    if (session && session->center_id != call.kiosk().center_id) return rejected(event, "OTHER_CENTER");
    if (!session) return {.id = event.id};  // kept as it is; there is nothing to wait for
    const bool added = store::add_waiting(call.unit, {.event_id = event.id,
                                                      .session_id = body->session_id,
                                                      .pass = model::to_text(body->pass),
                                                      .kiosk_id = call.kiosk().id,
                                                      .center_id = session->center_id,
                                                      .at = effective.at});
    if (added) {
        call.news.push_back({.event = "waitlist",
                             .data = wire::dump({{"session_id", body->session_id}}),
                             .center_id = session->center_id});
    }
    return {.id = event.id, .position = position_after(call, event)};
}

EventResult take_staff_log_in(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_staff_log_in(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    if (body->locked) {
        ask_staff(call, {.kind = "pin_lock", .state = "open"}, event, effective.at);
    } else {
        const auto staff = store::staff_by_id(call.unit, body->staff_id);
        store::audit(call.unit, {.who = staff ? staff->short_name : body->staff_id,
                                 .action = "kiosk.log_in",
                                 .object = call.kiosk().id});
    }
    return {.id = event.id};
}

// Only what this person may say in the console may be said at a screen.
std::optional<store::Staff> publisher_of(Call& call, const std::string& staff_id) {
    auto staff = store::staff_by_id(call.unit, staff_id);
    if (!staff) return std::nullopt;
    const auto member = member_of(*staff, {});
    const bool may = service::may(member.person, service::Right::PublishNotice) &&
                     service::covers(member.person, call.kiosk().center_id);
    return may ? std::move(staff) : std::nullopt;
}

void withdraw(Call& call, const std::string& id) {
    auto stored = store::announcement_by_id(call.unit, id);
    const std::vector<std::string> here{call.kiosk().center_id};
    const auto severity = stored ? stored->announcement.severity : model::Severity::Info;
    const bool ours = stored && !stored->target.all && stored->target.centers == here &&
                      (severity == model::Severity::Notice || severity == model::Severity::Emergency);
    if (!ours || stored->state == "recalled") return;
    stored->state = "recalled";
    store::put_announcement(call.unit, *stored);
    withdraw_announcement(call, *stored);
}

EventResult take_staff_notice(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_staff_notice(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    const auto staff = publisher_of(call, body->staff_id);
    const bool known = store::announcement_by_id(call.unit, event.id).has_value();
    if (!staff || known) return {.id = event.id};
    if (!body->withdraws.empty()) {
        withdraw(call, body->withdraws);
    } else {
        store::StoredAnnouncement stored;
        stored.announcement = {.id = event.id,
                               .severity = body->severity,
                               .title = body->title,
                               .body = body->body,
                               .facts = {},
                               .publisher = {},
                               .valid_from = effective.at,
                               .valid_until = body->until,
                               .published_at = effective.at};
        stored.target.centers = {call.kiosk().center_id};
        for (const auto& center : store::all_centers(call.unit)) {
            if (center.id == call.kiosk().center_id) stored.announcement.publisher = center.name;
        }
        stored.state = "published";
        stored.created_by = staff->short_name;
        stored.created_at = call.unit.now;
        // What came too late to be of use, or is no announcement, is kept as the event alone.
        if (!service::problems_of(stored.announcement, stored.target, call.unit.now).empty())
            return {.id = event.id};
        store::put_announcement(call.unit, stored);
        send_announcement(call, stored);
    }
    store::audit(call.unit,
                 {.who = staff->short_name,
                  .action = body->withdraws.empty() ? "announcement.publish" : "announcement.recall",
                  .object = body->withdraws.empty() ? event.id : body->withdraws,
                  .detail = call.kiosk().name});
    call.news.push_back({.event = "announcement", .data = wire::dump({{"id", event.id}})});
    return {.id = event.id};
}

}  // namespace

int position_after(Call& call, const model::Event& event) {
    if (event.type != wire::event_type::kWaitlist) return 0;
    const auto body = wire::read_waitlist(event.body);
    return body ? store::waiting_position(call.unit, body->session_id, model::to_text(body->pass)) : 0;
}

std::optional<EventResult> take_errand(Call& call, const model::Event& event,
                                       const service::Effective& effective) {
    namespace type = wire::event_type;
    if (event.type == type::kLoanOut) return take_loan_out(call, event, effective);
    if (event.type == type::kLoanIn) return take_loan_in(call, event, effective);
    if (event.type == type::kHelpCall) return take_help_call(call, event, effective);
    if (event.type == type::kDeskSlip) return take_slip(call, event, effective);
    if (event.type == type::kWaitlist) return take_waiting(call, event, effective);
    if (event.type == type::kStaffLogIn) return take_staff_log_in(call, event, effective);
    if (event.type == type::kStaffNotice) return take_staff_notice(call, event, effective);
    return std::nullopt;
}

}  // namespace server::handlers
