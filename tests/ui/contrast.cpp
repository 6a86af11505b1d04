// How well each text stands out: the frame is painted a second time without its letters, and the text's
// colour is held against every pixel that a letter had covered (WCAG 2.2's ratio).
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <imgui.h>

#include "tests/ui/rules.h"

namespace gallery {
namespace {

constexpr double kLeast = 4.5;
constexpr double kLeastInContrast = 7;

double linear(double channel) {
    const double c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

struct Shade {
    double r, g, b;
    double luminance() const { return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b); }
};

double ratio(const Shade& a, const Shade& b) {
    const double la = a.luminance();
    const double lb = b.luminance();
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Shade over(ui::Color ink, const Shade& ground) {
    const double alpha = ink.a / 255.0;
    const auto mix = [&](double top, double below) { return alpha * top + (1 - alpha) * below; };
    return {mix(ink.r, ground.r), mix(ink.g, ground.g), mix(ink.b, ground.b)};
}

// Shapes take one white spot of the glyphs' texture; a letter or an icon takes a piece of it.
bool takes_a_piece(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    return a.uv.x != b.uv.x || a.uv.y != b.uv.y || a.uv.x != c.uv.x || a.uv.y != c.uv.y;
}

void take_letters_away(ImDrawData& data) {
    for (ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.TexRef._TexData == nullptr) continue;  // a picture
            const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
            ImDrawVert* corners = list->VtxBuffer.Data + command.VtxOffset;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                ImDrawVert &a = corners[index[i]], &b = corners[index[i + 1]], &c = corners[index[i + 2]];
                if (!takes_a_piece(a, b, c)) continue;
                for (ImDrawVert* corner : {&a, &b, &c}) corner->col &= ~IM_COL32_A_MASK;
            }
        }
    }
}

class Frames {
public:
    Frames(platform::Pixels whole, platform::Pixels bare)
        : whole_{std::move(whole)}, bare_{std::move(bare)} {}

    // Of the text's colour against what lies behind its letters: the ratio that all but a hundredth reach.
    double ratio_of(const ui::DrawnText& text) const {
        std::vector<double> ratios;
        std::array<double, 1U << 18U> known{};  // by colour, as most of a ground is of one
        const auto left = std::max(0, static_cast<int>(text.rect.x));
        const auto right = std::min(whole_.width, static_cast<int>(text.rect.right()) + 1);
        const auto bottom = std::min(whole_.height, static_cast<int>(text.rect.bottom()) + 1);
        for (int y = std::max(0, static_cast<int>(text.rect.y)); y < bottom; ++y) {
            for (int x = left; x < right; ++x) {
                const auto at = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(whole_.width) +
                                     static_cast<std::size_t>(x));
                const std::uint8_t* w = &whole_.rgba[at];
                const std::uint8_t* b = &bare_.rgba[at];
                if (w[0] == b[0] && w[1] == b[1] && w[2] == b[2]) continue;
                double& value = known[(b[0] >> 2U) << 12U | (b[1] >> 2U) << 6U | b[2] >> 2U];
                if (value == 0) {
                    const Shade ground{static_cast<double>(b[0]), static_cast<double>(b[1]),
                                       static_cast<double>(b[2])};
                    value = ratio(over(text.color, ground), ground);
                }
                ratios.push_back(value);
            }
        }
        if (ratios.empty()) return 1;  // as its ground: nobody sees it
        const auto low = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 100);
        std::nth_element(ratios.begin(), low, ratios.end());
        return *low;
    }

private:
    platform::Pixels whole_, bare_;
};

bool has_ink(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\n'; });
}

}  // namespace

Breaches too_faint_texts(const Drawn& drawn) {
    platform::Renderer& renderer = drawn.stage.window().renderer();
    platform::Pixels whole = renderer.grab();
    ImDrawData& data = *drawn.stage.ui().draw_data();
    take_letters_away(data);
    renderer.present(data);
    const Frames frames{std::move(whole), renderer.grab()};
    const double least = drawn.look.modes.contrast ? kLeastInContrast : kLeast;
    Breaches found;
    for (const ui::DrawnText& text : drawn.semantics().texts) {
        if (text.covered || !has_ink(text.text)) continue;
        const double value = frames.ratio_of(text);
        if (value >= least - 0.05) continue;
        found.push_back({text.text, "stands out by " + std::to_string(value).substr(0, 4) + " at " +
                                        to_string(text.rect) + ", must by " +
                                        std::to_string(least).substr(0, 3)});
    }
    return found;
}

}  // namespace gallery
