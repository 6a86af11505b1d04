#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/urgent_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
std::optional<UrgentView> urgent_view(const flow::TakeOver& state, const Context& context,
                                      const ui::Texts& other_language) {
    const auto& all = context.content.announcements;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const model::Announcement& one) { return one.id == state.shown.id; });
    if (found == all.end()) return std::nullopt;
    const bool emergency = found->severity == model::Severity::Emergency;
    UrgentView view;
    view.tag = context.texts.get(emergency ? "urg.emergency" : "urg.tag");
    view.published = context.texts.get("urg.published", {{"time", hm(context, found->published_at)},
                                                         {"publisher", words(context, found->publisher)}});
    if (context.status.clock != core::ClockTrust::Suspect) {
        view.clock = clock_words(context);
        view.date = date_words(context, today(context));
    }
    view.place = words(context, context.content.center.name);
    view.title = words(context, found->title);
    view.body = words(context, found->body);
    for (const auto& fact : found->facts) {
        view.facts.push_back({fact_icon(fact.icon), words(context, fact.label), words(context, fact.value)});
    }
    view.validity = context.texts.get("urg.until", {{"time", day_and_time(context, found->valid_until)}});
    view.can_be_put_away = !emergency;
    view.acknowledge = context.texts.get("urg.ack");
    view.read = context.texts.get("urg.read");
    view.language = context.texts.get("mode.lang");
    const char* hint = emergency ? "urg.emergency_hint" : "urg.hint";
    view.hint = context.texts.get(hint);
    view.hint_other = other_language.get(hint);
    return view;
}

}  // namespace kiosk::screens
