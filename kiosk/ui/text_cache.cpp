#include "kiosk/ui/text_cache.h"

#include <cmath>
#include <functional>

#include <imgui.h>

namespace ui {
namespace {

constexpr std::uint64_t kKeptFrames = 8;
constexpr std::size_t kPruneAbove = 256;

}  // namespace

std::size_t TextCache::Hash::operator()(const Wanted& wanted) const {
    std::size_t hash = std::hash<std::string_view>{}(wanted.text);
    for (const int part : {static_cast<int>(wanted.font.px), static_cast<int>(wanted.font.weight),
                           wanted.width, wanted.max_lines})
        hash = hash * 1'000'003U + static_cast<std::size_t>(part);
    return hash;
}

const LaidOut& TextCache::layout(Fonts& fonts, std::string_view text, const Font& font,
                                 const LayoutLimits& limits) {
    Wanted wanted{text, font, static_cast<int>(std::floor(limits.width)), limits.max_lines};
    const auto found = laid_out_.find(wanted);
    if (found != laid_out_.end()) {
        found->second->used = frame_;
        return found->second->laid_out;
    }
    auto entry = std::make_unique<Entry>(Entry{.text = std::string{text}, .laid_out = {}, .used = frame_});
    entry->laid_out.letters = decode_utf8(text);
    for (char32_t& c : entry->laid_out.letters) c = fonts.drawable(c);
    const Advance advance = [&](char32_t c) { return fonts.advance(font.weight, font.px, c); };
    entry->laid_out.layout = lay_out(entry->laid_out.letters, limits, advance);
    wanted.text = entry->text;
    return laid_out_.emplace(wanted, std::move(entry)).first->second->laid_out;
}

void TextCache::next_frame() {
    ++frame_;
    if (laid_out_.size() < kPruneAbove) return;
    std::erase_if(laid_out_, [&](const auto& item) { return item.second->used + kKeptFrames < frame_; });
}

LineLetters letters_of(std::u32string_view text, const Layout& layout, std::size_t line) {
    const Line& one = layout.lines.at(line);
    return {text.substr(one.begin, one.size), layout.clipped && line + 1 == layout.lines.size()};
}

void draw_line(Canvas& canvas, Fonts& fonts, Point at, const LineLetters& line, const Ink& ink) {
    const Face& face = fonts.face(ink.font.weight);
    const Point start = canvas.device(at);
    const ImU32 color = canvas.packed(ink.color);
    ImFontBaked* baked = face.font->GetFontBaked(ink.font.px * face.line);
    float pen = start.x;
    const auto draw = [&](char32_t c) {
        const ImFontGlyph* glyph =
            baked->FindGlyph(static_cast<ImWchar>(c));  // may move the atlas: use at once
        if (glyph->Visible) {
            const ImVec2 from{std::round(pen + glyph->X0), start.y + glyph->Y0};
            const ImVec2 to{from.x + (glyph->X1 - glyph->X0), start.y + glyph->Y1};
            canvas.list()->PrimReserve(6, 4);
            canvas.list()->PrimRectUV(from, to, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, color);
        }
        pen += glyph->AdvanceX;
    };
    for (const char32_t c : line.letters) draw(c);
    if (line.clipped) draw(kEllipsis);
}

}  // namespace ui
