#include "server/handlers/intake.h"

#include "server/handlers/check_in_json.h"
#include "server/handlers/errand_intake.h"
#include "server/store/centers.h"
#include "server/store/commands.h"
#include "server/store/events.h"
#include "server/store/feed.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

using wire::EventResult;
using wire::Verdict;

EventResult rejected(const model::Event& event, const char* code) {
    return {.id = event.id, .verdict = Verdict::Rejected, .code = code};
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
    return text;
}

// The count on the session, here and in what kiosks are sent; no poke, it comes with the next pull.
void count(Call& call, const std::string& session_id, int change) {
    if (session_id.empty()) return;
    store::count_attended(call.unit, session_id, change);
    const auto body = store::row_body(call.unit, wire::row::kSession, session_id);
    auto session = body ? wire::read_row<model::Session>(*body) : core::fail(core::ErrorKind::NotFound, "");
    if (!session) return;
    session->attended = std::max(0, session->attended + change);
    store::put_row(call.unit, {.center_id = session->center_id, .kiosk_id = {}}, wire::row::kSession,
                   session_id, wire::write_row(*session));
}

void tell_console(Call& call, const store::CheckIn& check_in) {
    call.news.push_back({.event = "checkin",
                         .data = wire::dump(check_in_json(call.unit, check_in)),
                         .center_id = check_in.center_id});
}

// The earliest corrected time is the attendance; the other one is its duplicate, for a meal a double claim.
void settle_attendance(Call& call, store::CheckIn& check_in) {
    if (check_in.outcome != "OK") {
        store::add_check_in(call.unit, check_in);
        return;
    }
    const auto first = check_in.session_id.empty()
                           ? std::nullopt
                           : store::attendance_of(call.unit, check_in.session_id, check_in.pass);
    const auto session = store::session_by_id(call.unit, check_in.session_id);
    const std::string review = session && session->is_meal ? "double_claim" : "duplicate";
    if (!first) {
        store::add_check_in(call.unit, check_in);
        count(call, check_in.session_id, 1);
    } else if (check_in.at < first->at) {
        store::add_check_in(call.unit, check_in);
        store::move_duplicates(call.unit, first->event_id, check_in.event_id);
        store::set_duplicate(call.unit, first->event_id, check_in.event_id, review);
    } else {
        check_in.duplicate_of = first->event_id;
        check_in.review = review;
        store::add_check_in(call.unit, check_in);
    }
}

EventResult take_check_in(Call& call, const model::Event& event, const service::Effective& effective) {
    const auto body = wire::read_check_in(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    if (!body->session_id.empty()) {
        const auto session = store::session_by_id(call.unit, body->session_id);
        if (session && session->center_id != call.kiosk().center_id) return rejected(event, "OTHER_CENTER");
    }
    // The same id from another kiosk: one of the two lies.
    if (store::check_in_by_event(call.unit, event.id)) return rejected(event, "EID_CONFLICT");
    store::CheckIn check_in{.event_id = event.id,
                            .kiosk_id = call.kiosk().id,
                            .center_id = call.kiosk().center_id,
                            .session_id = body->session_id,
                            .pass = body->pass ? model::to_text(*body->pass) : std::string{},
                            .outcome = std::string{model::outcome_code(body->outcome)},
                            .flags = joined(model::flag_names(body->flags)),
                            .at = effective.at,
                            .received = call.unit.now};
    if (effective.was_clamped) check_in.review = "future_time";
    settle_attendance(call, check_in);
    tell_console(call, check_in);
    return {.id = event.id};
}

// An attendance that was taken back: where another kiosk has recorded the same, that one counts now.
void pass_on(Call& call, const store::CheckIn& voided) {
    auto next = store::first_duplicate_of(call.unit, voided.event_id);
    if (!next) return count(call, voided.session_id, -1);
    store::move_duplicates(call.unit, voided.event_id, next->event_id);
    store::set_duplicate(call.unit, next->event_id, "", "");
    next->duplicate_of.clear();
    next->review.clear();
    tell_console(call, *next);
}

EventResult take_void(Call& call, const model::Event& event) {
    const auto body = wire::read_check_in_void(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    auto check_in = store::check_in_by_event(call.unit, body->event_id);
    // It may come before the event it takes back only if that one was refused; then there is nothing to take
    // back.
    if (!check_in || check_in->kiosk_id != call.kiosk().id || check_in->voided) return {.id = event.id};
    store::set_voided(call.unit, check_in->event_id);
    check_in->voided = true;
    if (check_in->outcome == "OK" && check_in->duplicate_of.empty()) pass_on(call, *check_in);
    tell_console(call, *check_in);
    return {.id = event.id};
}

EventResult take_command_result(Call& call, const model::Event& event) {
    const auto body = wire::read_command_result(event.body);
    if (!body) return rejected(event, "BAD_BODY");
    store::note_result(call.unit, call.kiosk().id, *body);
    call.news.push_back(
        {.event = "command",
         .data = wire::dump(
             {{"id", body->id}, {"kiosk_id", call.kiosk().id}, {"status", wire::status_name(body->status)}}),
         .center_id = call.kiosk().center_id});
    return {.id = event.id};
}

}  // namespace

core::Result<EventResult> take_event(Call& call, const model::Event& event,
                                     const service::BatchClock& clock) {
    const store::Kiosk& kiosk = call.kiosk();
    const std::string digest = core::sha256_hex(event.body);
    if (const auto known = store::known_event(call.unit, kiosk.id, event.id)) {
        if (known->body_sha256 != digest) return rejected(event, "EID_CONFLICT");
        if (known->epoch != kiosk.epoch) store::adopt_event(call.unit, kiosk.id, event.id, kiosk.epoch);
        return EventResult{
            .id = event.id, .verdict = Verdict::Duplicate, .position = position_after(call, event)};
    }
    if (store::has_sequence(call.unit, kiosk.id, kiosk.epoch, event.sequence)) {
        return core::fail(core::ErrorKind::Invalid,
                          "another event has this sequence; enrol this device anew");
    }
    const auto effective = service::effective_time(event, clock);
    EventResult result{.id = event.id};
    if (event.type == wire::event_type::kCheckIn) {
        result = take_check_in(call, event, effective);
    } else if (event.type == wire::event_type::kCheckInVoid) {
        result = take_void(call, event);
    } else if (event.type == wire::event_type::kCommandResult) {
        result = take_command_result(call, event);
    } else if (auto errand = take_errand(call, event, effective)) {
        result = std::move(*errand);
    }
    // What a newer kiosk reports and we do not know yet is kept as it is.
    if (result.verdict == Verdict::Ok) {
        store::add_event(call.unit, {.kiosk_id = kiosk.id,
                                     .epoch = kiosk.epoch,
                                     .event = event,
                                     .body_sha256 = digest,
                                     .effective = effective.at,
                                     .is_confident = effective.is_confident});
    }
    return result;
}

}  // namespace server::handlers
