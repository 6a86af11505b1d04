// The type scale (DESIGN section 4): a role on the screen gives a size and a weight, in normal and in large
// text.
#pragma once

namespace ui {

enum class Weight { Regular, Bold };
enum class TextScale { Normal, Large };

enum class Type {
    Caption,      // 28: the smallest text there is
    Body,         // 32
    Lead,         // 36
    Button,       // 40
    ButtonLarge,  // 56: the one primary action of a screen
    TitleSmall,   // 40: title of a card
    Title,        // 48: title of a tile
    Headline,     // 60: title of a screen
    Hero,         // 84: what came of it
    HeroLarge,    // 108
    Urgent,       // 124
    Digit,        // 84: a key of the keypad
    Clock,        // 50
};

struct TypeStyle {
    float px;  // height of the em, design pixels
    Weight weight;
    float line_height;  // times px
};

TypeStyle type_style(Type type, TextScale scale);

}  // namespace ui
