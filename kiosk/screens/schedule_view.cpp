#include <algorithm>

#include "kiosk/screens/schedule_screen.h"
#include "kiosk/screens/schedule_week_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using std::chrono::minutes;

constexpr int kDays = 7;

std::vector<ScheduleView::Day> days(const flow::Schedule& state, const Context& context) {
    std::vector<ScheduleView::Day> shown;
    // The next seven days; or the week of a day that lies elsewhere.
    const auto chosen = today(context) + std::chrono::days{state.day};
    const bool soon = state.day >= 0 && state.day < kDays;
    const int first = soon ? 0 : state.day - (core::iso_weekday(chosen) - 1);
    for (int i = first; i < first + kDays; ++i) {
        const auto date = today(context) + std::chrono::days{i};
        const std::chrono::year_month_day calendar{date};
        shown.push_back({.weekday = i == 0 ? context.texts.get("day.today") : weekday_words(context, date),
                         .number = std::to_string(static_cast<unsigned>(calendar.day())),
                         .selected = i == state.day,
                         .leads_to = {.day = i, .page = 0}});
    }
    return shown;
}

minutes in_grid(const Context& context, core::LocalDate date, core::WallTime time) {
    const auto since_midnight = context.content.center.zone.to_local(time) - core::LocalTime{date};
    return std::clamp(std::chrono::duration_cast<minutes>(since_midnight), minutes{ScheduleView::kFirst},
                      minutes{ScheduleView::kLast});
}

std::string seats_words(const Context& context, const model::Session& session) {
    if (session.cancelled) return context.texts.get("session.cancelled");
    const auto left = places_left(session);
    if (!left) return {};
    if (*left == 0) return context.texts.get("session.full");
    return std::to_string(std::max(session.enrolled, session.attended)) + "/" +
           std::to_string(session.capacity);
}

ScheduleView::Block block(const Context& context, core::LocalDate date, const model::Session& session) {
    const auto* service = context.content.service(session.service_id);
    return {.from = in_grid(context, date, session.start),
            .to = in_grid(context, date, session.end),
            .title = words(context, session.title),
            .seats = seats_words(context, session),
            .full = places_left(session).value_or(1) == 0,
            .cancelled = session.cancelled,
            .category = service ? service->category : model::Category::Study,
            .session_id = session.id,
            .service_id = session.service_id};
}

// The rooms that have something on this day, from the ground floor up.
std::vector<const model::Space*> rooms(const Context& context,
                                       const std::vector<const model::Session*>& sessions) {
    std::vector<const model::Space*> used;
    for (const auto& space : context.content.spaces) {
        const bool busy = std::any_of(sessions.begin(), sessions.end(), [&](const model::Session* session) {
            return session->space_id == space.id;
        });
        if (busy) used.push_back(&space);
    }
    std::stable_sort(used.begin(), used.end(),
                     [](const model::Space* a, const model::Space* b) { return a->floor < b->floor; });
    return used;
}

// English words are longer than four columns upright are wide.
int columns_on_page(const Context& context) {
    return context.language == model::Language::English && context.shape == Shape::Upright ? 3 : 4;
}

ScheduleView::Row row(const Context& context, const model::Session& session) {
    return {.session_id = session.id,
            .service_id = session.service_id,
            .time = hm_range(context, session),
            .title = words(context, session.title),
            .where = place(context, session.space_id),
            .seats = seats_words(context, session),
            .running = !session.cancelled && is_running(session, context.now),
            .full = places_left(session).value_or(1) == 0,
            .cancelled = session.cancelled};
}

// In the order of the clock, without what is over, where anything is left.
void fill_rows(ScheduleView& view, const Context& context, std::vector<const model::Session*> sessions) {
    std::stable_sort(sessions.begin(), sessions.end(),
                     [](const model::Session* a, const model::Session* b) { return a->start < b->start; });
    const auto over = [&](const model::Session* one) { return one->end <= context.now; };
    if (!std::all_of(sessions.begin(), sessions.end(), over)) std::erase_if(sessions, over);
    view.is_list = true;
    view.rows_on_page = context.modes.low_reach && context.modes.large ? 2 : 3;
    if (context.shape == Shape::Across) view.rows_on_page = 4;
    const auto count = static_cast<int>(sessions.size());
    view.pages = std::max(1, (count + view.rows_on_page - 1) / view.rows_on_page);
    view.page = std::clamp(view.state.page, 0, view.pages - 1);
    const int first = view.page * view.rows_on_page;
    for (int i = first; i < std::min(count, first + view.rows_on_page); ++i)
        view.rows.push_back(row(context, *sessions[static_cast<std::size_t>(i)]));
}

}  // namespace

ScheduleView schedule_view(const flow::Schedule& state, const Context& context) {
    const auto date = today(context) + std::chrono::days{state.day};
    std::vector<const model::Session*> sessions;
    for (const auto& session : context.content.sessions) {
        if (date_of(context, session.start) == date) sessions.push_back(&session);
    }
    const auto spaces = rooms(context, sessions);

    ScheduleView view;
    view.title = context.texts.get("tile.schedule");
    view.spans = {context.texts.get("schedule.day"), context.texts.get("schedule.week")};
    view.as_week = as_week(state, context);
    view.days = days(state, context);
    view.state = state;
    view.nothing = context.texts.get("schedule.nothing");
    if (context.is_sparse()) {
        view.count = context.texts.get("schedule.day_count", {{"day", day_words(context, date)},
                                                              {"n", std::to_string(sessions.size())}});
        fill_rows(view, context, sessions);
        return view;
    }
    const int columns = columns_on_page(context);
    view.pages = std::max(1, (static_cast<int>(spaces.size()) + columns - 1) / columns);
    view.page = std::clamp(state.page, 0, view.pages - 1);
    const int before = view.page * columns;
    const auto first = static_cast<std::size_t>(before);
    for (std::size_t i = first; i < std::min(spaces.size(), first + static_cast<std::size_t>(columns)); ++i) {
        view.columns.push_back(
            {.space = words(context, spaces[i]->name),
             .floor = context.texts.get("place.floor_only", {{"floor", std::to_string(spaces[i]->floor)}})});
        for (const auto* session : sessions) {
            if (session->space_id != spaces[i]->id) continue;
            auto shown = block(context, date, *session);
            if (shown.from >= shown.to) continue;  // outside the grid's hours
            shown.column = static_cast<int>(i - first);
            view.blocks.push_back(std::move(shown));
        }
    }
    const auto now = core::time_of_day(context.content.center.zone.to_local(context.now));
    if (state.day == 0 && now >= ScheduleView::kFirst && now <= ScheduleView::kLast) {
        view.now_line = now;
        view.now_words = clock_words(context);
    }
    return view;
}

}  // namespace kiosk::screens
