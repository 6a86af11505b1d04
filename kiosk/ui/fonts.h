// The faces of the screen: Noto Sans CJK SC and the icons, mapped into memory, drawn at any size on demand.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <vector>

#include "kiosk/ui/font_file.h"
#include "kiosk/ui/type.h"
#include "shared/core/result.h"

struct ImFont;
struct ImFontAtlas;

namespace ui {

struct FontFiles {
    std::filesystem::path regular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    std::filesystem::path bold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
    int face = 2;  // Simplified Chinese in Debian's collections
    std::filesystem::path icons = "assets/icons/mdi-subset.ttf";
};

// A face as Dear ImGui draws it. Its "size" is the height of a line; times `line` an em becomes that.
struct Face {
    ImFont* font = nullptr;
    float line = 1;
};

class Fonts {
public:
    static core::Result<std::unique_ptr<Fonts>> open(const FontFiles& files);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    ImFontAtlas* atlas() { return atlas_.get(); }
    const Face& face(Weight weight) const { return weight == Weight::Bold ? bold_ : regular_; }
    const Face& icons() const { return icons_; }

    // Width of a character where an em is `px` device pixels.
    float advance(Weight weight, float px, char32_t c) const;

    // U+FFFD for what the faces don't have; each such character is counted once.
    char32_t drawable(char32_t c);
    int missing() const { return static_cast<int>(missing_.size()); }

    // Call before each frame, with a number that rises: textures that were outgrown go. When the atlas, which
    // may grow to 2048x2048, is nearly full, all glyphs are dropped, and those of the next frame drawn anew.
    // (Sizes stay in use for weeks, so dropping only whole sizes that are out of use would not help.)
    void next_frame(int number);

private:
    Fonts();
    core::Result<Face> add(const std::filesystem::path& path, int number);

    std::vector<FontFile> files_;
    std::unique_ptr<ImFontAtlas> atlas_;
    Face regular_, bold_, icons_;
    std::set<char32_t> missing_;
};

}  // namespace ui
