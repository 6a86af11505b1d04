#include "kiosk/ui/chrome.h"

#include <algorithm>
#include <chrono>

#include "kiosk/ui/motion.h"
#include "kiosk/ui/plate.h"

namespace ui {
namespace {

constexpr float kBackWidth = 210;
constexpr float kHomeWidth = 150;
constexpr float kHomeWidthAcross = 200;  // icon and word beside each other
constexpr float kWidestMode = 360;

// Bars stay where they are while a new screen slides in.
class Still {
public:
    explicit Still(Canvas& canvas) : canvas_{canvas}, before_{canvas.shifted()} { canvas.shift({}, 1); }
    ~Still() { canvas_.shift(before_.by, before_.alpha); }
    Still(const Still&) = delete;
    Still& operator=(const Still&) = delete;

private:
    Canvas& canvas_;
    Canvas::Shift before_;
};

float status_height(const Ui& ui) {
    if (ui.large()) return ui.portrait() ? 136 : 116;
    return ui.portrait() ? 112 : 104;
}
float bar_height(const Ui& ui) {
    if (ui.large()) return ui.portrait() ? 204 : 168;
    return ui.portrait() ? 172 : 152;
}

Rect bar_row(const Ui& ui) {
    const Rect bar = ui.screen().bottom_part(bar_height(ui));
    const float above = ui.portrait() ? 22.0F : ui.large() ? 16.0F : 14.0F;
    const float below = ui.portrait() ? 28.0F : ui.large() ? 20.0F : 26.0F;
    return {kMargin, bar.y + above, bar.w - 2 * kMargin, bar.h - above - below};
}

// 返回 and 首页 have their own widths; upright in large text all are as wide as seven in a row can be.
float bar_width(const Ui& ui, BarItem::Kind kind) {
    if (ui.large() && ui.portrait()) return 130;
    if (kind == BarItem::Kind::Back) return kBackWidth;
    return ui.portrait() ? kHomeWidth : kHomeWidthAcross;
}

std::vector<Rect> bar_cells(const Ui& ui, std::span<const BarItem> items) {
    const Rect row = bar_row(ui);
    float fixed = 0;
    int modes = 0;
    for (const BarItem& item : items) {
        if (item.kind == BarItem::Kind::Mode)
            ++modes;
        else
            fixed += bar_width(ui, item.kind) + kGap;
    }
    const float room = row.w - fixed;
    const auto count = static_cast<float>(std::max(modes, 1));
    const float width = std::min(kWidestMode, (room - kGap * (count - 1)) / count);
    std::vector<Rect> cells;
    float left = row.x;
    float right = row.right() - count * width - (count - 1) * kGap;
    if (fixed <= 0)
        right = row.x + (row.w - count * width - (count - 1) * kGap) / 2;  // modes alone: in the middle
    for (const BarItem& item : items) {
        const bool mode = item.kind == BarItem::Kind::Mode;
        const float w = mode ? width : bar_width(ui, item.kind);
        float& x = mode ? right : left;
        cells.push_back({x, row.y, w, row.h});
        x += w + kGap;
    }
    return cells;
}

// The icon above the word, which may take two lines where a language needs them.
void bar_column(Ui& ui, Rect rect, const BarItem& item, const TextStyle& like) {
    TextStyle style = like;
    style.align = Align::Center;
    style.valign = VAlign::Middle;
    const float icon = ui.large() ? 54 : 46;
    const float words = std::min(ui.measure(item.label, style, rect.w - 6).height, rect.h - icon - 14);
    const float top = rect.y + (rect.h - icon - words - 2) / 2;
    ui.icon({rect.center().x, top + icon / 2}, item.icon, icon, *style.color);
    ui.text({rect.x + 3, top + icon + 2, rect.w - 6, words}, item.label, style);
}

void bar_line(Ui& ui, Rect rect, const BarItem& item, const TextStyle& style) {
    const float icon = ui.large() ? 54 : 46;
    const float label = ui.measure(item.label, style, rect.w - icon - 14 - 12).width;
    const float x = rect.x + (rect.w - label - icon - 14) / 2;
    ui.icon({x + icon / 2, rect.center().y}, item.icon, icon - 2, *style.color);
    ui.text({x + icon + 14, rect.y, label + 1, rect.h}, item.label, style);
}

void bar_item(Ui& ui, Rect rect, const BarItem& item, bool pressed) {
    const Theme& theme = ui.theme();
    const bool back = item.kind == BarItem::Kind::Back;
    Plate plate{.radius = 26,
                .top = theme.sunken,
                .bottom = theme.sunken,
                .border = theme.sunken,
                .border_width = 3,
                .lip = theme.lip};
    Color ink = item.kind == BarItem::Kind::Home ? theme.ink1 : theme.ink2;
    if (back) {
        plate.top = plate.bottom = theme.surface;
        plate.border = ink = theme.accent;
    }
    if (theme.high_contrast) {
        plate.top = plate.bottom = theme.surface;
        plate.border = theme.line;
        ink = theme.ink1;
    }
    if (item.on || pressed) {
        plate.top = plate.bottom = plate.border = pressed ? theme.accent_press : theme.accent;
        ink = theme.on_accent;
    }
    draw_plate(ui, rect, plate);
    const TextStyle style{.type = Type::Caption,
                          .color = ink,
                          .weight = item.on || back ? Weight::Bold : Weight::Regular,
                          .valign = VAlign::Middle,
                          .max_lines = 2};
    if (ui.portrait() && (!back || ui.large())) return bar_column(ui, rect, item, style);
    TextStyle larger = style;
    if (!ui.large()) larger.type = back ? Type::Lead : Type::Body;
    bar_line(ui, rect, item, larger);
}

constexpr float kBannerWords = 120;  // where they begin, beside the icon

TextStyle banner_title(Color ink) {
    return {.type = Type::Body, .color = ink, .weight = Weight::Bold, .max_lines = 3};
}
TextStyle banner_line(Color ink) {
    return {.type = Type::Caption, .color = ink, .max_lines = 3};
}

void banner_contents(Ui& ui, Rect rect, const Banner& banner) {
    const TonePair tone = ui.theme().tone(banner.tone);
    ui.icon({rect.x + 64, rect.center().y}, banner.icon, 56, tone.ink);
    const float width = rect.w - kBannerWords - 32;
    const TextStyle title = banner_title(tone.ink);
    const TextStyle line = banner_line(tone.ink);
    const float title_height = ui.measure(banner.title, title, width).height;
    const float line_height = banner.line.empty() ? 0 : ui.measure(banner.line, line, width).height;
    const float y = rect.y + (rect.h - title_height - line_height) / 2;
    ui.text({rect.x + kBannerWords, y, width, title_height}, banner.title, title);
    if (line_height > 0)
        ui.text({rect.x + kBannerWords, y + title_height, width, line_height}, banner.line, line);
}

Plate banner_plate(const Theme& theme, const Banner& banner) {
    const TonePair tone = theme.tone(banner.tone);
    return {.radius = kRadiusCard,
            .top = tone.soft,
            .bottom = tone.soft,
            .border = tone.ink,
            .border_width = theme.high_contrast ? theme.border : 3,
            .lip = theme.lip,
            .lip_height = 0};
}

}  // namespace

Rect content_area(const Ui& ui) {
    const float top = status_height(ui);
    return {kMargin, top + 8, ui.size().x - 2 * kMargin, ui.size().y - top - bar_height(ui) - 36};
}

bool status_bar(Ui& ui, const StatusBar& bar) {
    const Still still{ui.canvas()};
    const Theme& theme = ui.theme();
    const float height = status_height(ui);
    const float middle = height / 2;
    const float side = ui.large() ? 84 : 68;
    const Rect logo{kMargin, middle - side / 2, side, side};
    ui.canvas().rounded(logo, 20, theme.accent);
    ui.icon(logo.center(), Icon::HomeHeart, side * 0.65F, theme.on_accent);

    constexpr float kSpace = 14;
    const TextStyle clock{
        .type = Type::Clock, .align = Align::Right, .valign = VAlign::Middle, .max_lines = 1};
    const TextStyle date{.type = Type::Caption,
                         .color = theme.ink2,
                         .align = Align::Right,
                         .valign = VAlign::Middle,
                         .max_lines = 1};
    const TextStyle place{
        .weight = Weight::Bold, .valign = VAlign::Middle, .max_lines = 2, .px = ui.large() ? 28.0F : 34.0F};
    float right = ui.size().x - kMargin;
    ui.text({right - 300, 0, 300, height}, bar.clock, clock);
    right -= ui.measure(bar.clock, clock).width + kSpace;
    // The name of the place is said whole: the day makes room for it first, then the chip's word.
    Chip sync = bar.sync;
    const float left = logo.right() + 16;
    const auto name_fits = [&](float beside) {
        const TextExtent name = ui.measure(bar.place, place, right - beside - left);
        return !name.clipped && name.width <= right - beside - left;
    };
    const float date_width = ui.measure(bar.date, date).width + kSpace;
    float chip_w = sync.label.empty() ? 0 : chip_width(ui, sync);
    const bool dated = name_fits(date_width + chip_w + kSpace);
    if (!dated && !name_fits(chip_w + kSpace)) sync.label.clear();
    chip_w = bar.sync.label.empty() ? 0 : chip_width(ui, sync);
    if (dated) {
        ui.text({right - 420, 0, 420, height}, bar.date, date);
        right -= date_width;
    }
    if (chip_w > 0) {
        const float chip_h = ui.large() ? 72 : kChipHeight;
        chip(ui, {right - chip_w, middle - chip_h / 2}, sync);
        ui.describe({.id = "status.sync",
                     .role = Role::Status,
                     .label = bar.sync.label,
                     .rect = {right - chip_w, middle - chip_h / 2, chip_w, chip_h},
                     .enabled = false});
        right -= chip_w + kSpace;
    }
    ui.text({left, 0, right - left, height}, bar.place, place);
    return ui.hit({.id = "status.logo", .role = Role::Image, .label = bar.place, .rect = logo.grown(10)})
        .fired;
}

std::optional<std::size_t> bottom_bar(Ui& ui, std::span<const BarItem> items) {
    const Still still{ui.canvas()};
    const Theme& theme = ui.theme();
    const Rect bar = ui.screen().bottom_part(bar_height(ui));
    ui.canvas().fill(bar, theme.surface);
    ui.canvas().fill(bar.top_part(theme.border), theme.line);
    std::optional<std::size_t> fired;
    const std::vector<Rect> cells = bar_cells(ui, items);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const BarItem& item = items[i];
        const bool mode = item.kind == BarItem::Kind::Mode;
        const Ui::Hit hit = ui.hit({.id = item.id,
                                    .role = mode && !item.acts ? Role::Toggle : Role::Button,
                                    .label = item.label,
                                    .value = !mode || item.acts ? ""
                                             : item.on          ? "on"
                                                                : "off",
                                    .rect = cells[i]});
        bar_item(ui, cells[i], item, hit.pressed);
        if (hit.fired) fired = i;
    }
    return fired;
}

float heading(Ui& ui, Rect area, std::string_view title, std::string_view subtitle) {
    const bool roomy = ui.portrait() && !ui.is_sparse();
    float y = area.y + (roomy ? 12.0F : 0);
    const TextExtent first = ui.text({area.x, y, area.w, 0}, title, {.type = Type::Headline, .max_lines = 2});
    ui.describe({.id = "heading",
                 .role = Role::Heading,
                 .label = std::string{title},
                 .rect = {area.x, y, first.width, first.height},
                 .enabled = false});
    y += first.height;
    if (!subtitle.empty()) {
        if (roomy) y += 4;
        y += ui.text({area.x, y, area.w, 0}, subtitle, {.type = Type::Body, .color = ui.theme().ink2}).height;
    }
    return y;
}

float banner_height(Ui& ui, float width, const Banner& banner) {
    const float room = width - kBannerWords - 32;
    const Color any = ui.theme().ink1;
    const float words = ui.measure(banner.title, banner_title(any), room).height +
                        (banner.line.empty() ? 0 : ui.measure(banner.line, banner_line(any), room).height);
    return std::max(ui.large() ? 128.0F : 112.0F, words + 24);
}

void banner(Ui& ui, Rect rect, const Banner& banner) {
    ui.describe({.id = "banner",
                 .role = Role::Status,
                 .label = banner.title,
                 .value = banner.line,
                 .rect = rect,
                 .enabled = false});
    banner_contents(ui, draw_plate(ui, rect, banner_plate(ui.theme(), banner)), banner);
}

bool banner(Ui& ui, std::string_view id, Rect rect, const Banner& banner) {
    const Ui::Hit hit = ui.hit({.id = std::string{id},
                                .role = Role::Button,
                                .label = banner.title,
                                .value = banner.line,
                                .rect = rect});
    Plate plate = banner_plate(ui.theme(), banner);
    if (hit.pressed) plate.top = plate.bottom = ui.theme().sunken;
    banner_contents(ui, draw_plate(ui, rect, plate), banner);
    return hit.fired;
}

Modal modal(Ui& ui, std::string_view id, Rect panel, core::SteadyTime opened) {
    constexpr float kRise = 64;
    ui.cover();
    const float t = ui.reduced_motion() ? 1 : progress(opened, ui.now(), kModalRise);
    if (t < 1) ui.moving();
    const float eased = ease_out_cubic(t);
    const Still still{ui.canvas()};
    ui.canvas().fill(ui.screen().grown(2), ui.theme().scrim.faded(eased));
    const Ui::Hit outside =
        ui.hit({.id = std::string{id} + ".outside", .role = Role::Item, .rect = ui.screen()});
    Modal made{panel.moved(0, kRise * (1 - eased)), outside.fired};
    ui.hit({.id = std::string{id}, .role = Role::Dialog, .rect = made.panel, .enabled = false});
    draw_plate(ui, made.panel,
               {.radius = 48,
                .top = ui.theme().surface,
                .bottom = ui.theme().surface,
                .border = ui.theme().line,
                .border_width = ui.theme().high_contrast ? ui.theme().border : 0,
                .lip = ui.theme().lip});
    return made;
}

void toast(Ui& ui, std::string_view text, Icon icon) {
    const Theme& theme = ui.theme();
    const TextStyle style{.type = Type::Lead,
                          .color = theme.on_deep,
                          .weight = Weight::Bold,
                          .valign = VAlign::Middle,
                          .max_lines = 2};
    const float room = ui.size().x - 2 * kMargin - 200;
    const float label = ui.measure(text, style, room).width;
    const float icon_room = icon == Icon::None ? 0 : 76;
    const float width = label + icon_room + 96;
    const Rect rect{(ui.size().x - width) / 2, ui.size().y - bar_height(ui) - 160, width, 120};
    ui.canvas().rounded(rect, 60, theme.deep);
    if (theme.high_contrast) ui.canvas().border(rect, 60, {theme.border, theme.line});
    ui.icon({rect.x + 48 + 28, rect.center().y}, icon, 52, theme.on_deep);
    ui.text({rect.x + 48 + icon_room, rect.y, label + 1, rect.h}, text, style);
    ui.describe(
        {.id = "toast", .role = Role::Status, .label = std::string{text}, .rect = rect, .enabled = false});
}

void ticker(Ui& ui, Rect rect, const Ticker& ticker) {
    const Theme& theme = ui.theme();
    ui.canvas().fill(rect, theme.deep);
    if (theme.high_contrast) ui.canvas().fill(rect.top_part(theme.border), theme.line);
    const TextStyle tag{
        .color = theme.on_accent, .weight = Weight::Bold, .valign = VAlign::Middle, .max_lines = 1, .px = 38};
    const float tag_width = 36 + 48 + 14 + ui.measure(ticker.tag, tag).width + 36;
    const Rect plate = rect.left_part(tag_width);
    ui.canvas().fill(plate, theme.accent);
    ui.icon({plate.x + 36 + 24, plate.center().y}, Icon::Bullhorn, 48, theme.on_accent);
    ui.text({plate.x + 98, rect.y, tag_width - 98, rect.h}, ticker.tag, tag);
    if (ticker.sentences.empty()) return;

    const auto pages = std::max<std::int64_t>(0, (ui.now() - ticker.since) / kTickerPage);
    if (ticker.sentences.size() > 1) ui.wake_at(ticker.since + (pages + 1) * kTickerPage);
    const std::string& sentence = ticker.sentences[static_cast<std::size_t>(pages) % ticker.sentences.size()];
    ui.text({plate.right() + 36, rect.y, rect.right() - plate.right() - 72, rect.h}, sentence,
            {.color = theme.on_deep, .valign = VAlign::Middle, .max_lines = 1, .px = 38});
}

}  // namespace ui
