// Every screen and every state of it that a person can meet, as one table: what is drawn, held to the rules,
// and kept as pictures.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/attract_screen.h"
#include "kiosk/screens/context.h"
#include "kiosk/screens/staff_panel_screen.h"
#include "shared/model/content.h"

namespace gallery {

// What a moment at the kiosk is made of. Steady times count from `steady`, which is now.
struct Scene {
    core::SteadyTime steady;
    core::WallTime wall;
    kiosk::flow::State state;
    model::Content content;
    kiosk::screens::Status status;
    kiosk::screens::Playing playing;
    kiosk::flow::Rules rules;
    kiosk::screens::Diagnosis diagnosis;
    bool rack_is_wired = true;
};

// The main screens are drawn in all combinations of modes, the rest pairwise. The signage is in no visit, and
// modes end with one: it has none.
enum class Breadth { Pairwise, All, NoModes };

struct Case {
    std::string name;
    std::function<void(Scene&)> arrange;
    Breadth breadth = Breadth::Pairwise;
};

// Arranges nothing yet: a Saturday morning in the centre, one second after this screen appeared.
Scene blank_scene(core::SteadyTime steady);

std::vector<Case> all_cases();
void add_errands(std::vector<Case>& to);  // errand_cases.cpp

}  // namespace gallery
