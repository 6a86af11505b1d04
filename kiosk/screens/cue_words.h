// What the loudspeaker says with a cue (DESIGN section 8). Never a name, a number or a fee of anybody.
#pragma once

#include <string>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"

namespace kiosk::screens {

// An announcement in the words of a voice: title, what it says, its facts.
std::string announcement_words(const model::Id& id, const Context& context);
// Empty where the sound says enough.
std::string cue_words(flow::Cue cue, const flow::State& state, const Context& context);

}  // namespace kiosk::screens
