// From the flow's state to the picture: which view, which drawing, and what a finger meant. The take-over
// comes first.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/attract_screen.h"
#include "kiosk/screens/context.h"
#include "kiosk/screens/frame.h"
#include "kiosk/ui/picture.h"
#include "kiosk/ui/texts.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

// What is not in the state: the signage's moment, the camera's newest picture, the words of the other
// language.
struct Extras {
    Playing playing;
    std::optional<ui::Texture> preview;
    const ui::Texts& other_language;
};

// "attract", "home", "services", "service", "schedule", "scan", "choose", "success", "refused", "rate_pick",
// "rate_faces", "rate_reasons", "rate_thanks", "urgent".
std::string_view screen_name(const flow::State& state);

// Draws the whole screen between Ui::begin and Ui::end.
std::optional<flow::Event> draw_state(ui::Ui& ui, const flow::State& state, const Context& context,
                                      const Extras& extras);

// Status bar, banners and bottom bar of a visit's screens, and the idle warning over them.
std::optional<flow::Event> draw_frame(ui::Ui& ui, const FrameView& view);
std::optional<flow::Event> draw_warning(ui::Ui& ui, const FrameView& view, core::SteadyTime since);

}  // namespace kiosk::screens
