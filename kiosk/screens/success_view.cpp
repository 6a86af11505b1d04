#include <cmath>

#include "kiosk/screens/success_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

std::string meal_number(int ordinal) {
    std::string digits = std::to_string(ordinal);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return digits;
}

SuccessView::Card card(const Context& context, const flow::Attended& attended) {
    const auto* session = context.content.session(attended.session_id);
    if (!session) return {.title = context.texts.get("ok.visit"), .time_and_place = clock_words(context)};
    const auto* space = context.content.space(session->space_id);
    const bool meal = session->kind == model::SessionKind::Meal;
    std::string ordinal;
    if (attended.ordinal > 0) {
        ordinal = meal ? context.texts.get("ok.meal", {{"n", meal_number(attended.ordinal)}})
                       : context.texts.get("ok.ordinal", {{"n", std::to_string(attended.ordinal)}});
    }
    return {.title = words(context, session->title),
            .ordinal = ordinal,
            .time_and_place = hm_range(context, *session) + "    " + place(context, session->space_id),
            .directions = space ? words(context, space->directions) : std::string{},
            .art = art_of(context, *session)};
}

const char* note_key(const flow::Success& success, const Context& context) {
    if (success.flags.provisional) return "ok.provisional";
    if (context.status.sync == SyncState::Offline) return "ok.later";
    return "ok.rate_later";
}

}  // namespace

SuccessView success_view(const flow::State& state, const flow::Success& success, const Context& context) {
    SuccessView view;
    const std::string count = context.texts.get("ok.count", {{"n", std::to_string(success.attended.size())}});
    const bool named = !success.name.empty() && context.content.center.policy.show_names;
    view.title = context.texts.get("ok.title");
    view.welcome = named ? context.texts.with_name("ok.welcome", success.name)
                         : core::PersonName{context.texts.get("ok.welcome_nameless")};
    view.welcome.append("    " + count);
    for (const auto& attended : success.attended) view.cards.push_back(card(context, attended));
    view.note = context.texts.get(note_key(success, context));
    view.undo = context.texts.get("ok.undo");
    view.can_undo = !success.undoing;
    view.done = context.texts.get("ok.done");
    view.seconds_full =
        static_cast<int>(flow::rules_for(context.rules, state.modes).success_shown_for.count());
    const auto left = flow::time_left(state, context.steady, context.rules);
    view.seconds = left ? static_cast<int>(std::ceil(static_cast<double>(left->count()) / 1000.0)) : 0;
    return view;
}

}  // namespace kiosk::screens
