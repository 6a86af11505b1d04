// Home in large text (fewer and bigger things) and in low reach (all that is pressed lies below the middle).
#include <algorithm>

#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr float kClassHeight = 432;

std::optional<flow::Event> grid(ui::Ui& ui, std::span<const HomeTile> tiles, ui::Rect rect, int columns,
                                float gap = ui::kGutter) {
    if (tiles.empty()) return std::nullopt;
    std::optional<flow::Event> event;
    const int count = static_cast<int>(tiles.size());
    const int lines = line_of(count - 1, columns) + 1;
    const float height = (rect.h - gap * static_cast<float>(lines - 1)) / static_cast<float>(lines);
    for (int i = 0; i < count; ++i) {
        const HomeTile& one = tiles[static_cast<std::size_t>(i)];
        const int line = line_of(i, columns);
        const int in_line = std::min(columns, count - line * columns);  // the last ones share their line
        const ui::Rect row{rect.x, rect.y + static_cast<float>(line) * (height + gap), rect.w, height - 8};
        ui::Tile shown = one.tile;
        shown.picture.clear();
        if (ui::tile(ui, one.id, ui::column(row, i % columns, in_line, ui::kGutter), shown))
            event = one.event;
    }
    return event;
}

// What the card says below its chip, as high as it needs.
enum class Pen { Measure, Draw };

struct ClassWords {
    ui::Rect area;
    ui::TextStyle title;
    ui::Point picture;  // what the picture takes of the corner
};

float class_words(ui::Ui& ui, const HomeView::Class& one, const ClassWords& place, Pen pen) {
    const bool draws = pen == Pen::Draw;
    const auto& [area, title, picture] = place;
    const ui::Theme& theme = ui.theme();
    const ui::TextStyle lead{.type = ui::Type::Lead, .max_lines = 2};
    const ui::TextStyle fee{.type = ui::Type::Lead,
                            .color = theme.tone(one.is_free ? ui::Tone::Ok : ui::Tone::Craft).ink,
                            .weight = ui::Weight::Bold,
                            .max_lines = 1};
    const ui::TextStyle seats{.type = ui::Type::Lead, .color = theme.ink2, .max_lines = 1};
    const ui::TextStyle way{.type = ui::Type::Body, .color = theme.ink2, .max_lines = 2};
    constexpr float kIcon = 64;
    float y = area.y;
    const auto put = [&](float x, float width, std::string_view words, const ui::TextStyle& style) {
        return draws ? ui.text({x, y, width, 0}, words, style) : ui.measure(words, style, width);
    };
    y += put(area.x, area.w - picture.x, one.title, title).height + 8;
    y = std::max(y, area.y + picture.y);
    if (draws) ui.icon({area.x + 26, y + 34}, ui::Icon::MapMarker, 52, theme.accent);
    const float fee_width = ui.measure(one.fee, fee).width;
    const float seats_width = ui.measure(one.seats, seats).width;
    const ui::TextExtent where = put(area.x + kIcon, area.w - kIcon, one.where, lead);
    const float beside = area.x + kIcon + where.width + 40;
    const bool one_line = beside + fee_width + 40 + seats_width <= area.right();
    float x = one_line ? beside : area.x + kIcon;
    if (!one_line) y += where.height;
    put(x, fee_width + 1, one.fee, fee);
    x += fee_width + 40;
    y += put(x, seats_width + 1, one.seats, seats).height;
    if (one.directions.empty()) return y - area.y;
    if (draws) ui.icon({area.x + 26, y + 32}, ui::Icon::ElevatorPassenger, 46, theme.ink2);
    y += put(area.x + kIcon, area.w - kIcon, one.directions, way).height;
    return y - area.y;
}

// Answers how high the card is; draws it where `rect` has a height.
bool class_card(ui::Ui& ui, const HomeView& view, ui::Rect rect) {
    if (!view.one_class) {
        ui::well(ui, rect);
        ui.text(rect.inset(40, 16), view.nothing_on,
                {.type = ui::Type::TitleSmall,
                 .color = ui.theme().ink2,
                 .align = ui::Align::Center,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 3});
        return false;
    }
    const HomeView::Class& one = *view.one_class;
    ui::CardPress pressed{.rect = rect};
    if (ui.low_reach()) {
        ui::card(ui, rect, 40);
        ui.describe({.id = "home.next",
                     .role = ui::Role::Item,
                     .label = one.title,
                     .value = one.chip,
                     .rect = rect,
                     .enabled = false});
    } else {
        pressed = ui::press_card(ui, "home.next", one.title, rect, {.radius = 40, .value = one.chip});
    }
    ui::Rect inside = pressed.rect.inset(40, 34);
    const bool pictured = !one.art.empty() && !ui.theme().high_contrast && inside.w > 820 && rect.h > 380;
    const float picture = pictured ? 236 : 0;
    if (pictured) {
        ui.picture({inside.right() - picture, inside.y, picture, 196}, art_path(one.art), 36);
    }
    ui::chip(ui, {inside.x, inside.y},
             {.label = one.chip, .tone = one.running ? ui::Tone::Accent : ui::Tone::Warn});
    const ui::Rect words{inside.x, inside.y + 88, inside.w, inside.h - 88};
    const ui::TextStyle big{.type = ui::Type::Headline, .max_lines = 2};
    const ui::TextStyle smaller{.type = ui::Type::TitleSmall, .max_lines = 2};
    const ui::Point beside = pictured ? ui::Point{picture + 24, 196 - 88 + 12} : ui::Point{};
    const bool is_big = ui.measure(one.title, big).width <= words.w - beside.x &&
                        class_words(ui, one, {words, big, beside}, Pen::Measure) <= words.h;
    class_words(ui, one, {words, is_big ? big : smaller, beside}, Pen::Draw);
    return pressed.fired;
}

// The card as high as its words need.
float class_height(ui::Ui& ui, const HomeView& view, float width) {
    if (!view.one_class) return 200;
    const ui::Rect words{0, 0, width - 80, 0};
    return std::max(
        kClassHeight,
        34 + 88 + 34 +
            class_words(ui, *view.one_class,
                        {words, {.type = ui::Type::TitleSmall, .max_lines = 2}, {260, 120}}, Pen::Measure));
}

void low_note(ui::Ui& ui, const HomeView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui::well(ui, rect, ui::Tone::Accent, rect.h / 2);
    ui.icon({rect.x + 54, rect.center().y}, ui::Icon::HumanWheelchair, 40, theme.accent);
    ui.icon({rect.right() - 54, rect.center().y}, ui::Icon::ArrowDownBold, 40, theme.accent);
    ui.text({rect.x + 92, rect.y, rect.w - 184, rect.h}, view.low_note,
            {.color = theme.accent,
             .weight = ui::Weight::Bold,
             .valign = ui::VAlign::Middle,
             .max_lines = 2,
             .px = 32});
    ui.describe(
        {.id = "home.low", .role = ui::Role::Status, .label = view.low_note, .rect = rect, .enabled = false});
}

}  // namespace

std::optional<flow::Event> draw_large_home(ui::Ui& ui, const HomeView& view, ui::Rect area) {
    std::vector<HomeTile> tiles = home_tiles(view);
    std::rotate(tiles.begin() + 1, tiles.begin() + 2, tiles.end());  // the services come last
    const bool across = !ui.portrait();
    const ui::Rect left = across ? area.left_part(860) : area;
    float height = class_height(ui, view, left.w);
    if (across && height < area.h - 260) {
        home_hero(ui, view, left.top_part(area.h - height - 28));
    } else if (across) {
        height = area.h - 8;
    }
    std::optional<flow::Event> event;
    if (class_card(ui, view, across ? left.bottom_part(height).moved(0, -8) : left.top_part(height)) &&
        view.one_class)
        event = flow::OpenService{view.one_class->service_id};
    const ui::Rect rest =
        across ? area.right_part(area.w - 860 - 40) : area.bottom_part(area.h - height - 28);
    if (auto chosen = grid(ui, tiles, rest, 2)) event = chosen;
    return event;
}

std::optional<flow::Event> draw_low_home(ui::Ui& ui, const HomeView& view, ui::Rect area) {
    std::vector<HomeTile> tiles = home_tiles(view);
    if (view.help && !ui.large()) {
        tiles.push_back({"tile.help",
                         {.title = view.help->title,
                          .subtitle = view.help->detail,
                          .icon = ui::Icon::HumanGreetingVariant,
                          .tone = ui::Tone::Art},
                         flow::AskForHelp{model::HelpReason::General}});
    }
    const float top = std::max(area.y, kLowReach + (ui.large() ? 8.0F : 98.0F));
    const float note = ui.large() ? 150 : 71;
    const ui::Rect note_row{area.x, top - note - (ui.large() ? 16.0F : 27.0F), area.w, note};
    const float above = note_row.y - 24 - area.y;
    if (ui.large()) {
        const float needed = std::min(above, class_height(ui, view, area.w));
        const float hero = above - needed - 24;
        const float height = hero > 200 ? needed : above;
        if (hero > 200) home_hero(ui, view, area.top_part(hero));
        class_card(ui, view, {area.x, note_row.y - 24 - height, area.w, height});
    } else {
        const float height = home_cards_height(ui, view, area.w);
        const float hero = above - height - 24;
        if (hero > 120) home_hero(ui, view, area.top_part(hero));
        home_cards(ui, view, {area.x, note_row.y - 22 - height, area.w, height});
    }
    low_note(ui, view, note_row);

    std::optional<flow::Event> event;
    const float primary = ui.large() ? 150 : 218;
    tiles.front().tile.arrow = true;
    if (ui::tile(ui, tiles.front().id, {area.x, top, area.w, primary}, tiles.front().tile))
        event = tiles.front().event;
    const float gap = ui.large() ? 14 : ui::kGutter;
    const float below = top + primary + 8 + gap;
    const ui::Rect rest{area.x, below, area.w, area.bottom() - below};
    if (auto chosen = grid(ui, std::span{tiles}.subspan(1), rest, ui.large() ? 2 : 3, gap)) event = chosen;
    return event;
}

}  // namespace kiosk::screens
