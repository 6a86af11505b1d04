#include "kiosk/ui/theme.h"

#include <array>
#include <cstddef>

namespace ui {

TonePair Theme::tone(Tone tone) const {
    switch (tone) {
        case Tone::Neutral:
            return {ink2, sunken};
        case Tone::Accent:
            return {accent, accent_soft};
        case Tone::Ok:
            return {ok, ok_soft};
        case Tone::Warn:
            return {warn, warn_soft};
        case Tone::Danger:
            return {danger, danger_soft};
        case Tone::Info:
            return {info, info_soft};
        case Tone::Craft:
            return {craft, craft_soft};
        case Tone::Art:
            return {art, art_soft};
    }
    return {ink2, sunken};
}

const Theme& light_theme() {
    static const Theme theme{
        .canvas = rgb(0xF6F1E8),
        .surface = rgb(0xFFFFFF),
        .sunken = rgb(0xEFE8DB),
        .line = rgb(0xE2D9C9),
        .line_strong = rgb(0x8C8373),
        .lip = rgb(0xE6DDCD),
        .ink1 = rgb(0x1E2B27),
        .ink2 = rgb(0x47554F),
        .ink3 = rgb(0x5F6A65),
        .accent = rgb(0x0E6A5B),
        .accent_press = rgb(0x0A5247),
        .accent_high = rgb(0x128070),
        .accent_soft = rgb(0xDFEEE9),
        .on_accent = rgb(0xFFFFFF),
        .ok = rgb(0x1C6B38),
        .ok_soft = rgb(0xE1F1E3),
        .warn = rgb(0x7A4D00),
        .warn_soft = rgb(0xFBEED2),
        .danger = rgb(0xA8231B),
        .danger_soft = rgb(0xFBE5E1),
        .info = rgb(0x275891),
        .info_soft = rgb(0xE3EDF8),
        .craft = rgb(0x8A3F12),
        .craft_soft = rgb(0xFBE7D6),
        .art = rgb(0x5B3A77),
        .art_soft = rgb(0xF0E7F5),
        .urgent_top = rgb(0xB02A21),
        .urgent_bottom = rgb(0x8E1A14),
        .on_urgent = rgb(0xFFFFFF),
        .deep = rgb(0x123F37),
        .on_deep = rgb(0xFFFFFF),
        .star = rgb(0xC77A00),
        .scrim = {20, 30, 27, 184},
        .focus = rgb(0x0E6A5B),
    };
    return theme;
}

const Theme& contrast_theme() {
    constexpr Color kBlack = rgb(0x000000);
    constexpr Color kWhite = rgb(0xFFFFFF);
    constexpr Color kYellow = rgb(0xFFDD33);
    static const Theme theme{
        .high_contrast = true,
        .canvas = kBlack,
        .surface = kBlack,
        .sunken = rgb(0x1A1A1A),
        .line = kWhite,
        .line_strong = kWhite,
        .lip = kBlack,
        .ink1 = kWhite,
        .ink2 = rgb(0xE6E6E6),
        .ink3 = rgb(0xE6E6E6),
        .accent = kYellow,
        .accent_press = kYellow,
        .accent_high = kYellow,
        .accent_soft = kBlack,
        .on_accent = kBlack,
        .ok = rgb(0x7DF0A0),
        .ok_soft = kBlack,
        .warn = rgb(0xFFC46B),
        .warn_soft = kBlack,
        .danger = rgb(0xFFA39B),
        .danger_soft = kBlack,
        .info = rgb(0x9CD0FF),
        .info_soft = kBlack,
        .craft = kWhite,
        .craft_soft = kBlack,
        .art = kWhite,
        .art_soft = kBlack,
        .urgent_top = kBlack,
        .urgent_bottom = kBlack,
        .on_urgent = kWhite,
        .deep = kBlack,
        .on_deep = kWhite,
        .star = kYellow,
        .scrim = {0, 0, 0, 216},
        .focus = kYellow,
        .border = 4,
        .card_lip = 0,
        .tile_lip = 0,
    };
    return theme;
}

Color face_color(int level) {
    static constexpr std::array kFaces{rgb(0xE58F82), rgb(0xF0B184), rgb(0xF3D283), rgb(0xB7D699),
                                       rgb(0x82C8A6)};
    const int index = level < 1 ? 0 : level > 5 ? 4 : level - 1;
    return kFaces[static_cast<std::size_t>(index)];
}

}  // namespace ui
