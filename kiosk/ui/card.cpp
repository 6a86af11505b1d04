#include "kiosk/ui/card.h"

#include <algorithm>

#include "kiosk/ui/figures.h"
#include "kiosk/ui/fit.h"
#include "kiosk/ui/plate.h"

namespace ui {
namespace {

constexpr float kSelectedBorder = 5;
constexpr float kWordsFoot = 9;      // below the words of a tile
constexpr float kTilePicture = 196;  // width of the picture at a tile's right side
constexpr float kBadge = 52;
constexpr float kLowTile = 215;
constexpr float kLowestTile = 190;  // that still has its icon above the words

Plate card_plate(const Theme& theme, float radius) {
    return {.radius = radius,
            .top = theme.surface,
            .bottom = theme.surface,
            .border = theme.line,
            .border_width = theme.border,
            .lip = theme.lip,
            .lip_height = theme.card_lip};
}

Plate tile_plate(const Theme& theme, const Tile& tile) {
    Plate plate = card_plate(theme, kRadiusTile);
    plate.lip_height = theme.tile_lip;
    if (!tile.primary) return plate;
    plate.top = theme.accent_high;
    plate.bottom = theme.accent;
    plate.border = theme.accent_press;
    plate.lip = theme.accent_press;
    return plate;
}

void badge(Ui& ui, Point top_right, int number) {
    const Theme& theme = ui.theme();
    const std::string digits = number > 9 ? "9+" : std::to_string(number);
    const Rect disc{top_right.x - kBadge, top_right.y, kBadge, kBadge};
    ui.canvas().rounded(disc, kBadge / 2, theme.danger);
    ui.text(disc, digits,
            {.color = theme.surface,
             .weight = Weight::Bold,
             .align = Align::Center,
             .valign = VAlign::Middle,
             .px = 30});
}

struct TileStyles {
    TextStyle title, subtitle;
};

// The title's own size where its words fit, else the smaller one of cards, or still smaller.
TileStyles tile_styles(Ui& ui, const Tile& tile, float width, bool big) {
    const Theme& theme = ui.theme();
    const Color ink = tile.primary ? theme.on_accent : theme.ink1;
    const TextStyle own{
        .type = Type::Title, .color = ink, .max_lines = 2, .px = big && !ui.large() ? 72.0F : 0};
    const auto smaller = [&](float px) {
        return TextStyle{.type = Type::TitleSmall, .color = ink, .max_lines = 2, .px = px};
    };
    TextStyle lines = own;
    lines.max_lines = ui.large() ? 1 : 2;
    const bool is_own = fits(ui, {width, 400}, tile.title, lines);
    // No word is broken where a smaller one is whole.
    return {
        is_own ? own : first_fitting(ui, {width, 400}, tile.title, {smaller(0), smaller(34), smaller(30)}),
        {.type = Type::Caption,
         .color = tile.primary ? theme.on_accent : theme.ink2,
         .max_lines = 3,
         .px = big && !ui.large() ? 34.0F : 0}};
}

float words_height(Ui& ui, float width, const Tile& tile, bool big) {
    const TileStyles styles = tile_styles(ui, tile, width, big);
    const float below = tile.subtitle.empty() ? 0 : ui.measure(tile.subtitle, styles.subtitle, width).height;
    return ui.measure(tile.title, styles.title, width).height + below;
}

bool words_fit(Ui& ui, float width, const Tile& tile, float height, bool big) {
    const TextStyle subtitle = tile_styles(ui, tile, width, big).subtitle;
    return !ui.measure(tile.subtitle, subtitle, width).clipped &&
           words_height(ui, width, tile, big) <= height;
}

// Title and subtitle, standing on the lower edge of `rect`.
void tile_words(Ui& ui, Rect rect, const Tile& tile, bool big) {
    const TileStyles styles = tile_styles(ui, tile, rect.w, big);
    const float below = tile.subtitle.empty() ? 0 : ui.measure(tile.subtitle, styles.subtitle, rect.w).height;
    const float height = ui.measure(tile.title, styles.title, rect.w).height;
    ui.text({rect.x, rect.bottom() - below - height, rect.w, height}, tile.title, styles.title);
    if (below > 0) ui.text({rect.x, rect.bottom() - below, rect.w, below}, tile.subtitle, styles.subtitle);
}

// How a tile stands in its place: the icon above the words; smaller; or beside them, with no picture.
struct TileShape {
    float pad = 30;
    float side = 84;  // of the icon
    bool low = false;
};

TileShape tile_shape(Ui& ui, Rect body, const Tile& tile, bool big) {
    TileShape shape{.side = ui.large() ? 122.0F : 84.0F};
    if (big && !ui.large()) return {.pad = 38, .side = 112};
    const auto fits_below = [&](const TileShape& one) {
        return !tile.arrow && body.h >= one.pad - 5 + one.side +
                                            words_height(ui, body.w - 2 * one.pad, tile, big) + kWordsFoot;
    };
    if (body.h >= kLowTile && fits_below(shape)) return shape;
    const TileShape smaller{.pad = 25, .side = 72};
    if (!ui.large() && body.h >= kLowestTile && fits_below(smaller)) return smaller;
    shape.low = true;
    shape.side = std::min(ui.large() ? 96.0F : 84.0F, body.h - 36);
    return shape;
}

// Where the phone of the large tile stands: beside the icon, or below it where there is room for a larger
// one.
Rect art_area(Rect body) {
    if (body.h > 640) return {body.center().x - 190, body.y + 180, 400, 320};
    return {body.right() - 330, body.y + 34, 316, std::min(264.0F, body.h - 210)};
}

void tile_icon(Ui& ui, Rect rect, const Tile& tile) {
    if (!tile.primary) {
        icon_plate(ui, rect, tile.icon, tile.tone);
        return;
    }
    const Theme& theme = ui.theme();
    if (theme.high_contrast)
        ui.canvas().border(rect, kRadiusPlate, {4, theme.on_accent});
    else
        ui.canvas().rounded(rect, kRadiusPlate + 6, theme.on_accent.faded(0.16F));
    ui.icon(rect.center(), tile.icon, rect.w * 0.64F, theme.on_accent);
}

}  // namespace

void card(Ui& ui, Rect rect, float radius) {
    draw_plate(ui, rect, card_plate(ui.theme(), radius));
}

void well(Ui& ui, Rect rect, Tone tone, float radius) {
    ui.canvas().rounded(rect, radius, ui.theme().tone(tone).soft);
    if (ui.theme().high_contrast)
        ui.canvas().border(rect, radius, {ui.theme().border, ui.theme().tone(tone).ink});
}

CardPress press_card(Ui& ui, std::string_view id, std::string_view label, Rect rect, const CardStyle& style) {
    const Theme& theme = ui.theme();
    const Ui::Hit hit = ui.hit({.id = std::string{id},
                                .role = style.role,
                                .label = std::string{label},
                                .value = style.value,
                                .rect = rect,
                                .enabled = style.enabled});
    Plate plate = card_plate(theme, style.radius);
    plate.pressed = hit.pressed;
    if (style.selected) {
        plate.top = plate.bottom = theme.accent_soft;
        plate.border = theme.accent;
        plate.border_width = theme.high_contrast ? 10 : kSelectedBorder;
    }
    if (hit.pressed) plate.top = plate.bottom = style.selected ? theme.accent_soft : theme.sunken;
    if (!style.enabled) plate.lip_height = 0;
    return {draw_plate(ui, rect, plate), hit.fired};
}

bool tile(Ui& ui, std::string_view id, Rect rect, const Tile& tile) {
    const Theme& theme = ui.theme();
    const Ui::Hit hit = ui.hit({.id = std::string{id},
                                .role = Role::Button,
                                .label = tile.title,
                                .value = tile.badge > 0 ? std::to_string(tile.badge) : std::string{},
                                .rect = rect});
    Plate plate = tile_plate(theme, tile);
    plate.pressed = hit.pressed;
    if (hit.pressed) plate.top = plate.bottom = tile.primary ? theme.accent_press : theme.sunken;
    const Rect body = draw_plate(ui, rect, plate);
    const bool big = tile.primary && body.h > 300 && body.w < 700;
    const auto [pad, side, low] = tile_shape(ui, body, tile, big);
    const float beside_picture = body.w - 2 * 30 - kTilePicture + 10;
    const bool pictured = !low && !tile.picture.empty() && !theme.high_contrast &&
                          body.w > 2 * kTilePicture &&
                          ui.measure(tile.title, {.type = Type::Title}).width <= beside_picture;
    if (pictured) {
        const float b = plate.border_width;
        ui.picture(body.right_part(kTilePicture).inset(0, b).moved(-b, 0), tile.picture, plate.radius - b,
                   Corners::Right);
    }
    if (big && !theme.high_contrast && !ui.large()) check_in_art(ui, art_area(body));
    const Rect icon{body.x + pad, low ? body.center().y - side / 2 : body.y + pad - 5, side, side};
    if (tile.icon != Icon::None) tile_icon(ui, icon, tile);
    const float arrow = tile.arrow ? 76 : 0;
    const float left = pad + (low ? side + 28 : 0);
    const float shown = pictured ? kTilePicture - 10 : arrow;
    const Rect words{body.x + left, body.y, body.w - left - pad - shown, body.h};
    Tile told = tile;
    if (!words_fit(ui, words.w, told, low ? body.h - 16 : 1e6F, big)) told.subtitle.clear();
    if (low)
        tile_words(ui, words.top_part((body.h + words_height(ui, words.w, told, big)) / 2), told, big);
    else
        tile_words(ui, words.top_part(body.h - (big && !ui.large() ? 40.0F : kWordsFoot)), told, big);
    if (arrow > 0) {
        ui.icon({body.right() - pad - 32, body.center().y}, Icon::ChevronRight, 64,
                tile.primary ? theme.on_accent : theme.ink3);
    }
    // At the tile's corner, and where the words reach up there at the icon's.
    const bool at_corner = body.bottom() - words_height(ui, words.w, told, big) - kWordsFoot > body.y + 90;
    if (tile.badge > 0) {
        badge(ui,
              !low && at_corner ? Point{body.right() - 30, body.y + 25}
                                : Point{icon.right() + kBadge * 0.4F, icon.y - kBadge * 0.3F},
              tile.badge);
    }
    return hit.fired;
}

void icon_plate(Ui& ui, Rect rect, Icon icon, Tone tone) {
    const TonePair pair = ui.theme().tone(tone);
    const float radius = rect.h * 0.31F;
    ui.canvas().rounded(rect, radius, pair.soft);
    Color ink = pair.ink;
    if (ui.theme().high_contrast) {
        ui.canvas().border(rect, radius, {3, ui.theme().accent});
        ink = ui.theme().accent;
    }
    ui.icon(rect.center(), icon, rect.h * 0.62F, ink);
}

void icon_disc(Ui& ui, Point center, float radius, Icon icon, Tone tone) {
    const Theme& theme = ui.theme();
    ui.canvas().circle(center, radius, theme.tone(tone).ink);
    ui.icon(center, icon, radius * 1.24F, theme.surface);
}

}  // namespace ui
