#include "kiosk/ui/text_cache.h"

#include <cmath>

#include <imgui.h>

namespace ui {
namespace {

constexpr std::uint64_t kKeptFrames = 8;
constexpr std::size_t kPruneAbove = 256;

std::string key_of(std::string_view text, const Font& font, const LayoutLimits& limits) {
    std::string key{text};
    key.push_back('\0');
    key += std::to_string(static_cast<int>(font.px));
    key.push_back(font.weight == Weight::Bold ? 'b' : 'r');
    key += std::to_string(static_cast<int>(std::floor(limits.width)));
    key.push_back('/');
    key += std::to_string(limits.max_lines);
    return key;
}

}  // namespace

const Layout& TextCache::layout(Fonts& fonts, std::string_view text, const Font& font,
                                const LayoutLimits& limits) {
    const auto [entry, is_new] = layouts_.try_emplace(key_of(text, font, limits));
    if (is_new) {
        std::string drawable;
        for (const char32_t c : decode_utf8(text)) append_utf8(drawable, fonts.drawable(c));
        const Advance advance = [&](char32_t c) { return fonts.advance(font.weight, font.px, c); };
        entry->second.layout = lay_out(drawable, limits, advance);
    }
    entry->second.used = frame_;
    return entry->second.layout;
}

void TextCache::next_frame() {
    ++frame_;
    if (layouts_.size() < kPruneAbove) return;
    std::erase_if(layouts_, [&](const auto& item) { return item.second.used + kKeptFrames < frame_; });
}

void draw_line(Canvas& canvas, Fonts& fonts, Point at, std::string_view text, const Ink& ink) {
    const Face& face = fonts.face(ink.font.weight);
    const Point start = canvas.device(at);
    const ImU32 color = canvas.packed(ink.color);
    ImFontBaked* baked = face.font->GetFontBaked(ink.font.px * face.line);
    float pen = start.x;
    for (const char32_t c : decode_utf8(text)) {
        const ImFontGlyph* glyph =
            baked->FindGlyph(static_cast<ImWchar>(c));  // may move the atlas: use at once
        if (glyph->Visible) {
            const ImVec2 from{std::round(pen + glyph->X0), start.y + glyph->Y0};
            const ImVec2 to{from.x + (glyph->X1 - glyph->X0), start.y + glyph->Y1};
            canvas.list()->PrimReserve(6, 4);
            canvas.list()->PrimRectUV(from, to, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, color);
        }
        pen += glyph->AdvanceX;
    }
}

}  // namespace ui
