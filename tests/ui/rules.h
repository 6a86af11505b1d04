// What must hold of any screen in any mode (DESIGN sections 4, 5 and 16), as functions from what is drawn to
// what is wrong with it.
#pragma once

#include <string>
#include <vector>

#include "tests/ui/gallery.h"

namespace gallery {

struct Breach {
    std::string subject;  // the element's id, or the text; stable, so that it can stand on a list
    std::string what;     // for people: sizes, rectangles
};
using Breaches = std::vector<Breach>;

Breaches too_small_targets(const Drawn& drawn);
Breaches too_close_targets(const Drawn& drawn);
Breaches too_small_texts(const Drawn& drawn);
Breaches cut_off_texts(const Drawn& drawn);
Breaches off_screen(const Drawn& drawn);
Breaches out_of_their_box(const Drawn& drawn);
Breaches overlapping_texts(const Drawn& drawn);
Breaches unknown_words(const Drawn& drawn);
Breaches ids_used_twice(const Drawn& drawn);
Breaches out_of_low_reach(const Drawn& drawn);
Breaches no_way_on(const Drawn& drawn);
// Needs a case drawn with Effort::Pixels.
Breaches too_faint_texts(const Drawn& drawn);

// For messages: "(48, 120) 984x404".
std::string to_string(const ui::Rect& rect);

}  // namespace gallery
