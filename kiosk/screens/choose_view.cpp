#include <algorithm>

#include "kiosk/screens/choose_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

constexpr std::size_t kMostOptions = 4;

bool is_selected(const flow::Choose& state, const model::Id& id) {
    return std::find(state.selected.begin(), state.selected.end(), id) != state.selected.end();
}

// A selected session that this one overlaps in time: nobody can sit in both.
const model::Session* overlapped(const flow::Choose& state, const Context& context,
                                 const model::Session& session) {
    for (const auto& id : state.selected) {
        const auto* other = context.content.session(id);
        if (other && other->id != session.id && other->start < session.end && session.start < other->end)
            return other;
    }
    return nullptr;
}

const char* hint_key(const flow::Choose& state) {
    if (state.taken_back) return "pick.taken_back";
    return state.decision.reason == model::Reason::WalkInConfirm ? "pick.walk_in" : "pick.hint";
}

ChooseView::Option option(const flow::Choose& state, const Context& context, const model::Session& session) {
    const auto* service = context.content.service(session.service_id);
    const model::Fee fee = service ? service->fee : model::Fee{};
    const bool selected = is_selected(state, session.id);
    const auto* clash = selected ? nullptr : overlapped(state, context, session);
    return {.session_id = session.id,
            .title = words(context, session.title),
            .fee = fee_words(context, fee),
            .is_free = fee.kind == model::FeeKind::Free,
            .where = partner_and_place(context, session),
            .time = hm_range(context, session),
            .note = clash ? context.texts.get("pick.overlap", {{"other", words(context, clash->title)}})
                          : std::string{},
            .art = art_of(context, session),
            .selected = selected,
            .enabled = clash == nullptr};
}

}  // namespace

ChooseView choose_view(const flow::Choose& state, const Context& context) {
    ChooseView view;
    const bool named = !state.name.empty() && context.content.center.policy.show_names;
    view.greeting = named ? context.texts.with_name("pick.hi", state.name)
                          : core::PersonName{context.texts.get("pick.hi_nameless")};
    view.hint = context.texts.get(hint_key(state));
    for (const auto& id : state.decision.sessions) {
        const auto* session = context.content.session(id);
        if (session && view.options.size() < kMostOptions)
            view.options.push_back(option(state, context, *session));
    }
    view.missing_hint = context.texts.get("pick.missing");
    view.not_me = context.texts.get("pick.notme");
    view.can_go = !state.selected.empty();
    view.go = context.texts.get("pick.go", {{"n", std::to_string(state.selected.size())}});
    return view;
}

}  // namespace kiosk::screens
