// What a resident can do after a refusal: one card for each step of the table of outcomes.
#pragma once

#include <optional>
#include <string>

#include "kiosk/screens/outcomes.h"
#include "kiosk/screens/refused_screen.h"

namespace kiosk::screens {

// Nothing where it can't be taken now.
std::optional<RefusedView::Action> action(NextStep step, const flow::Refused& state, const Context& context);

// A text with its places filled: course, time, date, now, wait, center, address, n.
std::string refused_words(const std::string& key, const flow::Refused& state, const Context& context);

}  // namespace kiosk::screens
