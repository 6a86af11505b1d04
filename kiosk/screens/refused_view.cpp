#include "kiosk/screens/refused_steps.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using model::Outcome;
using Button = RefusedView::Button;

constexpr std::size_t kMostActions = 3;

Button leave(const Context& context) {
    return {.id = "refused.ok", .label = context.texts.get("no.understood"), .event = flow::GoHome{}};
}

Button scan(const Context& context, const char* key, ui::Icon icon) {
    return {.id = "refused.scan", .icon = icon, .label = context.texts.get(key), .event = flow::GoScan{}};
}

void add_buttons(RefusedView& view, const Context& context, Ending ending) {
    switch (ending) {
        case Ending::ScanOrLeave:
            view.aside = leave(context);
            view.main = scan(context, "no.scan_again", ui::Icon::QrcodeScan);
            return;
        case Ending::ScanOrHelp:
            view.aside = Button{.id = "refused.help",
                                .icon = ui::Icon::HumanGreetingVariant,
                                .label = context.texts.get("step.help"),
                                .event = flow::AskForHelp{model::HelpReason::CheckIn}};
            view.main = scan(context, "no.scan_again", ui::Icon::QrcodeScan);
            return;
        case Ending::LeaveOrScan:
            view.aside = scan(context, "no.next_person", ui::Icon::AccountSwitch);
            view.main = leave(context);
            return;
        case Ending::LeaveOrLook:
            view.aside = Button{.id = "refused.schedule",
                                .icon = ui::Icon::CalendarClock,
                                .label = context.texts.get("no.schedule"),
                                .event = flow::GoSchedule{}};
            view.main = leave(context);
            return;
    }
}

bool may_wait(const flow::Refused& state, const Context& context) {
    return state.decision.outcome == Outcome::Full && context.status.sync != SyncState::Offline;
}

}  // namespace

RefusedView refused_view(const flow::Refused& state, const Context& context) {
    const OutcomeLook look = look_of(state.decision.outcome, state.decision.reason);
    const std::string key = look.key;
    RefusedView view{
        .icon = look.icon,
        .tone = look.tone,
        .title = refused_words(key, state, context),
        .why = refused_words(key + ".1", state, context),
        .more = refused_words(key + ".2", state, context),
        .you_can = context.texts.get("no.you_can"),
    };
    if (!state.name.empty() && context.content.center.policy.show_names)
        view.who = ui::Texts::name_in(refused_words(key + ".who", state, context), state.name);
    for (const NextStep step : look.steps) {
        if (view.actions.size() == kMostActions) break;
        if (auto one = action(step, state, context)) view.actions.push_back(std::move(*one));
    }
    if (state.decision.outcome == Outcome::Full && !may_wait(state, context))
        view.more = context.texts.get("no.full.offline");
    add_buttons(view, context, look.ending);
    if (may_wait(state, context)) {
        view.aside = leave(context);
        view.aside->label = context.texts.get("no.thanks");
        view.main = {.id = "refused.wait",
                     .icon = ui::Icon::HumanQueue,
                     .label = context.texts.get("no.wait"),
                     .event = flow::JoinWaiting{}};
    }
    return view;
}

}  // namespace kiosk::screens
