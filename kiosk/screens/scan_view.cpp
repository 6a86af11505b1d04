#include <cmath>

#include "kiosk/screens/scan_screen.h"

namespace kiosk::screens {
namespace {

constexpr int kHurry = 15;

const char* state_key(flow::Glance glance, bool asking) {
    if (asking) return "scan.done";
    switch (glance) {
        case flow::Glance::Nothing:
            return "scan.aim";
        case flow::Glance::Reading:
            return "scan.reading";
        case flow::Glance::TwoCodes:
            return "scan.two_codes";
        case flow::Glance::CameraDown:
            return "scan.camera_down";
    }
    return "scan.aim";
}

}  // namespace

ScanView scan_view(const flow::State& state, const Context& context) {
    const auto& texts = context.texts;
    const auto* scan = std::get_if<flow::Scan>(&state.screen);
    ScanView view;
    view.asking = scan == nullptr;
    view.glance = scan ? scan->glance : flow::Glance::Reading;
    const auto* asking = std::get_if<flow::Asking>(&state.screen);
    const flow::Errand errand = scan ? scan->errand : asking ? asking->errand : flow::Errand{};
    view.title = texts.get(errand.purpose == flow::Purpose::Borrow ? "scan.borrow" : "tile.checkin");
    view.how = texts.get("scan.title");
    view.state = texts.get(state_key(view.glance, view.asking));
    view.tips = {texts.get("scan.tip.distance"), texts.get("scan.tip.bright"), texts.get("scan.tip.where")};
    if (context.modes.large) view.tips.erase(view.tips.begin());  // fewer words: how bright, and where
    view.phone = texts.get("scan.phone");
    view.helper = texts.get("scan.helper");
    view.camera_down = texts.get("scan.camera_down");
    view.camera_advice = texts.get("scan.camera_advice");
    view.privacy = texts.get("scan.privacy");
    view.seconds_full = static_cast<int>(flow::rules_for(context.rules, state.modes).scan_countdown.count());
    const auto left = flow::time_left(state, context.steady, context.rules);
    view.seconds =
        left ? static_cast<int>(std::ceil(static_cast<double>(left->count()) / 1000.0)) : view.seconds_full;
    view.hurry = view.seconds <= kHurry;
    view.countdown = texts.get("scan.timeout", {{"n", std::to_string(view.seconds)}});
    return view;
}

}  // namespace kiosk::screens
