// Laid-out texts, kept between frames: a sentence that stays on the screen is measured once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/text_layout.h"

namespace ui {

struct Font {
    Weight weight = Weight::Regular;
    float px = 0;  // device pixels, whole
};

class TextCache {
public:
    // Valid until the next frame. All measures are device pixels.
    const Layout& layout(Fonts& fonts, std::string_view text, const Font& font, const LayoutLimits& limits);

    void next_frame();  // forgets what several frames did not ask for
    void clear() { layouts_.clear(); }

private:
    struct Entry {
        Layout layout;
        std::uint64_t used;
    };
    std::unordered_map<std::string, Entry> layouts_;
    std::uint64_t frame_ = 0;
};

struct Ink {
    Font font;
    Color color;
};

// One line without breaks; `at` is the upper left corner of the font's own line, design pixels. Each glyph
// lies on whole pixels, so that it is as sharp as it was rastered.
void draw_line(Canvas& canvas, Fonts& fonts, Point at, std::string_view text, const Ink& ink);

}  // namespace ui
