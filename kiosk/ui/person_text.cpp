#include "kiosk/ui/person_text.h"

namespace ui {

PersonText::PersonText(Fonts& fonts, const core::PersonName& words, const Font& font,
                       const LayoutLimits& limits) {
    size_ = decode_utf8(words.shown(), letters_);
    for (std::size_t i = 0; i < size_; ++i) letters_.at(i) = fonts.drawable(letters_.at(i));
    layout_ = lay_out(letters(), limits, [&](char32_t c) { return fonts.advance(font.weight, font.px, c); });
}

PersonText::~PersonText() {
    // Volatile: the last writes before an end are not to be left out.
    volatile char32_t* letters = letters_.data();
    for (std::size_t i = 0; i < letters_.size(); ++i) letters[i] = U'\0';
}

}  // namespace ui
