#include <algorithm>

#include "kiosk/screens/schedule_week_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using std::chrono::days;

constexpr int kDays = 7;

core::LocalDate monday_of(core::LocalDate date) {
    return date - days{core::iso_weekday(date) - 1};
}

struct Week {
    core::LocalDate monday;
    std::vector<const model::Session*> sessions;
};

Week week_of(const Context& context, int weeks) {
    Week week{.monday = monday_of(today(context)) + days{kDays * weeks}, .sessions = {}};
    for (const auto& session : context.content.sessions) {
        const auto date = date_of(context, session.start);
        if (!session.cancelled && date >= week.monday && date < week.monday + days{kDays})
            week.sessions.push_back(&session);
    }
    return week;
}

std::vector<const model::Space*> rooms_of(const Context& context, const Week& week) {
    std::vector<const model::Space*> used;
    for (const auto& space : context.content.spaces) {
        const bool busy =
            std::any_of(week.sessions.begin(), week.sessions.end(),
                        [&](const model::Session* session) { return session->space_id == space.id; });
        if (busy) used.push_back(&space);
    }
    std::stable_sort(used.begin(), used.end(),
                     [](const model::Space* a, const model::Space* b) { return a->floor < b->floor; });
    return used;
}

WeekView::Cell cell(const Context& context, const Week& week, core::LocalDate date, const model::Id& space) {
    const model::Session* first = nullptr;
    int others = 0;
    for (const auto* session : week.sessions) {  // ascending by start
        if (session->space_id != space || date_of(context, session->start) != date) continue;
        if (first) ++others;
        if (!first) first = session;
    }
    if (!first) return {};
    const auto* service = context.content.service(first->service_id);
    return {.title = words(context, first->title),
            .time = hm(context, first->start),
            .more = others == 0 ? std::string{}
                                : context.texts.get("schedule.more", {{"n", std::to_string(others)}}),
            .category = service ? service->category : model::Category::Study};
}

void add_summary(WeekView::Day& day, const Context& context, const Week& week, core::LocalDate date) {
    std::vector<const model::Session*> on;
    for (const auto* session : week.sessions) {
        if (date_of(context, session->start) == date) on.push_back(session);
    }
    if (on.empty()) {
        day.first = context.texts.get("schedule.nothing");
        return;
    }
    day.first = hm(context, on.front()->start) + " " + words(context, on.front()->title);
    day.count = context.texts.get("schedule.count", {{"n", std::to_string(on.size())}});
}

// Does the content hold a session before or after this week?
bool reaches(const Context& context, core::LocalDate monday, int direction) {
    const auto& sessions = context.content.sessions;
    return std::any_of(sessions.begin(), sessions.end(), [&](const model::Session& session) {
        const auto date = date_of(context, session.start);
        return direction < 0 ? date < monday : date >= monday + days{kDays};
    });
}

}  // namespace

flow::Schedule as_week(const flow::Schedule& state, const Context& context) {
    const auto shown = today(context) + days{state.day};
    const auto away = monday_of(shown) - monday_of(today(context));
    return {.day = state.day,
            .page = 0,
            .span = flow::Schedule::Span::Week,
            .week = static_cast<int>(away.count()) / kDays};
}

flow::Schedule as_day(const flow::Schedule& state, const Context& context) {
    const auto monday = monday_of(today(context)) + days{kDays * state.week};
    const int day = state.week == 0 ? 0 : static_cast<int>((monday - today(context)).count());
    return {.day = day, .page = 0, .span = flow::Schedule::Span::Day, .week = state.week};
}

WeekView week_view(const flow::Schedule& state, const Context& context) {
    const auto& texts = context.texts;
    const Week week = week_of(context, state.week);
    const auto rooms = rooms_of(context, week);
    WeekView view{
        .title = texts.get("tile.schedule"),
        .spans = {texts.get("schedule.day"), texts.get("schedule.week")},
        .dates =
            texts.get("schedule.week_of", {{"from", short_date_words(context, week.monday)},
                                           {"to", short_date_words(context, week.monday + days{kDays - 1})}}),
        .last_week = texts.get("schedule.last_week"),
        .next_week = texts.get("schedule.next_week"),
        .has_last = state.week > -flow::kWeeksAround && reaches(context, week.monday, -1),
        .has_next = state.week < flow::kWeeksAround && reaches(context, week.monday, 1),
        .rooms = {},
        .days = {},
        .count = texts.get("schedule.week_count", {{"n", std::to_string(week.sessions.size())}}),
        .nothing = week.sessions.empty() ? texts.get("schedule.nothing_week") : std::string{},
        .state = state,
        .as_day = as_day(state, context),
    };
    for (const auto* room : rooms) view.rooms.push_back(words(context, room->name));
    for (int i = 0; i < kDays; ++i) {
        const auto date = week.monday + days{i};
        const std::chrono::year_month_day calendar{date};
        const bool is_today = date == today(context);
        WeekView::Day day{.weekday = is_today ? texts.get("day.today") : weekday_words(context, date),
                          .number = std::to_string(static_cast<unsigned>(calendar.day())),
                          .is_today = is_today,
                          .first = {},
                          .count = {},
                          .cells = {},
                          .leads_to = {.day = static_cast<int>((date - today(context)).count()),
                                       .page = 0,
                                       .span = flow::Schedule::Span::Day,
                                       .week = state.week}};
        add_summary(day, context, week, date);
        for (const auto* room : rooms) day.cells.push_back(cell(context, week, date, room->id));
        view.days.push_back(std::move(day));
    }
    return view;
}

}  // namespace kiosk::screens
