#include "kiosk/screens/refused_steps.h"

#include <algorithm>
#include <chrono>

#include "kiosk/screens/errand_results.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using model::Outcome;
using Action = RefusedView::Action;

const model::Session* meant(const flow::Refused& state, const Context& context) {
    if (state.decision.sessions.empty()) return nullptr;
    return context.content.session(state.decision.sessions.front());
}

}  // namespace

std::string refused_words(const std::string& key, const flow::Refused& state, const Context& context) {
    if (!context.texts.has(key)) return {};
    const auto* session = meant(state, context);
    const auto& decision = state.decision;
    std::string time;
    std::string date;
    std::string wait;
    if (decision.when) {
        time = hm(context, *decision.when);
        date = date_words(context, date_of(context, *decision.when));
        wait = duration_words(context, std::chrono::ceil<std::chrono::minutes>(*decision.when - context.now));
    }
    std::string centre;
    std::string address;
    if (decision.elsewhere) {
        centre = words(context, decision.elsewhere->name);
        address = words(context, decision.elsewhere->address);
    }
    return context.texts.get(
        key, {{"course", session ? words(context, session->title) : context.texts.get("session.unknown")},
              {"time", time},
              {"date", date},
              {"now", clock_words(context)},
              {"wait", wait},
              {"center", centre},
              {"address", address},
              {"n", session ? std::to_string(session->capacity) : std::string{}}});
}

namespace {

Action advice(const Context& context, const char* name, ui::Icon icon, ui::Tone tone) {
    const std::string key = std::string{"step."} + name;
    return {
        .id = std::string{"action."} + name,
        .icon = icon,
        .tone = tone,
        .title = context.texts.get(key),
        .detail = context.texts.has(key + ".detail") ? context.texts.get(key + ".detail") : std::string{}};
}

Action leading(const Context& context, const char* name, ui::Icon icon, ui::Tone tone, flow::Event event) {
    Action action = advice(context, name, icon, tone);
    action.event = std::move(event);
    return action;
}

std::optional<Action> go_to_room(const flow::Refused& state, const Context& context) {
    const auto* session = meant(state, context);
    const auto* space = session ? context.content.space(session->space_id) : nullptr;
    if (!space) return std::nullopt;
    Action action = advice(context, "room", ui::Icon::Directions, ui::Tone::Accent);
    action.title = context.texts.get("step.room", {{"room", place(context, space->id)}});
    action.detail = words(context, space->directions);
    return action;
}

Action come_back(const flow::Refused& state, const Context& context) {
    Action action = advice(context, "come_back", ui::Icon::ClockCheckOutline, ui::Tone::Accent);
    const auto* session = meant(state, context);
    if (state.decision.outcome == Outcome::NotYetValid || !session) {
        action.title = refused_words("step.come_back.date", state, context);
        return action;
    }
    action.title = refused_words("step.come_back", state, context);
    action.detail = context.texts.get("step.come_back.class", {{"time", hm(context, session->start)},
                                                               {"room", place(context, session->space_id)}});
    return action;
}

std::optional<Action> rate(const flow::Refused& state, const Context& context) {
    if (!state.decision.may_rate || state.decision.sessions.empty()) return std::nullopt;
    return leading(context, "rate", ui::Icon::EmoticonHappyOutline, ui::Tone::Warn,
                   flow::StartRating{.candidates = {state.decision.sessions.front()}, .verified = true});
}

Action wait(const Context& context) {
    if (context.status.sync != SyncState::Offline)
        return leading(context, "wait", ui::Icon::HumanQueue, ui::Tone::Danger, flow::JoinWaiting{});
    Action action = advice(context, "wait", ui::Icon::HumanQueue, ui::Tone::Danger);
    action.detail = context.texts.get("step.wait.offline");
    return action;
}

// Of today, not over, with places, beside the one that was meant.
std::string count_others(const char* key, const flow::Refused& state, const Context& context) {
    const auto* own = meant(state, context);
    const auto count = std::count_if(
        context.content.sessions.begin(), context.content.sessions.end(), [&](const model::Session& one) {
            return &one != own && !one.cancelled && one.end > context.now &&
                   date_of(context, one.start) == today(context) && places_left(one).value_or(1) > 0;
        });
    return count > 0 ? context.texts.get(key, {{"n", std::to_string(count)}}) : std::string{};
}

Action other_sessions(const flow::Refused& state, const Context& context) {
    const bool full = state.decision.outcome == Outcome::Full;
    Action other = leading(context, "schedule", ui::Icon::CalendarClock, ui::Tone::Info, flow::GoSchedule{});
    other.title = context.texts.get(full ? "step.others" : "step.another");
    other.detail = count_others(full ? "step.others.count" : "step.another.count", state, context);
    return other;
}

// How many places, where that is limited.
std::string with_places(const Context& context, std::string words, const model::Session& session) {
    if (const auto left = places_left(session))
        words += " · " + context.texts.get("home.seats", {{"n", std::to_string(*left)}});
    return words;
}

std::optional<Action> next_time(const flow::Refused& state, const Context& context) {
    const auto* own = meant(state, context);
    if (!own) return std::nullopt;
    for (const auto& one : context.content.sessions) {  // in order
        const bool later = one.service_id == own->service_id && one.start > own->start && !one.cancelled;
        if (!later || places_left(one).value_or(1) == 0) continue;
        Action next = leading(context, "next_time", ui::Icon::CalendarArrowRight, ui::Tone::Accent,
                              flow::OpenService{one.service_id});
        next.detail = with_places(context, day_and_time(context, one.start), one);
        return next;
    }
    return std::nullopt;
}

std::optional<Action> open_now(const flow::Refused& state, const Context& context) {
    const auto* own = meant(state, context);
    for (const auto& one : context.content.sessions) {
        if (&one == own || !takes_check_ins(one, context.now) || places_left(one).value_or(1) == 0) continue;
        Action now = leading(context, "open_now", ui::Icon::CalendarClock, ui::Tone::Info,
                             flow::OpenService{one.service_id});
        now.detail = with_places(context, words(context, one.title) + " " + hm(context, one.start), one);
        return now;
    }
    return std::nullopt;
}

std::optional<Action> undo(const flow::Refused& state, const Context& context) {
    if (state.undoable.empty()) return std::nullopt;
    if (state.undoing) return advice(context, "undoing", ui::Icon::UndoVariant, ui::Tone::Warn);
    return leading(context, "undo", ui::Icon::UndoVariant, ui::Tone::Warn, flow::Undo{});
}

}  // namespace

std::optional<Action> action(NextStep step, const flow::Refused& state, const Context& context) {
    using enum NextStep;
    switch (step) {
        case GoToRoom:
            return go_to_room(state, context);
        case ComeBack:
            return come_back(state, context);
        case AskDesk:
            return help_action(context, model::HelpReason::CheckIn);
        case EnterPhone:
            return leading(context, "keypad", ui::Icon::Dialpad, ui::Tone::Info, flow::GoKeypad{});
        case Register:
            return leading(context, "register", ui::Icon::CardAccountDetailsOutline, ui::Tone::Accent,
                           flow::AskForSlip{model::SlipReason::NewInTown});
        case Wait:
            return wait(context);
        case RenewCard:
            return advice(context, "renew", ui::Icon::CardAccountDetailsOutline, ui::Tone::Accent);
        case BrightenPhone:
            return advice(context, "phone", ui::Icon::Cellphone, ui::Tone::Accent);
        case UseCard:
            return advice(context, "card", ui::Icon::CardAccountDetailsOutline, ui::Tone::Accent);
        case OtherCentre: {
            Action other = advice(context, "centre", ui::Icon::MapMarker, ui::Tone::Info);
            other.title = refused_words("step.centre", state, context);
            other.detail = refused_words("step.centre.detail", state, context);
            return other;
        }
        case Rate:
            return rate(state, context);
        case ScanAgain:
            return leading(context, "scan", ui::Icon::QrcodeScan, ui::Tone::Accent, flow::GoScan{});
        case SeeSchedule:
            return leading(context, "schedule", ui::Icon::CalendarClock, ui::Tone::Info, flow::GoSchedule{});
        case SeeServices:
            return leading(context, "services", ui::Icon::HandHeart, ui::Tone::Craft, flow::GoServices{});
        case OtherSessions:
            return other_sessions(state, context);
        case NextTime:
            return next_time(state, context);
        case OpenNow:
            return open_now(state, context);
        case Undo:
            return undo(state, context);
    }
    return std::nullopt;
}

}  // namespace kiosk::screens
