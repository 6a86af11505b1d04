#include <algorithm>

#include "kiosk/screens/attract_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr float kTicker = 104;
constexpr float kPicture = 1120;  // across: how wide the picture is

constexpr float kPanel = 866;    // upright: how high the panel of words is
constexpr float kOverlap = 56;   // of the picture and the panel's round corners
constexpr float kPills = 172;    // above, for whose screen this is
constexpr float kStart = 260;    // below, for the button where it stands alone
constexpr float kDrift = 0.02F;  // how much a picture grows in its time

void draw_shot(ui::Ui& ui, const AttractView::Shot& shot, ui::Rect rect) {
    if (shot.widget) {
        ui.canvas().fill(rect, ui.theme().sunken);
        const float below = shot.full_screen ? kStart : ui.portrait() ? kOverlap : 0;
        draw(ui, *shot.widget, {rect.x + 64, rect.y + kPills, rect.w - 128, rect.h - kPills - below - 36});
        return;
    }
    const bool drifts = !shot.film && !ui.reduced_motion() && shot.fit == ui::Fit::Cover;
    const auto texture = shot.film ? shot.film : ui.find(ui.request(rect, shot.picture, shot.fit));
    if (!texture || shot.fit == ui::Fit::Contain) ui.canvas().fill(rect, ui.theme().sunken);
    if (texture) ui.image(rect, *texture, shot.fit, drifts ? 1 + kDrift * shot.drift : 1);
    if (drifts && shot.drift < 1) ui.moving();
}

void picture(ui::Ui& ui, const AttractView& view) {
    if (ui.theme().high_contrast) return;
    const bool has_ticker = !view.ticker.empty();
    const auto area = [&](const AttractView::Shot& shot) {
        return slide_area(ui, shot.full_screen, has_ticker);
    };
    const bool fades = view.previous && view.shown < 1;
    if (fades) {
        draw_shot(ui, *view.previous, area(*view.previous));
        ui.canvas().shift({}, view.shown);
        ui.moving();
    }
    draw_shot(ui, view.shot, area(view.shot));
    ui.canvas().shift({}, 1);
}

// White pills on the picture: whose screen this is, and the time.
void pills(ui::Ui& ui, const AttractView& view) {
    const ui::Theme& theme = ui.theme();
    const auto ground = [&](ui::Rect rect) {
        ui.canvas().rounded(rect, 50, theme.surface);
        if (theme.high_contrast) ui.canvas().border(rect, 50, {theme.border, theme.line});
    };
    float right = ui.size().x - 40;
    if (!view.clock.empty()) {
        const ui::TextStyle clock{
            .weight = ui::Weight::Bold, .valign = ui::VAlign::Middle, .max_lines = 1, .px = 56};
        const ui::TextStyle day{.color = theme.ink2, .valign = ui::VAlign::Middle, .max_lines = 1, .px = 34};
        const float clock_width = ui.measure(view.clock, clock).width;
        const float day_width = ui.measure(view.weekday, day).width;
        const ui::Rect pill{right - clock_width - day_width - 90, 40, clock_width + day_width + 90, 100};
        ground(pill);
        ui.text({pill.x + 36, pill.y, day_width + 1, pill.h}, view.weekday, day);
        ui.text({pill.x + 54 + day_width, pill.y, clock_width + 1, pill.h}, view.clock, clock);
        right = pill.x - 16;
    }
    const auto name_style = [](float px, int lines) {
        return ui::TextStyle{
            .weight = ui::Weight::Bold, .valign = ui::VAlign::Middle, .max_lines = lines, .px = px};
    };
    const auto name_in = [&](float room) {
        return ui::first_fitting(ui, {room, 130}, view.center, {name_style(36, 1), name_style(30, 2)});
    };
    constexpr float kBeside = 40 + 20 + 68 + 18 + 34;  // of the name, with the screen's margin
    float room = std::min(ui.portrait() ? 480.0F : 900.0F, right - kBeside);
    if (view.offline) {
        const ui::Chip chip{
            .label = view.offline_tag, .tone = ui::Tone::Warn, .icon = ui::Icon::CloudOffOutline};
        const float width = ui::chip_width(ui, chip);
        const float beside = right - width - 16 - kBeside;
        const bool fits = ui::fits(ui, {beside, 130}, view.center, name_in(beside));
        // Beside the clock, or below it where the name is long.
        ui::chip(ui, fits ? ui::Point{right - width, 64} : ui::Point{ui.size().x - 40 - width, 152}, chip);
        if (fits) room = std::min(room, beside);
    }
    const ui::TextStyle name = name_in(room);
    const float name_width = ui.measure(view.center, name, room).width;
    const float name_height = ui.measure(view.center, name, room).height;
    const ui::Rect left{40, 40, 20 + 68 + 18 + name_width + 34, std::max(100.0F, name_height + 16)};
    ground(left);
    ui.canvas().circle({left.x + 16 + 34, left.center().y}, 34, theme.accent);
    ui.icon({left.x + 16 + 34, left.center().y}, ui::Icon::HomeHeart, 42, theme.on_accent);
    ui.text({left.x + 102, left.y, name_width + 4, left.h}, view.center, name);
}

// Where the strips are too narrow to stand side by side, one stands below the other.
bool strips_stack(float width) {
    return width < 860;
}

void strips(ui::Ui& ui, const AttractView& view, ui::Rect rect) {
    ui::card(ui, rect, 32);
    const int count = static_cast<int>(view.strips.size());
    for (int i = 0; i < count; ++i) {
        const auto& strip = view.strips[static_cast<std::size_t>(i)];
        const ui::Rect inside = rect.inset(30, 0);
        const float half = rect.h / static_cast<float>(count);
        const bool stacked = strips_stack(rect.w);
        const ui::Rect cell =
            stacked ? ui::Rect{inside.x, inside.y + static_cast<float>(i) * half, inside.w, half}
                    : ui::column(inside, i, count, 24);
        float x = cell.x;
        if (i == 0 && count > 1) {
            x = ui::chip(ui, {x, cell.center().y - ui::kChipHeight / 2},
                         {.label = strip.label, .tone = ui::Tone::Accent, .filled = true}) +
                20;
        } else {
            x += ui.text({x, cell.y, 240, cell.h}, strip.label,
                         {.color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 1, .px = 32})
                     .width +
                 20;
        }
        ui.text({x, cell.y, cell.right() - x, cell.h}, strip.text,
                {.weight = ui::Weight::Bold,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 2,
                 .px = stacked ? 30.0F : 34.0F});
    }
}

bool start(ui::Ui& ui, const AttractView& view, ui::Rect rect) {
    return ui::button(ui, "attract.start", rect,
                      {.label = view.start,
                       .icon = ui::Icon::GestureTap,
                       .kind = ui::ButtonKind::Primary,
                       .type = ui::Type::ButtonLarge,
                       .subtitle = view.start_other});
}

void describe_words(ui::Ui& ui, const AttractView& view, ui::Rect rect) {
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.headline,
                 .value = view.fact,
                 .rect = rect,
                 .enabled = false});
}

// The words of the slide, what is on, and the button; at the bottom of `area`.
bool panel(ui::Ui& ui, const AttractView& view, ui::Rect area) {
    const ui::Rect button = area.bottom_part(172).top_part(164);
    if (!view.category.empty()) {
        ui::chip(ui, {area.x, area.y}, {.label = view.category, .tone = ui::Tone::Accent});
    }
    ui::dots(ui, {area.right(), area.y + 26}, view.dots, view.dot);
    const auto style = [](float px) {
        return ui::TextStyle{.type = ui::Type::Hero, .max_lines = 2, .px = px};
    };
    const ui::TextStyle headline = ui::first_fitting(ui, {area.w, 400}, view.headline,
                                                     {style(ui.portrait() ? 84 : 80), style(64), style(48)});
    const float top = area.y + (ui.large() ? 92.0F : 74.0F);
    const float fact_top = top + ui.text({area.x, top, area.w, 0}, view.headline, headline).height + 10;
    float room = button.y - 28 - fact_top;
    // One line as a rule. A notice has several, and is more important than what is on.
    const float strips_height = view.strips.empty() ? 0.0F : strips_stack(area.w) ? 140.0F : 118.0F;
    const float beside_strips = room - strips_height - 22;
    const float needed = ui.measure(view.fact, {.px = 40}, area.w).height;
    if (strips_height > 0 && needed <= beside_strips) {
        strips(ui, view, {area.x, button.y - 34 - strips_height, area.w, strips_height});
        room = beside_strips;
    }
    const auto lines_of = [&](float px) { return std::max(1, static_cast<int>(room / (px * 1.4F))); };
    ui::TextStyle fact{.color = ui.theme().ink2, .px = 40};
    if (ui.measure(view.fact, fact, area.w).lines > lines_of(fact.px)) fact.px = 32;
    fact.max_lines = lines_of(fact.px);
    ui.text({area.x, fact_top, area.w, 0}, view.fact, fact);
    describe_words(ui, view, area);
    return start(ui, view, button);
}

}  // namespace

ui::Rect slide_area(const ui::Ui& ui, bool full_screen, bool has_ticker) {
    const float bottom = ui.size().y - (has_ticker ? kTicker : 0);
    if (full_screen) return {0, 0, ui.size().x, bottom};
    if (!ui.portrait()) return {0, 0, kPicture, bottom};
    return {0, 0, ui.size().x, bottom - kPanel + kOverlap};
}

std::optional<flow::Event> draw(ui::Ui& ui, const AttractView& view) {
    const ui::Theme& theme = ui.theme();
    const bool across = !ui.portrait();
    // The whole screen starts a visit; the button only says so. What lies above it answers for itself.
    const ui::Ui::Hit anywhere =
        ui.hit({.id = "attract", .role = ui::Role::Item, .label = view.start, .rect = ui.screen()});
    const bool has_ticker = !view.ticker.empty();
    const float bottom = ui.size().y - (has_ticker ? kTicker : 0);
    bool started = anywhere.fired;
    picture(ui, view);
    if (view.shot.full_screen) {
        pills(ui, view);
        const float width = across ? 736 : 952;
        started |= start(ui, view, {(ui.size().x - width) / 2, bottom - 224, width, 164});
        describe_words(ui, view, ui.screen());
    } else if (across) {
        pills(ui, view);
        started |= panel(ui, view, {kPicture + 48, 190, 1920 - kPicture - 96, bottom - 190 - 40});
    } else {
        const float panel_top = bottom - kPanel;
        ui.canvas().rounded({0, panel_top, 1080, bottom - panel_top + 60}, 56, theme.canvas,
                            ui::Corners::Top);
        if (theme.high_contrast)
            ui.canvas().border({0, panel_top, 1080, bottom - panel_top + 60}, 56, {theme.border, theme.line});
        pills(ui, view);
        started |= panel(ui, view, {64, panel_top + 54, 952, bottom - panel_top - 54 - 52});
    }
    if (has_ticker) {
        ui::ticker(ui, ui.screen().bottom_part(kTicker),
                   {.tag = view.ticker_tag, .sentences = view.ticker, .since = ui.screen_since()});
    }
    if (!view.urgent_banner.empty()) {
        const ui::Banner urgent{
            .title = view.urgent_banner, .line = {}, .icon = ui::Icon::Alert, .tone = ui::Tone::Danger};
        if (ui::banner(ui, "banner.urgent", {40, 164, (across ? kPicture : ui.size().x) - 80, 112}, urgent))
            return flow::OpenUrgent{};
    }
    if (started) return flow::Start{};
    return std::nullopt;
}

}  // namespace kiosk::screens
