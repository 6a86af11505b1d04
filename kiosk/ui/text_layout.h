// Where the lines of a text break: between ideographs, at spaces, never before a closing mark. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Line {
    std::string text;  // without the space it was broken at
    float width = 0;
};

struct Layout {
    std::vector<Line> lines;
    float width = 0;       // of the widest line
    bool clipped = false;  // something was left off; the last line then ends in "…"
};

// Width of one character in the unit of `width`.
using Advance = std::function<float(char32_t)>;

struct LayoutLimits {
    float width = 0;    // <= 0: no limit, breaks only at '\n'
    int max_lines = 0;  // <= 0: no limit
};

Layout lay_out(std::string_view text, const LayoutLimits& limits, const Advance& advance);

// UTF-8 to code points. What is not valid UTF-8 or beyond the planes that have letters becomes U+FFFD;
// control characters and marks that reorder or hide text are left out, so that nobody's text can break the
// drawing.
// '\n' stays; other white space is a space.
std::u32string decode_utf8(std::string_view text);
void append_utf8(std::string& to, char32_t c);

}  // namespace ui
