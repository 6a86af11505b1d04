#include <algorithm>

#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

bool was_seen(const flow::Help& state, const Context& context) {
    const auto& calls = context.content.help_calls;
    return std::any_of(calls.begin(), calls.end(), [&](const model::HelpCall& call) {
        return call.id == state.call_id && call.state != model::HelpState::Open;
    });
}

void say_desk(HelpView& view, const Context& context) {
    const auto& center = context.content.center;
    if (!center.phone.empty()) view.phone = context.texts.get("help.phone", {{"phone", center.phone}});
    const std::string& place = words(context, center.desk_place);
    if (!place.empty()) view.place = context.texts.get("help.place", {{"place", place}});
}

}  // namespace

HelpView help_view(const flow::Help& state, const Context& context) {
    const auto& texts = context.texts;
    HelpView view;
    view.close = texts.get("help.ok");
    switch (state.stage) {
        case flow::Help::Stage::Confirm:
            view.title = texts.get("help.ask");
            view.detail = texts.get("help.ask.1");
            view.call = texts.get("help.call");
            view.close = texts.get("help.cancel");
            break;
        case flow::Help::Stage::Asking:
            view.title = texts.get("help.calling");
            break;
        case flow::Help::Stage::Called:
            view.tone = ui::Tone::Ok;
            view.icon = ui::Icon::CheckBold;
            view.title = texts.get("help.done");
            view.detail = texts.get(was_seen(state, context) ? "help.seen" : "help.stay");
            break;
        case flow::Help::Stage::CoolingDown: {
            const auto left = std::chrono::ceil<std::chrono::seconds>(state.again - context.steady);
            view.title = texts.get(was_seen(state, context) ? "help.seen" : "help.done");
            view.detail =
                texts.get("help.cool", {{"n", std::to_string(std::max<long long>(0, left.count()))}});
            break;
        }
        case flow::Help::Stage::Offline:
            view.tone = ui::Tone::Warn;
            view.icon = ui::Icon::WifiOff;
            view.title = texts.get("help.offline");
            view.detail = texts.get("help.offline.1");
            say_desk(view, context);
            break;
        case flow::Help::Stage::Failed:
            view.tone = ui::Tone::Warn;
            view.icon = ui::Icon::Alert;
            view.title = texts.get("help.failed");
            view.detail = texts.get("help.offline.1");
            say_desk(view, context);
            break;
    }
    return view;
}

}  // namespace kiosk::screens
