#include <chrono>

#include "kiosk/screens/errand_results.h"
#include "kiosk/screens/outcomes.h"
#include "kiosk/screens/refused_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using model::Outcome;
using Action = RefusedView::Action;

const model::Session* meant(const flow::Refused& state, const Context& context) {
    if (state.decision.sessions.empty()) return nullptr;
    return context.content.session(state.decision.sessions.front());
}

// Fills the places of a line: course, time, wait, date, centre, room, number.
std::string line(const std::string& key, const flow::Refused& state, const Context& context) {
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
        action.title = line("step.come_back.date", state, context);
        return action;
    }
    action.title = line("step.come_back", state, context);
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

std::optional<Action> action(NextStep step, const flow::Refused& state, const Context& context) {
    using enum NextStep;
    switch (step) {
        case GoToRoom:
            return go_to_room(state, context);
        case ComeBack:
            return come_back(state, context);
        case AskDesk:
            return help_action(context, model::HelpReason::CheckIn);
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
            other.title = line("step.centre", state, context);
            other.detail = line("step.centre.detail", state, context);
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
    }
    return std::nullopt;
}

}  // namespace

RefusedView refused_view(const flow::Refused& state, const Context& context) {
    const OutcomeLook look = look_of(state.decision.outcome, state.decision.reason);
    const std::string key = look.key;
    RefusedView view{
        .icon = look.icon,
        .tone = look.tone,
        .title = line(key, state, context),
        .why = line(key + ".1", state, context),
        .more = line(key + ".2", state, context),
        .you_can = context.texts.get("no.you_can"),
        .actions = {},
        .scan_again = context.texts.get(state.decision.outcome == Outcome::Already ? "no.next_person"
                                                                                   : "no.scan_again"),
        .understood = context.texts.get("no.understood"),
    };
    for (const NextStep step : look.steps) {
        if (auto one = action(step, state, context)) view.actions.push_back(std::move(*one));
    }
    if (state.decision.outcome == Outcome::Full && context.status.sync != SyncState::Offline) {
        view.main = {.id = "refused.wait", .icon = ui::Icon::HumanQueue, .event = flow::JoinWaiting{}};
        view.scan_again = context.texts.get("no.wait");
        view.understood = context.texts.get("help.cancel");
    }
    return view;
}

}  // namespace kiosk::screens
