#include <algorithm>
#include <cmath>
#include <span>

#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/rating_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

// What can be said of each level (DESIGN section 13); the canteen has complaints of its own.
constexpr std::array kGood{"reason.teacher", "reason.kids",  "reason.comfort", "reason.price",
                           "reason.time",    "reason.staff", "reason.learned", "reason.other"};
constexpr std::array kBad{"reason.unclear",  "reason.crowded", "reason.price_bad", "reason.time_bad",
                          "reason.attitude", "reason.late",    "reason.broken",    "reason.other"};
constexpr std::array kMiddling{"reason.easy",  "reason.hard", "reason.short",
                               "reason.small", "reason.wait", "reason.other"};
constexpr std::array kCanteenBad{"reason.salty", "reason.tough", "reason.little",
                                 "reason.cold",  "reason.queue", "reason.meal_late"};

std::span<const char* const> reasons_for(int score, bool meal) {
    if (score >= 4) return kGood;
    if (meal) return kCanteenBad;
    if (score == 3) return kMiddling;
    return kBad;
}

std::string when_and_where(const Context& context, const model::Session& session) {
    return day_words(context, date_of(context, session.start)) + " " + hm_range(context, session) + " · " +
           place(context, session.space_id);
}

std::string level_words(const Context& context, int score) {
    return context.texts.get("rate." + std::to_string(score));
}

}  // namespace

RatePickView rate_pick_view(const flow::RatePick& state, const Context& context) {
    RatePickView view{
        .title = context.texts.get("rate.pick"), .hint = context.texts.get("rate.pick_hint"), .options = {}};
    view.rows = context.modes.low_reach          ? (context.modes.large ? 2 : 3)
                : context.shape == Shape::Across ? 4
                : context.modes.large            ? 4
                                                 : 5;
    std::vector<const model::Session*> known;
    for (const auto& id : state.candidates) {
        if (const auto* session = context.content.session(id)) known.push_back(session);
    }
    const auto count = static_cast<int>(known.size());
    view.pages = std::max(1, (count + view.rows - 1) / view.rows);
    view.page = std::clamp(state.page, 0, view.pages - 1);
    for (int i = view.page * view.rows; i < std::min(count, (view.page + 1) * view.rows); ++i) {
        const model::Session& session = *known[static_cast<std::size_t>(i)];
        view.options.push_back({.session_id = session.id,
                                .title = words(context, session.title),
                                .when_and_where = when_and_where(context, session),
                                .art = art_of(context, session)});
    }
    if (view.options.empty()) view.hint = context.texts.get("rate.nothing");
    return view;
}

RateFacesView rate_faces_view(const flow::RateFaces& state, const Context& context) {
    const auto* session = context.content.session(state.session_id);
    RateFacesView view;
    if (session) {
        const auto* partner = context.content.partner(session->partner_id);
        view.art = art_of(context, *session);
        view.what = (partner ? words(context, partner->name) + " · " : std::string{}) +
                    when_and_where(context, *session);
    }
    view.question = context.texts.get("rate.q", {{"s", session_title(context, state.session_id)}});
    view.hint = context.texts.get("rate.hint");
    for (int level = 1; level <= 5; ++level)
        view.labels.at(static_cast<std::size_t>(level - 1)) = level_words(context, level);
    view.pressed = state.pressed;
    view.listen = context.texts.get("rate.listen");
    if (state.verified || !state.replaces.empty()) return view;
    view.others = rating_candidates(context.content, context.now);
    if (view.others.size() < 2) view.others.clear();
    view.other_title = context.texts.get("rate.other_title");
    view.other_detail = context.texts.get("rate.other_detail");
    view.other = context.texts.get("rate.other");
    return view;
}

RateReasonsView rate_reasons_view(const flow::RateReasons& state, const Context& context) {
    const auto* session = context.content.session(state.session_id);
    const bool meal = session && session->kind == model::SessionKind::Meal;
    RateReasonsView view;
    view.score = state.score;
    view.score_words = level_words(context, state.score);
    view.what = session_title(context, state.session_id);
    view.question = context.texts.get(state.score >= 4   ? "rate.why_good"
                                      : state.score == 3 ? "rate.why"
                                                         : "rate.why_bad");
    view.hint = context.texts.get("rate.why_hint");
    for (const char* key : reasons_for(state.score, meal)) {
        const bool selected =
            std::find(state.reasons.begin(), state.reasons.end(), key) != state.reasons.end();
        view.reasons.push_back({.key = key, .label = context.texts.get(key), .selected = selected});
    }
    view.privacy = context.texts.get("rate.privacy");
    view.change = context.texts.get("rate.change");
    view.send = context.texts.get("rate.send");
    return view;
}

RateThanksView rate_thanks_view(const flow::State& state, const flow::RateThanks& thanks,
                                const Context& context) {
    const auto* session = context.content.session(thanks.session_id);
    const auto* partner = session ? context.content.partner(session->partner_id) : nullptr;
    RateThanksView view;
    view.title = context.texts.get("rate.thanks");
    view.detail = partner
                      ? context.texts.get("rate.thanks_detail", {{"partner", words(context, partner->name)}})
                      : context.texts.get("rate.thanks_plain");
    view.done = context.texts.get("ok.done");
    view.seconds_full =
        static_cast<int>(flow::rules_for(context.rules, state.modes).thanks_shown_for.count());
    const auto left = flow::time_left(state, context.steady, context.rules);
    view.seconds = left ? static_cast<int>(std::ceil(static_cast<double>(left->count()) / 1000.0)) : 0;
    return view;
}

}  // namespace kiosk::screens
