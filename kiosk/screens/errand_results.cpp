#include "kiosk/screens/errand_results.h"

#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using Action = RefusedView::Action;
using Kind = flow::LendingResult::Kind;

struct Look {
    const char* key;
    ui::Icon icon;
    ui::Tone tone;
};

Look look_of(Kind kind) {
    switch (kind) {
        case Kind::HasOne:
            return {"has_one", ui::Icon::Umbrella, ui::Tone::Warn};
        case Kind::Overdue:
            return {"overdue", ui::Icon::ClockAlertOutline, ui::Tone::Danger};
        case Kind::NothingFree:
            return {"nothing", ui::Icon::Minus, ui::Tone::Neutral};
        case Kind::NotTaken:
            return {"not_taken", ui::Icon::TimerSand, ui::Tone::Neutral};
        case Kind::NoneLeft:
            return {"none_left", ui::Icon::Wrench, ui::Tone::Warn};
        case Kind::Failed:
            return {"failed", ui::Icon::Alert, ui::Tone::Danger};
        case Kind::Taken:
            return {"taken", ui::Icon::CheckBold, ui::Tone::Ok};
        case Kind::Returned:
            return {"returned", ui::Icon::CheckBold, ui::Tone::Ok};
        case Kind::NotLent:
            return {"not_lent", ui::Icon::Information, ui::Tone::Info};
    }
    return {"failed", ui::Icon::Alert, ui::Tone::Danger};
}

std::string item_words(const Context& context, const model::Item& item) {
    if (item.slot <= 0) return context.texts.get("lend.something");
    const std::string number = (item.slot < 10 ? "0" : "") + std::to_string(item.slot);
    const char* kind = "umbrella";
    switch (item.kind) {
        case model::ItemKind::Umbrella:
            kind = "umbrella";
            break;
        case model::ItemKind::PowerBank:
            kind = "power_bank";
            break;
        case model::ItemKind::ReadingGlasses:
            kind = "glasses";
            break;
        case model::ItemKind::Book:
            kind = "book";
            break;
    }
    return context.texts.get(std::string{"lend.item."} + kind, {{"n", number}});
}

Action go(const Context& context, const char* name, ui::Icon icon, ui::Tone tone, flow::Event event) {
    const std::string key = std::string{"step."} + name;
    return {.id = std::string{"action."} + name,
            .icon = icon,
            .tone = tone,
            .title = context.texts.get(key),
            .detail = context.texts.has(key + ".detail") ? context.texts.get(key + ".detail") : std::string{},
            .event = std::move(event)};
}

Action give_back(const Context& context) {
    return go(context, "give_back", ui::Icon::UmbrellaClosedVariant, ui::Tone::Accent, flow::StartGiveBack{});
}
Action services(const Context& context) {
    return go(context, "services", ui::Icon::HandHeart, ui::Tone::Craft, flow::GoServices{});
}
Action schedule(const Context& context) {
    return go(context, "schedule", ui::Icon::CalendarClock, ui::Tone::Info, flow::GoSchedule{});
}

// Where the desk is, and its telephone: advice.
std::vector<Action> desk_advice(const Context& context) {
    std::vector<Action> advice;
    const auto& center = context.content.center;
    const std::string& where = words(context, center.desk_place);
    advice.push_back({.id = "action.desk",
                      .icon = ui::Icon::Directions,
                      .tone = ui::Tone::Accent,
                      .title = context.texts.get("desk.go"),
                      .detail = where,
                      .event = {}});
    if (!center.phone.empty()) {
        advice.push_back({.id = "action.call",
                          .icon = ui::Icon::Phone,
                          .tone = ui::Tone::Info,
                          .title = center.phone,
                          .detail = context.texts.get("desk.phone"),
                          .event = {}});
    }
    return advice;
}

RefusedView blank(const Context& context) {
    RefusedView view;
    view.you_can = context.texts.get("no.you_can");
    view.main = {.id = "refused.ok", .label = context.texts.get("no.understood"), .event = flow::GoHome{}};
    return view;
}

}  // namespace

Action help_action(const Context& context, model::HelpReason reason) {
    return go(context, "help", ui::Icon::HumanGreetingVariant, ui::Tone::Accent, flow::AskForHelp{reason});
}

RefusedView lending_result_view(const flow::LendingResult& state, const Context& context) {
    const Look look = look_of(state.kind);
    const std::string key = std::string{"lent."} + look.key;
    const std::string item = item_words(context, state.item);
    const std::string due = day_and_time(context, state.loan.due);
    RefusedView view = blank(context);
    view.icon = look.icon;
    view.tone = look.tone;
    view.title = context.texts.get(key);
    view.why = context.texts.get(key + ".1", {{"item", item}, {"due", due}});
    if (context.texts.has(key + ".2"))
        view.more = context.texts.get(key + ".2", {{"item", item}, {"due", due}});
    if (state.kind == Kind::Returned && state.was_overdue) view.more = context.texts.get("lent.was_late");
    switch (state.kind) {
        case Kind::HasOne:
        case Kind::Overdue:
            view.actions = {give_back(context), help_action(context, model::HelpReason::Borrow)};
            break;
        case Kind::NothingFree:
        case Kind::NotTaken:
        case Kind::NoneLeft:
        case Kind::Failed:
            view.actions = {help_action(context, model::HelpReason::Borrow), services(context)};
            break;
        case Kind::Taken:
        case Kind::Returned:
        case Kind::NotLent:
            view.actions = {schedule(context), services(context)};
            break;
    }
    return view;
}

RefusedView slip_view(const flow::Slip& state, const Context& context) {
    const auto& texts = context.texts;
    RefusedView view = blank(context);
    view.icon = ui::Icon::CardAccountDetailsOutline;
    view.tone = ui::Tone::Accent;
    switch (state.stage) {
        case flow::Slip::Stage::Asking:
            view.title = texts.get("slip.asking");
            view.why = texts.get("slip.asking.1");
            break;
        case flow::Slip::Stage::Taken:
            view.title = state.number;
            view.why = texts.get("slip.taken.1");
            view.more = texts.get(state.online ? "slip.online" : "slip.offline");
            break;
        case flow::Slip::Stage::Failed:
            view.tone = ui::Tone::Warn;
            view.icon = ui::Icon::Alert;
            view.title = texts.get("slip.failed");
            view.why = texts.get("slip.failed.1");
            break;
    }
    view.actions = desk_advice(context);
    return view;
}

RefusedView waiting_view(const flow::Waiting& state, const Context& context) {
    const auto& texts = context.texts;
    const std::string session = session_title(context, state.session_id);
    RefusedView view = blank(context);
    view.icon = ui::Icon::HumanQueue;
    view.tone = ui::Tone::Accent;
    switch (state.stage) {
        case flow::Waiting::Stage::Asking:
            view.title = texts.get("wait.asking");
            view.why = session;
            break;
        case flow::Waiting::Stage::Joined:
            view.tone = ui::Tone::Ok;
            view.title = texts.get("wait.joined");
            view.why = texts.get("wait.joined.1", {{"course", session}});
            view.more = state.position > 0
                            ? texts.get("wait.position", {{"n", std::to_string(state.position)}})
                            : texts.get("wait.no_position");
            break;
        case flow::Waiting::Stage::Offline:
            view.tone = ui::Tone::Warn;
            view.title = texts.get("wait.offline");
            view.why = texts.get("wait.offline.1");
            break;
        case flow::Waiting::Stage::Failed:
            view.tone = ui::Tone::Warn;
            view.title = texts.get("wait.failed");
            view.why = texts.get("wait.failed.1");
            break;
    }
    view.actions = {help_action(context, model::HelpReason::CheckIn), schedule(context)};
    return view;
}

}  // namespace kiosk::screens
