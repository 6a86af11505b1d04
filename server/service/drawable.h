// Which characters the screens can draw: those of their font (SIGNAGE R-D8). Pure over the font's bytes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace server::service {

class Drawable {
public:
    // Of an OpenType file or collection; without a readable table of characters, everything counts as
    // drawable.
    static Drawable of_font(std::string_view file);

    bool has(char32_t point) const;
    // The code points of a text that would stay blank, each once, in order: "U+1F600".
    std::vector<std::string> missing_in(std::string_view utf8) const;

private:
    std::map<char32_t, char32_t> ranges_;  // first -> last
};

}  // namespace server::service
