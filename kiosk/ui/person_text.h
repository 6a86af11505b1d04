// Words with a person's name in them, on their way to the glyphs: in a buffer that zeroes itself.
#pragma once

#include <array>

#include "kiosk/ui/text_cache.h"
#include "shared/core/person_name.h"

namespace ui {

// Lives for one text of one frame. The layout knows where lines lie and holds no letter.
class PersonText {
public:
    PersonText(Fonts& fonts, const core::PersonName& words, const Font& font, const LayoutLimits& limits);
    PersonText(const PersonText&) = delete;
    PersonText& operator=(const PersonText&) = delete;
    ~PersonText();

    std::u32string_view letters() const { return {letters_.data(), size_}; }
    const Layout& layout() const { return layout_; }

private:
    std::array<char32_t, core::PersonName::kMost> letters_{};
    std::size_t size_ = 0;
    Layout layout_;
};

}  // namespace ui
