#include "kiosk/screens/parts.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include <qrcodegen/qrcodegen.hpp>

#include "kiosk/ui/card.h"

namespace kiosk::screens {
namespace {

constexpr std::array<std::pair<std::string_view, ui::Icon>, 8> kFactIcons{{
    {"clock-outline", ui::Icon::ClockOutline},
    {"map-marker", ui::Icon::MapMarker},
    {"cup-water", ui::Icon::CupWater},
    {"phone", ui::Icon::Phone},
    {"alert", ui::Icon::Alert},
    {"account-group", ui::Icon::AccountGroup},
    {"directions", ui::Icon::Directions},
    {"information", ui::Icon::Information},
}};

}  // namespace

ui::Icon fact_icon(std::string_view name) {
    const auto found = std::find_if(kFactIcons.begin(), kFactIcons.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    return found == kFactIcons.end() ? ui::Icon::Information : found->second;
}

std::string art_path(std::string_view art) {
    if (art.empty() || art.find('/') != std::string_view::npos) return std::string{art};
    return "illustrations/png/" + std::string{art} + ".png";
}

ui::Chip fee_chip(const std::string& fee, bool is_free) {
    return {.label = fee, .tone = is_free ? ui::Tone::Ok : ui::Tone::Craft};
}

void low_reach_head(ui::Ui& ui, ui::Rect rect, std::string_view art, std::string_view words) {
    if (!ui.theme().high_contrast) {
        ui.picture(rect, art_path(art), ui::kRadiusHero);
        return;
    }
    ui::card(ui, rect, ui::kRadiusHero);
    ui.text(rect.inset(56, 40), words,
            {.type = ui::Type::Headline,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 4});
}

std::optional<ui::QrMatrix> to_qr(const std::string& text) try {
    const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    ui::QrMatrix matrix{.size = code.getSize()};
    for (int y = 0; y < matrix.size; ++y) {
        for (int x = 0; x < matrix.size; ++x) matrix.modules.push_back(code.getModule(x, y));
    }
    return matrix;
} catch (const std::exception&) {
    return std::nullopt;
}

Stack& Stack::text(std::string_view words, const ui::TextStyle& style) {
    if (!words.empty()) y_ += ui_.text({area_.x, y_, area_.w, 0}, words, style).height;
    return *this;
}

Stack& Stack::text(const core::PersonName& words, const ui::TextStyle& style) {
    if (!words.empty()) y_ += ui_.text({area_.x, y_, area_.w, 0}, words, style).height;
    return *this;
}

}  // namespace kiosk::screens
