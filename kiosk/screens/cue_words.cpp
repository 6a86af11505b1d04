#include "kiosk/screens/cue_words.h"

#include "kiosk/screens/lending_screen.h"
#include "kiosk/screens/refused_screen.h"
#include "kiosk/screens/urgent_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

std::string success(const flow::State& state, const Context& context) {
    const auto* done = std::get_if<flow::Success>(&state.screen);
    if (!done) return {};
    for (const auto& one : done->attended) {
        const auto* session = context.content.session(one.session_id);
        if (!session) continue;
        const std::string room = place(context, session->space_id);
        if (!room.empty()) return context.texts.get("voice.success", {{"room", room}});
    }
    return context.texts.get("ok.title");
}

std::string refused(const flow::State& state, const Context& context) {
    const auto* screen = std::get_if<flow::Refused>(&state.screen);
    if (!screen) return {};
    const RefusedView view = refused_view(*screen, context);
    return view.actions.empty() ? view.title : view.title + ". " + view.actions.front().title;
}

std::string urgent(const flow::State& state, const Context& context) {
    if (!state.take_over) return {};
    const auto view = urgent_view(*state.take_over, context, context.texts);
    if (!view) return {};
    std::string told = view->title;
    for (const auto& fact : view->facts) told += ". " + fact.label + " " + fact.value;
    return told;
}

// “请取七号伞”.
std::string slot(const flow::State& state, const Context& context) {
    const auto* pick = std::get_if<flow::PickUp>(&state.screen);
    return pick ? pick_up_view(state, *pick, context).spoken : std::string{};
}

}  // namespace

std::string announcement_words(const model::Id& id, const Context& context) {
    const auto* announcement = context.content.announcement(id);
    if (!announcement) return {};
    std::string told = words(context, announcement->title) + ". " + words(context, announcement->body);
    for (const auto& fact : announcement->facts)
        told += ". " + words(context, fact.label) + " " + words(context, fact.value);
    return told;
}

std::string cue_words(flow::Cue cue, const flow::State& state, const Context& context) {
    switch (cue) {
        case flow::Cue::Tap:
            return {};
        case flow::Cue::Recognised:
            return context.texts.get("scan.done");
        case flow::Cue::Success:
            return success(state, context);
        case flow::Cue::Refused:
            return refused(state, context);
        case flow::Cue::IdleWarning:
            return context.texts.get("idle.q");
        case flow::Cue::LastWarning:
            return {};  // the bell alone
        case flow::Cue::Slot:
        case flow::Cue::SlotWaits:
            return slot(state, context);
        case flow::Cue::Urgent:
            return urgent(state, context);
    }
    return {};
}

}  // namespace kiosk::screens
