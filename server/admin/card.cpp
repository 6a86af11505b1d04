#include "server/admin/card.h"

#include <memory>

#include <pango/pangocairo.h>
#include <qrcodegen/QrCode.hpp>

#include "server/handlers/words.h"

namespace server::admin {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

constexpr int kQuiet = 44;  // four modules, rounded up
constexpr double kTextLeft = 560;
constexpr double kTextWidth = 410;

struct Line {
    std::string text;
    const char* font;
    double y;
};

void draw_symbol(cairo_t* to, const qrcodegen::QrCode& code, int left, int top) {
    const int size = code.getSize();
    const auto edge = [&](int module) { return module * kSymbolWidth / size; };
    cairo_set_source_rgb(to, 0, 0, 0);
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            if (!code.getModule(x, y)) continue;
            cairo_rectangle(to, left + edge(x), top + edge(y), edge(x + 1) - edge(x), edge(y + 1) - edge(y));
        }
    }
    cairo_fill(to);
}

void draw_line(cairo_t* to, const Line& line) {
    PangoLayout* layout = pango_cairo_create_layout(to);
    PangoFontDescription* font = pango_font_description_from_string(line.font);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, static_cast<int>(kTextWidth * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, line.text.c_str(), -1);
    cairo_move_to(to, kTextLeft, line.y);
    pango_cairo_show_layout(to, layout);
    g_object_unref(layout);
}

cairo_status_t append(void* target, const unsigned char* data, unsigned int size) {
    static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

std::string side_by_side(const model::Text& text) {
    return text.zh + " " + text.en;
}

}  // namespace

core::Result<std::string> draw_card(const Card& card) {
    try {
        using qrcodegen::QrCode;
        const auto segments = qrcodegen::QrSegment::makeSegments(card.text.c_str());
        const QrCode code = QrCode::encodeSegments(segments, QrCode::Ecc::MEDIUM, 6, 40, -1, false);
        const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, kCardWidth, kCardHeight),
                              cairo_surface_destroy};
        const Context to{cairo_create(surface.get()), cairo_destroy};
        cairo_set_source_rgb(to.get(), 1, 1, 1);
        cairo_paint(to.get());
        cairo_set_antialias(to.get(), CAIRO_ANTIALIAS_NONE);
        draw_symbol(to.get(), code, kQuiet + 12, (kCardHeight - kSymbolWidth) / 2);
        cairo_set_antialias(to.get(), CAIRO_ANTIALIAS_DEFAULT);
        cairo_set_source_rgb(to.get(), 0.055, 0.416, 0.357);
        draw_line(to.get(), {side_by_side(handlers::words("app.name")), "Noto Sans CJK SC Bold 42", 96});
        cairo_set_source_rgb(to.get(), 0.118, 0.169, 0.153);
        draw_line(to.get(), {card.name, "Noto Sans CJK SC Bold 52", 216});
        draw_line(to.get(), {card.mark, "Noto Sans Mono CJK SC 34", 330});
        draw_line(to.get(), {card.valid_until, "Noto Sans CJK SC 26", 420});
        if (card.is_sample)
            draw_line(to.get(), {side_by_side(handlers::words("card.sample")), "Noto Sans CJK SC 26", 490});
        std::string png;
        if (cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS) {
            return core::fail(core::ErrorKind::Unavailable, "the card could not be drawn");
        }
        return png;
    } catch (const std::exception& problem) {
        return core::fail(core::ErrorKind::Invalid,
                          std::string{"the pass does not fit on a card: "} + problem.what());
    }
}

}  // namespace server::admin
