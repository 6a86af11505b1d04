// The kit's words: measured, drawn, and told to whoever asks what the screen shows.
#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "kiosk/ui/person_text.h"
#include "kiosk/ui/ui_state.h"

namespace ui {
namespace {

constexpr float kLargeFactor = 1.45F;  // large text, for sizes that are no type of their own

}  // namespace

float Ui::px(const TextStyle& style) const {
    if (style.px > 0) return large() ? style.px * kLargeFactor : style.px;
    return type_style(style.type, state_->frame.text_scale).px;
}

void Ui::icon(Point center, Icon icon, float px, Color color) {
    if (icon == Icon::None) return;
    State& s = *state_;
    const Face& face = s.fonts->icons();
    const float size = std::round(px * s.scale);
    const Point middle = s.canvas.device(center);
    face.font->RenderChar(s.canvas.list(), size * face.line,
                          {middle.x - std::floor(size / 2), middle.y - std::floor(size * face.line / 2)},
                          s.canvas.packed(color), static_cast<ImWchar>(icon));
}

Font Ui::font_of(const TextStyle& style) const {
    const TypeStyle type = type_style(style.type, state_->frame.text_scale);
    return {style.weight.value_or(type.weight), std::round(px(style) * state_->scale)};
}

TextExtent Ui::extent(const Layout& layout, const TextStyle& style) const {
    const float step = px(style) * type_style(style.type, state_->frame.text_scale).line_height;
    const auto lines = static_cast<int>(layout.lines.size());
    return {layout.width / state_->scale, static_cast<float>(lines) * step, lines, layout.clipped};
}

TextExtent Ui::measure(std::string_view text, const TextStyle& style, float width) {
    const LayoutLimits limits{width * state_->scale, style.max_lines};
    return extent(state_->texts.layout(*state_->fonts, text, font_of(style), limits).layout, style);
}

TextExtent Ui::measure(const core::PersonName& words, const TextStyle& style, float width) {
    const LayoutLimits limits{width * state_->scale, style.max_lines};
    return extent(PersonText{*state_->fonts, words, font_of(style), limits}.layout(), style);
}

TextExtent Ui::text(Rect box, std::string_view text, const TextStyle& style) {
    if (text.empty()) return {};
    const LayoutLimits limits{box.w * state_->scale, style.max_lines};
    const LaidOut& laid_out = state_->texts.layout(*state_->fonts, text, font_of(style), limits);
    DrawnText& drawn = put(box, laid_out.letters, laid_out.layout, style);
    drawn.text = text;
    return extent(laid_out.layout, style);
}

TextExtent Ui::text(Rect box, const core::PersonName& words, const TextStyle& style) {
    if (words.empty()) return {};
    const LayoutLimits limits{box.w * state_->scale, style.max_lines};
    const PersonText laid_out{*state_->fonts, words, font_of(style), limits};
    DrawnText& drawn = put(box, laid_out.letters(), laid_out.layout(), style);
    drawn.person = words;
    return extent(laid_out.layout(), style);
}

DrawnText& Ui::put(Rect box, std::u32string_view letters, const Layout& layout, const TextStyle& style) {
    State& s = *state_;
    const Font font = font_of(style);
    const TextExtent extent = this->extent(layout, style);
    float y = box.y;
    if (style.valign == VAlign::Middle) y += (box.h - extent.height) / 2;
    if (style.valign == VAlign::Bottom) y += box.h - extent.height;

    const Color color = style.color.value_or(theme().ink1);
    const auto left = [&](float line_width) {
        if (style.align == Align::Center) return box.x + (box.w - line_width) / 2;
        return style.align == Align::Right ? box.right() - line_width : box.x;
    };
    DrawnText& drawn =
        s.drawing.texts.emplace_back(DrawnText{.rect = {left(extent.width), y, extent.width, extent.height},
                                               .px = px(style),
                                               .color = color,
                                               .clipped = layout.clipped});
    const float step = extent.height / static_cast<float>(std::max(1, extent.lines));
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
        // The line box holds the font's own line in its middle, as browsers do.
        const float top = y + (step - px(style) * s.fonts->face(font.weight).line) / 2;
        draw_line(s.canvas, *s.fonts, {left(layout.lines[i].width / s.scale), top},
                  letters_of(letters, layout, i), {font, color});
        y += step;
    }
    return drawn;
}

TextExtent Ui::spans(Rect box, std::span<const Span> pieces, const TextStyle& style) {
    float width = 0;
    std::string whole;
    const auto style_of = [&](const Span& piece) {
        TextStyle own = style;
        own.max_lines = 1;
        own.align = Align::Left;
        if (piece.weight) own.weight = piece.weight;
        if (piece.color) own.color = piece.color;
        return own;
    };
    for (const Span& piece : pieces) {
        width += measure(piece.text, style_of(piece)).width;
        whole += piece.text;
    }
    float x = box.x;
    if (style.align == Align::Center) x += (box.w - width) / 2;
    if (style.align == Align::Right) x += box.w - width;
    Semantics& drawing = state_->drawing;
    const std::size_t before = drawing.texts.size();
    TextExtent extent;
    for (const Span& piece : pieces) {
        const float room = measure(piece.text, style_of(piece)).width;
        extent = text({x, box.y, room + 2, box.h}, piece.text, style_of(piece));
        x += room;
    }
    // To readers it is one sentence.
    if (drawing.texts.size() > before) {
        DrawnText sentence = drawing.texts[before];
        sentence.text = whole;
        sentence.rect.w = width;
        sentence.clipped = width > box.w + 1;
        drawing.texts.resize(before);
        drawing.texts.push_back(std::move(sentence));
    }
    return {width, extent.height, 1, width > box.w + 1};
}

}  // namespace ui
