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
    bool operator==(const Font&) const = default;
};

// A text as it is drawn: what the faces lack is U+FFFD.
struct LaidOut {
    std::u32string letters;
    Layout layout;
};

// Never for names: they would stay here. Those are laid out anew in every frame (person_text.h).
class TextCache {
public:
    // Valid until the next frame. All measures are device pixels.
    const LaidOut& layout(Fonts& fonts, std::string_view text, const Font& font, const LayoutLimits& limits);

    void next_frame();  // forgets what several frames did not ask for
    void clear() { laid_out_.clear(); }

private:
    struct Wanted {
        std::string_view text;
        Font font;
        int width = 0;
        int max_lines = 0;
        bool operator==(const Wanted&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Wanted& wanted) const;
    };
    struct Entry {
        std::string text;  // the key looks at it
        LaidOut laid_out;
        std::uint64_t used = 0;
    };
    std::unordered_map<Wanted, std::unique_ptr<Entry>, Hash> laid_out_;
    std::uint64_t frame_ = 0;
};

struct Ink {
    Font font;
    Color color;
};

// The letters of one line; "…" comes after them where the text is clipped there.
struct LineLetters {
    std::u32string_view letters;
    bool clipped = false;
};
LineLetters letters_of(std::u32string_view text, const Layout& layout, std::size_t line);

// `at` is the upper left corner of the font's own line, design pixels. Each glyph lies on whole pixels, so
// that it is as sharp as it was rastered.
void draw_line(Canvas& canvas, Fonts& fonts, Point at, const LineLetters& line, const Ink& ink);

}  // namespace ui
