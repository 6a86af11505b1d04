#include "kiosk/screens/attract_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

void add_strips(AttractView& view, const Context& context) {
    if (context.status.clock == core::ClockTrust::Suspect) return;
    const model::Session* running = nullptr;
    const model::Session* next = nullptr;
    for (const auto& session : context.content.sessions) {
        if (date_of(context, session.start) != today(context) || session.cancelled) continue;
        if (!running && is_running(session, context.now)) running = &session;
        if (!next && session.start > context.now) next = &session;
    }
    if (running) view.strips.push_back({context.texts.get("home.now"), words(context, running->title)});
    if (next) {
        view.strips.push_back({context.texts.get("attract.next"),
                               hm(context, next->start) + " " + words(context, next->title)});
    }
}

AttractView::Shot shot_of(const Slide& slide, const Context& context, float drift) {
    return {.picture = slide_picture(slide.picture),
            .film = slide.film,
            .fit = slide.fit,
            .full_screen = slide.full_screen,
            .widget = slide.widget ? widget_view(*slide.widget, context) : std::nullopt,
            .drift = drift};
}

}  // namespace

// A notice has no picture of its own.
std::string slide_picture(const std::string& picture) {
    return art_path(picture.empty() ? "neighbour" : picture);
}

AttractView attract_view(const flow::State& state, const Playing& playing, const Context& context,
                         const ui::Texts& other_language) {
    const bool clock_is_known = context.status.clock != core::ClockTrust::Suspect;
    AttractView view;
    view.shot = shot_of(playing.slide, context, playing.progress);
    if (playing.previous) view.previous = shot_of(*playing.previous, context, 1);
    view.shown = playing.shown;
    view.center =
        context.texts.get("attract.center", {{"center", words(context, context.content.center.name)}});
    if (clock_is_known) {
        view.weekday = weekday_words(context, today(context));
        view.clock = clock_words(context);
    }
    view.offline = context.status.sync == SyncState::Offline;
    view.offline_tag = context.texts.get("sync.off_short");
    view.category = words(context, playing.slide.category);
    view.headline = words(context, playing.slide.headline);
    view.fact = words(context, playing.slide.fact);
    if (const auto& widget = view.shot.widget) {
        if (view.headline.empty()) view.headline = widget->headline;
        if (view.fact.empty()) view.fact = widget->fact;
    }
    view.dot = playing.slide.number;
    view.dots = playing.slide.count;
    add_strips(view, context);
    view.start = context.texts.get("attract.start");
    view.start_other = other_language.get("attract.start");
    view.ticker_tag = context.texts.get("attract.notices");
    for (const auto& text : playing.ticker) view.ticker.push_back(words(context, text));
    if (!state.urgent.empty() && !state.take_over) {
        for (const auto& announcement : context.content.announcements) {
            if (announcement.id == state.urgent.front().id)
                view.urgent_banner = words(context, announcement.title);
        }
    }
    return view;
}

}  // namespace kiosk::screens
