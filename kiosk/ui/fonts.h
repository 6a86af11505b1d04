// The faces of the screen: Noto Sans CJK SC and the icons, mapped into memory, drawn at any size on demand.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

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

class Fonts {
public:
    static core::Result<std::unique_ptr<Fonts>> open(const FontFiles& files);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    ImFontAtlas* atlas() { return atlas_.get(); }
    ImFont* face(Weight weight) const { return weight == Weight::Bold ? bold_ : regular_; }
    ImFont* icons() const { return icons_; }

    // Width of a character at a size in device pixels. A character that no face has is counted once a call
    // and measured as the replacement that is drawn for it.
    float advance(Weight weight, float px, char32_t c);
    bool has(Weight weight, char32_t c) const;

    // Call before each frame: keeps the atlas within 2048x2048 by dropping the glyphs that the last frame did
    // not use, before it is full.
    void make_room();

    int missing() const { return static_cast<int>(missing_.size()); }  // distinct characters without a glyph

private:
    struct Mapping;
    Fonts();

    std::vector<std::unique_ptr<Mapping>> mappings_;
    std::unique_ptr<ImFontAtlas, void (*)(ImFontAtlas*)> atlas_;
    ImFont* regular_ = nullptr;
    ImFont* bold_ = nullptr;
    ImFont* icons_ = nullptr;
    std::vector<char32_t> missing_;
};

}  // namespace ui
