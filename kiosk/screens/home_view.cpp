#include <algorithm>

#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/lending_screen.h"
#include "kiosk/screens/notices_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using model::Session;

std::string greeting(const Context& context) {
    const auto hour =
        core::time_of_day(context.content.center.zone.to_local(context.now)) / std::chrono::hours{1};
    if (hour < 11) return context.texts.get("home.hi.morning");
    if (hour < 13) return context.texts.get("home.hi.noon");
    if (hour < 18) return context.texts.get("home.hi.afternoon");
    return context.texts.get("home.hi.evening");
}

std::vector<const Session*> sessions_of(const Context& context, core::LocalDate date) {
    std::vector<const Session*> found;
    for (const Session& session : context.content.sessions) {
        if (!session.cancelled && date_of(context, session.start) == date) found.push_back(&session);
    }
    return found;
}

std::string seats_words(const Context& context, const Session& session) {
    const auto left = places_left(session);
    if (!left) return context.texts.get("home.open_to_all");
    if (*left == 0) return context.texts.get("home.full");
    return context.texts.get("home.seats", {{"n", std::to_string(*left)}});
}

HomeView::Card running_card(const Context& context, const Session& session) {
    const auto whole = std::chrono::duration<float>{session.end - session.start};
    const auto gone = std::chrono::duration<float>{context.now - session.start};
    const auto left = std::chrono::ceil<std::chrono::minutes>(session.end - context.now);
    std::string people = seats_words(context, session);
    if (session.capacity > 0) {
        people = context.texts.get("home.people",
                                   {{"n", std::to_string(std::max(session.enrolled, session.attended))},
                                    {"of", std::to_string(session.capacity)}});
    }
    return {.running = true,
            .service_id = session.service_id,
            .chip = context.texts.get("home.now"),
            .time = hm_range(context, session),
            .title = words(context, session.title),
            .where = partner_and_place(context, session),
            .art = art_of(context, session),
            .bar = whole.count() > 0 ? std::clamp(gone / whole, 0.0F, 1.0F) : 0,
            .left_note = context.texts.get("home.left", {{"time", duration_words(context, left)}}),
            .right_note = people};
}

HomeView::Card coming_card(const Context& context, const Session& session, const std::string& chip) {
    const bool open = takes_check_ins(session, context.now);
    const float taken = session.capacity > 0
                            ? static_cast<float>(std::max(session.enrolled, session.attended)) /
                                  static_cast<float>(session.capacity)
                            : 0;
    return {.running = false,
            .service_id = session.service_id,
            .chip = chip,
            .time = hm_range(context, session),
            .title = words(context, session.title),
            .where = partner_and_place(context, session),
            .art = art_of(context, session),
            .bar = std::clamp(taken, 0.0F, 1.0F),
            .left_note = open ? context.texts.get("home.open_now")
                              : context.texts.get("home.opens", {{"time", hm(context, session.open_from)}}),
            .right_note = seats_words(context, session)};
}

std::vector<HomeView::Card> cards(const Context& context, const std::vector<const Session*>& sessions) {
    std::vector<HomeView::Card> shown;
    const auto running = std::find_if(sessions.begin(), sessions.end(), [&](const Session* session) {
        return is_running(*session, context.now);
    });
    if (running != sessions.end()) shown.push_back(running_card(context, **running));
    for (const Session* session : sessions) {
        if (shown.size() == 2) break;
        if (session->start > context.now)
            shown.push_back(coming_card(context, *session, context.texts.get("home.next")));
    }
    if (!shown.empty()) return shown;
    const auto tomorrow = sessions_of(context, today(context) + std::chrono::days{1});
    if (!tomorrow.empty())
        shown.push_back(coming_card(context, *tomorrow.front(), context.texts.get("home.tomorrow")));
    return shown;
}

HomeView::Tile tile(const Context& context, std::string_view name) {
    const std::string key = "tile." + std::string{name};
    const char* detail = context.modes.large ? ".short" : ".detail";
    return {.title = context.texts.get(key), .detail = context.texts.get(key + detail)};
}

// The next one that starts, or what is on where none follows.
std::optional<HomeView::Class> one_class(const Context& context,
                                         const std::vector<const Session*>& sessions) {
    const auto find = [&](auto fits) {
        const auto found = std::find_if(sessions.begin(), sessions.end(), fits);
        return found == sessions.end() ? nullptr : *found;
    };
    const Session* next = find([&](const Session* one) { return one->start > context.now; });
    const bool running = next == nullptr;
    if (running) next = find([&](const Session* one) { return is_running(*one, context.now); });
    if (!next) return std::nullopt;
    const auto* service = context.content.service(next->service_id);
    const auto* space = context.content.space(next->space_id);
    const model::Fee fee = service ? service->fee : model::Fee{};
    return HomeView::Class{
        .service_id = next->service_id,
        .chip = running ? context.texts.get("home.class_now", {{"time", hm_range(context, *next)}})
                        : context.texts.get("home.class_next", {{"time", hm(context, next->start)}}),
        .running = running,
        .title = words(context, next->title),
        .where = place(context, next->space_id),
        .fee = fee_words(context, fee),
        .is_free = fee.kind == model::FeeKind::Free,
        .seats = seats_words(context, *next),
        .directions = space ? words(context, space->directions) : std::string{},
        .art = art_of(context, *next)};
}

}  // namespace

std::vector<model::Id> rating_candidates(const model::Content& content, core::WallTime now) {
    std::vector<const Session*> ended;
    for (const Session& session : content.sessions) {
        const bool over =
            now >= session.end - model::kRatingOpensBeforeEnd && now < session.end + std::chrono::hours{3};
        if (over && !session.cancelled) ended.push_back(&session);
    }
    std::sort(ended.begin(), ended.end(), [](const Session* a, const Session* b) { return a->end > b->end; });
    std::vector<model::Id> ids;
    ids.reserve(ended.size());
    for (const Session* session : ended) ids.push_back(session->id);
    return ids;
}

HomeView home_view(const flow::State& state, const Context& context) {
    const auto sessions = sessions_of(context, today(context));
    const auto with_places = std::count_if(sessions.begin(), sessions.end(), [&](const Session* session) {
        return session->end > context.now && places_left(*session).value_or(1) > 0;
    });
    HomeView view{
        .greeting = greeting(context),
        .counts = context.texts.get(
            "home.count", {{"n", std::to_string(sessions.size())}, {"m", std::to_string(with_places)}}),
        .today = context.texts.get("home.today"),
        .whole_schedule = context.texts.get("home.all"),
        .cards = cards(context, sessions),
        .nothing_on = context.texts.get(sessions.empty() ? "home.nothing" : "home.day_over"),
        .check_in = tile(context, "checkin"),
        .services = tile(context, "services"),
        .schedule = tile(context, "schedule"),
        .rate = {},
        .to_rate = {},
        .borrow = lends(context) ? std::optional{tile(context, "borrow")} : std::nullopt,
        .notices = tile(context, "notices"),
        .unread = unread_notices(state, context),
    };
    if (view.unread > 0)
        view.notices.detail = context.texts.get("tile.notices.new", {{"n", std::to_string(view.unread)}});
    if (context.modes.large) {
        view.one_class = one_class(context, sessions);
        view.unread = 0;  // the words say it
    } else {
        view.services.detail = context.texts.get("tile.services.detail",
                                                 {{"n", std::to_string(context.content.services.size())}});
    }
    if (context.modes.contrast) view.contrast_note = context.texts.get("home.contrast_note");
    if (context.modes.low_reach) {
        view.low_note = context.texts.get("home.low_note");
        view.help = HomeView::Tile{.title = context.texts.get("mode.help"),
                                   .detail = context.texts.get("tile.help.detail")};
    }
    if (context.content.center.policy.walk_up_ratings) {
        view.to_rate = rating_candidates(context.content, context.now);
        view.rate = tile(context, "rate");
    }
    return view;
}

}  // namespace kiosk::screens
