// Where the lines of a text break: between ideographs, at spaces, never before a closing mark. Pure.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

inline constexpr char32_t kEllipsis = 0x2026;

// Where a line lies in its text, without the space it was broken at. It holds no letter itself.
struct Line {
    std::size_t begin = 0;
    std::size_t size = 0;
    float width = 0;
};

struct Layout {
    std::vector<Line> lines;
    float width = 0;       // of the widest line
    bool clipped = false;  // something was left off: "…" comes after the last line, whose width has it
};

// Width of one character in the unit of `width`.
using Advance = std::function<float(char32_t)>;

struct LayoutLimits {
    float width = 0;    // <= 0: no limit, breaks only at '\n'
    int max_lines = 0;  // <= 0: no limit
};

Layout lay_out(std::u32string_view text, const LayoutLimits& limits, const Advance& advance);

// UTF-8 to code points. What is not valid UTF-8 or beyond the planes that have letters becomes U+FFFD;
// control characters and marks that reorder or hide text are left out, so that nobody's text can break the
// drawing.
// '\n' stays; other white space is a space.
std::u32string decode_utf8(std::string_view text);
// The same into a buffer, for words that must not be on the heap; what does not fit is left out. Answers how
// many.
std::size_t decode_utf8(std::string_view text, std::span<char32_t> into);
void append_utf8(std::string& to, char32_t c);

}  // namespace ui
