#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/widget_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using model::Session;
using Sessions = std::vector<const Session*>;

constexpr std::size_t kMostRows = 5;

bool is_suspect(const Context& context) {
    return context.status.clock == core::ClockTrust::Suspect;
}

// Those that run or come: today's, or, where nobody knows what day it is, the next ones (R-C4).
Sessions coming(const Context& context) {
    Sessions found;
    for (const Session& session : context.content.sessions) {
        if (session.cancelled || session.end <= context.now) continue;
        if (is_suspect(context) || date_of(context, session.start) == today(context))
            found.push_back(&session);
    }
    return found;
}

WidgetView::Row row_of(const Context& context, const Session& session) {
    const bool is_now = !is_suspect(context) && is_running(session, context.now);
    const std::string when =
        is_suspect(context)
            ? short_date_words(context, date_of(context, session.start)) + " " + hm(context, session.start)
            : hm_range(context, session);
    return {.lead = when,
            .title = words(context, session.title),
            .detail = partner_and_place(context, session),
            .chip = is_now ? context.texts.get("home.now") : "",
            .is_now = is_now};
}

std::optional<WidgetView> classes_view(const Context& context) {
    const Sessions sessions = coming(context);
    if (sessions.empty()) return std::nullopt;
    WidgetView view;
    view.headline = context.texts.get(is_suspect(context) ? "widget.classes.dated" : "widget.classes");
    for (const Session* session : sessions) {
        if (view.rows.size() < kMostRows) view.rows.push_back(row_of(context, *session));
    }
    const std::size_t more = sessions.size() - view.rows.size();
    view.fact = more > 0 ? context.texts.get("widget.more", {{"n", std::to_string(more)}})
                         : context.texts.get("widget.classes.fact");
    return view;
}

std::optional<WidgetView> now_and_next_view(const Context& context) {
    if (is_suspect(context)) return std::nullopt;
    const Sessions sessions = coming(context);
    const auto first = [&](bool running) -> const Session* {
        const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const Session* one) {
            return is_running(*one, context.now) == running;
        });
        return found == sessions.end() ? nullptr : *found;
    };
    WidgetView view;
    for (const bool running : {true, false}) {
        const Session* one = first(running);
        if (!one) continue;
        view.rows.push_back(row_of(context, *one));
        if (!running) view.rows.back().chip = context.texts.get("attract.next");
    }
    if (view.rows.empty()) return std::nullopt;
    view.headline = context.texts.get("widget.now");
    view.fact = context.texts.get("widget.now.fact");
    return view;
}

// Each service once, with its session that runs or comes next today.
std::optional<WidgetView> services_view(const Context& context) {
    if (is_suspect(context)) return std::nullopt;
    WidgetView view;
    std::set<model::Id> seen;
    for (const Session* session : coming(context)) {
        const model::Service* service = context.content.service(session->service_id);
        if (!service || !seen.insert(service->id).second || view.rows.size() == kMostRows) continue;
        WidgetView::Row row = row_of(context, *session);
        row.title = words(context, service->title);
        row.detail = fee_words(context, service->fee) + " · " + place(context, session->space_id);
        view.rows.push_back(std::move(row));
    }
    if (view.rows.empty()) return std::nullopt;
    view.headline = context.texts.get("widget.services");
    view.fact = context.texts.get("widget.services.fact");
    return view;
}

std::optional<WidgetView> clock_view(const Context& context) {
    if (is_suspect(context)) return std::nullopt;
    WidgetView view;
    view.headline = words(context, context.content.center.name);
    view.fact = words(context, context.content.center.address);
    view.clock = clock_words(context);
    view.date = date_words(context, today(context));
    return view;
}

std::string window_words(const Context& context, const std::vector<model::DayWindow>& windows) {
    if (windows.empty()) return context.texts.get("widget.hours.closed");
    std::string said;
    for (const model::DayWindow& window : windows) {
        if (window.from == window.to) return context.texts.get("widget.hours.all_day");
        if (!said.empty()) said += "　";
        const bool until_midnight = window.to.count() == 0;
        said += core::format_time_of_day(window.from) + " – " +
                (until_midnight ? "24:00" : core::format_time_of_day(window.to));
    }
    return said;
}

std::optional<WidgetView> hours_view(const Context& context) {
    const model::OpeningHours& opening = context.content.center.opening;
    const bool is_known = std::any_of(opening.week.begin(), opening.week.end(),
                                      [](const auto& windows) { return !windows.empty(); });
    if (!is_known) return std::nullopt;
    WidgetView view;
    view.headline = context.texts.get("widget.hours");
    view.fact = context.content.center.phone.empty()
                    ? words(context, context.content.center.address)
                    : context.texts.get("widget.hours.phone", {{"phone", context.content.center.phone}});
    const core::LocalDate date = today(context);
    const core::LocalDate monday = date - std::chrono::days{core::iso_weekday(date) - 1};
    for (std::size_t day = 0; day < opening.week.size(); ++day) {
        const core::LocalDate that = monday + std::chrono::days{static_cast<int>(day)};
        const bool is_today = !is_suspect(context) && that == date;
        const auto& closures = opening.closures;
        const bool is_closed =
            is_today && std::find(closures.begin(), closures.end(), that) != closures.end();
        view.rows.push_back({.lead = weekday_words(context, that),
                             .title = is_closed ? context.texts.get("widget.hours.closed")
                                                : window_words(context, opening.week.at(day)),
                             .chip = is_today ? context.texts.get("day.today") : "",
                             .is_now = is_today});
    }
    return view;
}

std::optional<WidgetView> thanks_view(const Context& context) {
    WidgetView view;
    view.headline = context.texts.get("widget.thanks");
    view.fact = context.texts.get("widget.thanks.fact");
    view.faces = true;
    return view;
}

std::optional<WidgetView> code_view(const model::Widget& widget, const Context& context) {
    const model::Service* service = context.content.service(widget.service_id);
    if (!widget.service_id.empty() && (!service || context.content.public_url.empty())) return std::nullopt;
    WidgetView view;
    view.code = to_qr(service ? context.content.public_url + "/s/" + service->id : widget.link);
    if (!view.code) return std::nullopt;
    view.headline = service ? words(context, service->title) : context.texts.get("widget.code");
    view.fact = context.texts.get("widget.code.fact");
    return view;
}

}  // namespace

std::optional<WidgetView> widget_view(const model::Widget& widget, const Context& context) {
    switch (widget.kind) {
        case model::WidgetKind::ClassesToday:
            return classes_view(context);
        case model::WidgetKind::NowAndNext:
            return now_and_next_view(context);
        case model::WidgetKind::ServicesOpen:
            return services_view(context);
        case model::WidgetKind::Clock:
            return clock_view(context);
        case model::WidgetKind::OpeningHours:
            return hours_view(context);
        case model::WidgetKind::RatingThanks:
            return thanks_view(context);
        case model::WidgetKind::QrCard:
            return code_view(widget, context);
        case model::WidgetKind::Card:
            return std::nullopt;  // has a picture and words of its own
    }
    return std::nullopt;
}

std::set<model::Id> speechless_items(const Context& context) {
    std::set<model::Id> speechless;
    for (const model::Playlist& playlist : context.content.playlists) {
        for (const model::PlaylistItem& item : playlist.items) {
            const auto* widget = std::get_if<model::Widget>(&item.shows);
            if (widget && !widget_view(*widget, context)) speechless.insert(item.id);
        }
    }
    return speechless;
}

}  // namespace kiosk::screens
