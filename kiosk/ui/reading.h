// What is read aloud of a frame, in order: its title, then its items (DESIGN section 6). Pure.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/semantics.h"

namespace ui {

struct Sentence {
    std::string id;  // of the element, which has the focus ring while it is read
    std::string text;
};

// Never what is private: a loudspeaker says no name and no digit of a person. Of a frame with a dialog only
// the dialog.
std::vector<Sentence> sentences_of(const Semantics& shown);

}  // namespace ui
