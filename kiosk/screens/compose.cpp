#include "kiosk/screens/compose.h"

#include <variant>

#include "kiosk/screens/choose_screen.h"
#include "kiosk/screens/errand_results.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/keypad_screen.h"
#include "kiosk/screens/lending_screen.h"
#include "kiosk/screens/notices_screen.h"
#include "kiosk/screens/order_screens.h"
#include "kiosk/screens/out_of_use_screen.h"
#include "kiosk/screens/rating_screen.h"
#include "kiosk/screens/refused_screen.h"
#include "kiosk/screens/scan_screen.h"
#include "kiosk/screens/schedule_screen.h"
#include "kiosk/screens/schedule_week_screen.h"
#include "kiosk/screens/service_detail_screen.h"
#include "kiosk/screens/services_screen.h"
#include "kiosk/screens/success_screen.h"
#include "kiosk/screens/urgent_screen.h"
#include "kiosk/ui/chrome.h"
#include "shared/core/overloaded.h"

namespace kiosk::screens {
namespace {

using MaybeEvent = std::optional<flow::Event>;

struct Scene {
    ui::Ui& ui;
    const flow::State& state;
    const Context& context;
    const Extras& extras;
    ui::Rect area;  // between the bars
};

MaybeEvent draw_service(const Scene& s, const flow::ServiceDetail& detail) {
    const auto view = service_detail_view(detail, s.context);
    if (!view) return flow::GoBack{};  // it went away while it was shown
    return draw(s.ui, *view, s.area);
}

MaybeEvent draw_schedule(const Scene& s, const flow::Schedule& schedule) {
    if (schedule.span == flow::Schedule::Span::Week)
        return draw(s.ui, week_view(schedule, s.context), s.area);
    return draw(s.ui, schedule_view(schedule, s.context), s.area);
}

MaybeEvent draw_screen(const Scene& s, const flow::Screen& screen);

// The sheet lies above what was there before.
MaybeEvent draw_help(const Scene& s, const flow::Help& help) {
    if (!s.state.back.empty()) draw_screen(s, s.state.back.back());
    return draw(s.ui, help_view(help, s.context), s.state.entered);
}

MaybeEvent draw_screen(const Scene& s, const flow::Screen& screen) {
    const Context& c = s.context;
    const auto scan = [&] {
        return draw(s.ui, scan_view(s.state, c), Viewfinder{.area = s.area, .preview = s.extras.preview});
    };
    return std::visit(
        core::Overloaded{
            [&](const flow::Attract&) { return MaybeEvent{}; },  // has no bars: drawn before
            [&](const flow::Home&) { return draw(s.ui, home_view(s.state, c), s.area); },
            [&](const flow::Services& x) { return draw(s.ui, services_view(x, c), s.area); },
            [&](const flow::ServiceDetail& x) { return draw_service(s, x); },
            [&](const flow::Schedule& x) { return draw_schedule(s, x); },
            [&](const flow::Notices& x) { return draw(s.ui, notices_view(s.state, x, c), s.area); },
            [&](const flow::Scan&) { return scan(); },
            [&](const flow::Asking&) { return scan(); },
            [&](const flow::Choose& x) { return draw(s.ui, choose_view(x, c), s.area); },
            [&](const flow::Success& x) { return draw(s.ui, success_view(s.state, x, c), s.area); },
            [&](const flow::Refused& x) { return draw(s.ui, refused_view(x, c), s.area); },
            [&](const flow::RatePick& x) { return draw(s.ui, rate_pick_view(x, c), s.area); },
            [&](const flow::RateFaces& x) { return draw(s.ui, rate_faces_view(x, c), s.area); },
            [&](const flow::RateReasons& x) { return draw(s.ui, rate_reasons_view(x, c), s.area); },
            [&](const flow::RateThanks& x) { return draw(s.ui, rate_thanks_view(s.state, x, c), s.area); },
            [&](const flow::Keypad& x) { return draw(s.ui, keypad_view(x, c), s.area); },
            [&](const flow::Lending& x) { return draw(s.ui, lending_view(x, c), s.area); },
            [&](const flow::PickUp& x) { return draw(s.ui, pick_up_view(s.state, x, c), s.area); },
            [&](const flow::GiveBack& x) {
                return draw(s.ui, give_back_view(s.state, x, c), s.extras.preview, s.area);
            },
            [&](const flow::LendingResult& x) { return draw(s.ui, lending_result_view(x, c), s.area); },
            [&](const flow::Help& x) { return draw_help(s, x); },
            [&](const flow::Slip& x) { return draw(s.ui, slip_view(x, c), s.area); },
            [&](const flow::Waiting& x) { return draw(s.ui, waiting_view(x, c), s.area); },
            [](const flow::StaffPin&) { return MaybeEvent{}; },    // has no bars: drawn before
            [](const flow::StaffPanel&) { return MaybeEvent{}; },  // the same
        },
        screen);
}

bool is_staff(const flow::Screen& screen) {
    return std::holds_alternative<flow::StaffPin>(screen) || std::holds_alternative<flow::StaffPanel>(screen);
}

// Staff's screens fill the window: no bars, no modes.
MaybeEvent draw_staff(ui::Ui& ui, const flow::State& state, const Context& context, const Extras& extras) {
    if (const auto* pin = std::get_if<flow::StaffPin>(&state.screen))
        return draw(ui, pin_view(state, *pin, context));
    const auto* panel = std::get_if<flow::StaffPanel>(&state.screen);
    if (!panel) return std::nullopt;
    return draw(ui, panel_view(state, *panel, context, extras.other_language, extras.diagnosis),
                extras.preview);
}

}  // namespace

std::string_view screen_name(const flow::State& state) {
    using Name = std::string_view;
    if (state.out_of_use) return "out_of_use";
    if (state.naming) return "naming";
    if (state.dark) return "dark";
    if (state.take_over) return "urgent";
    return std::visit(core::Overloaded{
                          [](const flow::Attract&) { return Name{"attract"}; },
                          [](const flow::Home&) { return Name{"home"}; },
                          [](const flow::Services&) { return Name{"services"}; },
                          [](const flow::ServiceDetail&) { return Name{"service"}; },
                          [](const flow::Schedule&) { return Name{"schedule"}; },
                          [](const flow::Notices&) { return Name{"notices"}; },
                          [](const flow::Scan&) { return Name{"scan"}; },
                          [](const flow::Asking&) { return Name{"scan"}; },
                          [](const flow::Choose&) { return Name{"choose"}; },
                          [](const flow::Success&) { return Name{"success"}; },
                          [](const flow::Refused&) { return Name{"refused"}; },
                          [](const flow::RatePick&) { return Name{"rate_pick"}; },
                          [](const flow::RateFaces&) { return Name{"rate_faces"}; },
                          [](const flow::RateReasons&) { return Name{"rate_reasons"}; },
                          [](const flow::RateThanks&) { return Name{"rate_thanks"}; },
                          [](const flow::Keypad&) { return Name{"keypad"}; },
                          [](const flow::Lending&) { return Name{"lending"}; },
                          [](const flow::PickUp&) { return Name{"pick_up"}; },
                          [](const flow::GiveBack&) { return Name{"give_back"}; },
                          [](const flow::LendingResult&) { return Name{"lending_result"}; },
                          [](const flow::Help&) { return Name{"help"}; },
                          [](const flow::Slip&) { return Name{"slip"}; },
                          [](const flow::Waiting&) { return Name{"waiting"}; },
                          [](const flow::StaffPin&) { return Name{"staff_pin"}; },
                          [](const flow::StaffPanel&) { return Name{"staff_panel"}; },
                      },
                      state.screen);
}

MaybeEvent draw_state(ui::Ui& ui, const flow::State& state, const Context& plain, const Extras& extras) {
    Context context = plain;
    context.modes = state.modes;
    context.modes.low_reach = ui.low_reach();
    context.shape = ui.portrait() ? Shape::Upright : Shape::Across;
    if (state.out_of_use) {
        draw(ui, out_of_use_view(*state.out_of_use, context, extras.other_language));
        return std::nullopt;
    }
    if (state.naming) {
        draw(ui, naming_view(*state.naming, context));
        return std::nullopt;
    }
    if (state.dark) {
        draw_dark(ui);
        return std::nullopt;
    }
    if (state.take_over) {
        if (const auto view = urgent_view(*state.take_over, context, extras.other_language))
            return draw(ui, *view);
    }
    if (std::holds_alternative<flow::Attract>(state.screen)) {
        return draw(ui, attract_view(state, extras.playing, context, extras.other_language));
    }
    const FrameView frame = frame_view(state, context);
    if (is_staff(state.screen)) {
        const MaybeEvent event = draw_staff(ui, state, context, extras);
        return frame.warning ? draw_warning(ui, *frame.warning, *state.warned) : event;
    }
    FrameDrawn around = draw(ui, frame);
    MaybeEvent event = draw_screen({ui, state, context, extras, around.area}, state.screen);
    if (around.event) event = around.event;
    if (!frame.switched.empty()) ui::toast(ui, frame.switched);
    if (!frame.warning) return event;
    return draw_warning(ui, *frame.warning, *state.warned);
}

}  // namespace kiosk::screens
