// The colours and measures of the design: every colour on the screen is a token of a Theme.
#pragma once

#include "kiosk/ui/color.h"

namespace ui {

// What a chip, a plate or a banner means. Never the only carrier of the meaning: a word and an icon go with
// it.
enum class Tone { Neutral, Accent, Ok, Warn, Danger, Info, Craft, Art };

struct TonePair {
    Color ink;   // text and icon, readable on `soft`, `surface` and `canvas`
    Color soft;  // the ground below them
};

// DESIGN sections 3.1 and 3.2. In high contrast there are no gradients, tints, lips or pictures.
struct Theme {
    bool high_contrast = false;
    Color canvas, surface, sunken, line, line_strong, lip;
    Color ink1, ink2, ink3;
    Color accent, accent_press, accent_high, accent_soft, on_accent;
    Color ok, ok_soft, warn, warn_soft, danger, danger_soft, info, info_soft, craft, craft_soft, art,
        art_soft;
    Color urgent_top, urgent_bottom, on_urgent, deep, on_deep, star, scrim, focus;
    float border = 2;  // width of a card's border
    float card_lip = 6;
    float tile_lip = 8;

    TonePair tone(Tone tone) const;
};

const Theme& light_theme();
const Theme& contrast_theme();

// Section 12: the five faces, 1 to 5.
Color face_color(int level);
inline constexpr Color kFaceStroke = rgb(0x2B2B2B);

// Colours of drawings that hold no text: confetti, decorations.
struct Palette {
    Color sun = rgb(0xF8C46F), apricot = rgb(0xF2B56B), terracotta = rgb(0xD9825B), brick = rgb(0xC8472B);
    Color sage = rgb(0x8DB596), teal = rgb(0x2F7F86), sand = rgb(0xEBD9BB), wood = rgb(0xB67A4E);
    Color sky = rgb(0xBFDCDD), skin = rgb(0xF2C9A5);
    Color wood_dark = rgb(0x8A5A38), wood_deep = rgb(0x6B4226), lamp = rgb(0x2EBD7A);
};
inline constexpr Palette kPalette;

// Section 3.3, in design pixels.
inline constexpr float kMargin = 48;
inline constexpr float kGutter = 22;
inline constexpr float kGap = 12;
inline constexpr float kCardPadding = 30;
inline constexpr float kRadiusSmall = 24;
inline constexpr float kRadiusPlate = 26;
inline constexpr float kRadiusCard = 32;
inline constexpr float kRadiusTile = 36;
inline constexpr float kRadiusHero = 44;
// Section 5.
inline constexpr float kMinTarget = 88;
inline constexpr float kMinTargetLarge = 128;

}  // namespace ui
