// From the state of the visit to what is on the screen: picks the view and the drawing of each.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/attract_screen.h"
#include "kiosk/screens/context.h"
#include "kiosk/screens/staff_panel_screen.h"
#include "kiosk/ui/picture.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

// What a screen shows beside the state: what the signage plays, what the camera sees.
struct Extras {
    Playing playing;
    std::optional<ui::Texture> preview;  // of the camera
    const ui::Texts& other_language;
    const Diagnosis& diagnosis;  // for the staff panel
};

// The name of what is drawn, a take-over before all: "attract", "home", "services", "service", "schedule",
// "notices", "scan", "choose", "success", "refused", "keypad", "lending", "pick_up",
// "give_back", "lending_result", "help", "slip", "waiting", "staff_pin", "staff_panel", "rate_pick",
// "rate_faces", "rate_reasons", "rate_thanks", "urgent".
std::string_view screen_name(const flow::State& state);

// Draws the frame, between Ui::begin and Ui::end, and answers what was touched.
std::optional<flow::Event> draw_state(ui::Ui& ui, const flow::State& state, const Context& context,
                                      const Extras& extras);

}  // namespace kiosk::screens
