#include <algorithm>
#include <cmath>

#include "kiosk/screens/notices_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/figures.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr float kRowHeight = 208;
constexpr float kRowGap = 20;
constexpr float kPlate = 124;

struct RowStyles {
    ui::TextStyle meta, title;
};
RowStyles row_styles(const ui::Ui& ui) {
    return {{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1},
            {.weight = ui::Weight::Bold, .max_lines = 2, .px = 44}};
}

// Two lines as a rule; a title that is longer takes three smaller ones.
ui::TextStyle title_style(ui::Ui& ui, ui::Point room, std::string_view title) {
    const auto style = [](float px, int lines) {
        return ui::TextStyle{.weight = ui::Weight::Bold, .max_lines = lines, .px = px};
    };
    return ui::first_fitting(ui, room, title, {style(44, 2), style(36, 2), style(30, 3)});
}

// Kind, source, and a dot where it is new; the source gives way where the line is too short.
void meta(ui::Ui& ui, const NoticesView::Row& row, std::string_view new_word, ui::Rect line) {
    const ui::Theme& theme = ui.theme();
    ui::TextStyle bold = row_styles(ui).meta;
    bold.weight = ui::Weight::Bold;
    bold.color = theme.tone(row.tone).ink;
    float x = line.x + ui.text(line, row.kind, bold).width + 18;
    const float tag = row.is_new ? ui.measure(new_word, bold).width + 52 : 0;
    const float room = line.right() - x - tag;
    if (ui.measure(row.source, row_styles(ui).meta).width <= room)
        x += ui.text({x, line.y, room, line.h}, row.source, row_styles(ui).meta).width + 16;
    if (!row.is_new) return;
    ui.canvas().circle({x + 10, line.center().y}, 10, theme.danger);
    bold.color = theme.danger;
    ui.text({x + 36, line.y, tag, line.h}, new_word, bold);
}

bool notice_row(ui::Ui& ui, const NoticesView::Row& row, std::string_view new_word, ui::Rect rect) {
    const auto pressed = ui::press_card(ui, "notice." + row.id, row.title, rect,
                                        {.value = row.is_new ? std::string{new_word} : std::string{}});
    const ui::Rect r = pressed.rect;
    const float side = std::min(kPlate, r.h - 40);
    ui::icon_plate(ui, {r.x + 34, r.center().y - side / 2, side, side}, row.icon, row.tone);
    const float left = r.x + 34 + side + 30;
    const ui::Rect words{left, r.y, r.right() - left - 108, r.h};
    const RowStyles styles = row_styles(ui);
    const float line = ui.measure("0", styles.meta).height;
    const ui::TextStyle style = title_style(ui, {words.w, r.h - line - 12}, row.title);
    const float title = ui.measure(row.title, style, words.w).height;
    const float top = words.center().y - (line + title) / 2;
    meta(ui, row, new_word, {words.x, top, words.w, line});
    ui.text({words.x, top + line, words.w, title}, row.title, style);
    ui.icon({r.right() - 66, r.center().y}, ui::Icon::ChevronRight, 60, ui.theme().ink2);
    return pressed.fired;
}

struct Filters {
    float bottom = 0;
    std::optional<flow::Event> event;
};

Filters filters(ui::Ui& ui, const NoticesView& view, ui::Rect area) {
    std::vector<ui::Choice> choices;
    std::vector<float> widths;
    for (const auto& filter : view.filters) {
        choices.push_back({.label = filter.label, .icon = filter.icon, .selected = filter.selected});
        widths.push_back(ui::choice_width(ui, choices.back()));
    }
    const auto places = ui::flow(area, widths, std::max(92.0F, ui.min_target()), 16);
    Filters drawn{.bottom = places.empty() ? area.y : places.back().bottom(), .event = {}};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (ui::choice(ui, view.filters[i].id, places[i], choices[i]))
            drawn.event = flow::FilterNotices{view.filters[i].leads_to};
    }
    return drawn;
}

// As many rows as stand there; the pager below them where there are more.
std::optional<flow::Event> list(ui::Ui& ui, const NoticesView& view, ui::Rect area) {
    if (view.rows.empty()) {
        ui::well(ui, area.top_part(std::min(area.h, 320.0F)));
        ui.text(area.top_part(std::min(area.h, 320.0F)).inset(40, 20), view.nothing,
                {.type = ui::Type::Title,
                 .color = ui.theme().ink2,
                 .align = ui::Align::Center,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 2});
        return std::nullopt;
    }
    const int columns = ui.portrait() ? 1 : 2;
    const RowStyles styles = row_styles(ui);
    const float words = ui.measure("0", styles.meta).height + 2 * ui.measure("0", styles.title).height + 24;
    const float least = ui.low_reach() ? words : std::max(kRowHeight - (columns > 1 ? 24.0F : 0), words);
    const auto lines_in = [&](float height) {
        return std::max(1, static_cast<int>((height + kRowGap) / (least + kRowGap)));
    };
    const int count = static_cast<int>(view.rows.size());
    const bool paged = count > lines_in(area.h) * columns;
    const float pager = std::max(120.0F, ui.min_target());
    const float room = paged ? area.h - pager - 36 : area.h;
    const int on_page = lines_in(room) * columns;
    const int pages = (count + on_page - 1) / on_page;
    const int page = std::clamp(view.page, 0, pages - 1);

    std::optional<flow::Event> event;
    const int first = page * on_page;
    for (int i = 0; i < std::min(on_page, count - first); ++i) {
        const int place = first + i;
        const auto& row = view.rows[static_cast<std::size_t>(place)];
        const ui::Rect line{area.x, area.y + static_cast<float>(line_of(i, columns)) * (least + kRowGap),
                            area.w, least};
        if (notice_row(ui, row, view.new_word, ui::column(line, i % columns, columns, ui::kGutter)))
            event = flow::OpenNotice{row.id};
    }
    if (const auto turned = ui::pager(ui, area.bottom_part(pager), {.page = page, .pages = pages})) {
        event = flow::TurnNotices{*turned};
    }
    return event;
}

ui::TextStyle fact_value() {
    return {.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 3};
}

ui::TextStyle fact_label(const ui::Ui& ui) {
    return {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1};
}
constexpr float kFactPlate = 84;
constexpr float kFactWords = kFactPlate + 24;  // where they begin

float fact_height(ui::Ui& ui, const NoticesView::Fact& fact, float width) {
    const float room = width - kFactWords;
    return std::max(kFactPlate, ui.measure(fact.label, fact_label(ui), room).height +
                                    ui.measure(fact.value, fact_value(), room).height);
}

void draw_fact(ui::Ui& ui, const NoticesView::Fact& fact, ui::Rect row) {
    const float height = fact_height(ui, fact, row.w);
    ui::icon_plate(ui, {row.x, row.y + (height - kFactPlate) / 2, kFactPlate, kFactPlate}, fact.icon,
                   ui::Tone::Neutral);
    Stack{ui, {row.x + kFactWords, row.y, row.w - kFactWords, 0}}
        .text(fact.label, fact_label(ui))
        .text(fact.value, fact_value());
}

// Two beside each other; what Pen::Measure only measures. Answers their height.
enum class Pen { Measure, Draw };

float facts(ui::Ui& ui, const NoticesView::Open& open, ui::Rect area, Pen pen) {
    constexpr float kBelow = 14;
    float y = area.y;
    for (std::size_t i = 0; i < open.facts.size(); i += 2) {
        float taken = 0;
        for (std::size_t k = i; k < std::min(i + 2, open.facts.size()); ++k) {
            const ui::Rect place =
                ui::column({area.x, y, area.w, 0}, static_cast<int>(k - i), 2, ui::kGutter);
            taken = std::max(taken, fact_height(ui, open.facts[k], place.w));
            if (pen == Pen::Draw) draw_fact(ui, open.facts[k], place);
        }
        y += taken + kBelow;
    }
    return y - area.y;
}

// As wide as the sheet, in the shape that DESIGN gives it (984 by 460).
float picture(ui::Ui& ui, const NoticesView::Open& open, ui::Rect area, Pen pen) {
    if (open.picture.empty() || ui.theme().high_contrast) return 0;
    const float height = std::round(area.w * 460 / 984);
    if (pen == Pen::Draw) ui.picture({area.x, area.y, area.w, height}, open.picture, ui::kRadiusCard);
    return height + 24;
}

// The code that a phone takes with it, and what it is for.
float code(ui::Ui& ui, const NoticesView::Open& open, ui::Rect area, Pen pen) {
    const auto matrix = open.link.empty() ? std::nullopt : to_qr(open.link);
    if (!matrix) return 0;
    constexpr float kSide = 264;
    if (pen == Pen::Measure) return kSide + 24;
    const ui::Rect place{area.x, area.y, kSide, kSide};
    ui::qr_code(ui, place, *matrix);
    ui.describe({.id = "sheet.code",
                 .role = ui::Role::Item,
                 .label = open.scan,
                 .value = open.link,
                 .rect = place,
                 .enabled = false});
    ui.text({area.x + kSide + 32, area.y, area.w - kSide - 32, kSide}, open.scan,
            {.type = ui::Type::Lead, .valign = ui::VAlign::Middle, .max_lines = 4});
    return kSide + 24;
}

struct SheetStyles {
    ui::TextStyle meta, title, body, until;
};
SheetStyles sheet_styles(const ui::Ui& ui, ui::Type title) {
    return {{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 2},
            {.type = title, .max_lines = 3},
            {.type = ui::Type::Lead},
            {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 2}};
}

float chip_height(const ui::Ui& ui) {
    return ui.large() ? 72 : ui::kChipHeight;
}

// What the sheet holds above its button.
float sheet_words(ui::Ui& ui, const NoticesView::Open& open, ui::Rect area, const SheetStyles& styles,
                  Pen pen) {
    float y = area.y;
    const auto put = [&](std::string_view words, const ui::TextStyle& style) {
        const ui::Rect place{area.x, y, area.w, 0};
        y += (pen == Pen::Draw ? ui.text(place, words, style) : ui.measure(words, style, area.w)).height;
    };
    const ui::Chip chip{.label = open.head.kind, .tone = open.head.tone, .icon = open.head.icon};
    const float source_x = area.x + ui::chip_width(ui, chip) + 24;
    const bool beside = ui.measure(open.head.source, styles.meta).width <= area.right() - source_x;
    if (pen == Pen::Draw) {
        ui::chip(ui, {area.x, y}, chip);
        ui::TextStyle source = styles.meta;
        source.valign = ui::VAlign::Middle;
        if (beside)
            ui.text({source_x, y, area.right() - source_x, chip_height(ui)}, open.head.source, source);
    }
    y += chip_height(ui) + 12;
    put(open.head.title, styles.title);
    if (!beside) put(open.head.source, styles.meta);
    y += 16;
    put(open.body, styles.body);
    y += 24;
    y += picture(ui, open, {area.x, y, area.w, 0}, pen);
    y += facts(ui, open, {area.x, y, area.w, 0}, pen);
    y += code(ui, open, {area.x, y, area.w, 0}, pen);
    put(open.until, styles.until);
    return y - area.y;
}

constexpr const char* kSheetScroll = "sheet.scroll";

// How a scrolled thing stands in its box.
struct ScrollPlace {
    float offset = 0;
    float box = 0;
    float content = 0;
};

// 上一页 · 下一页, where the words are longer than the sheet: what a finger drags, a button turns.
void sheet_turners(ui::Ui& ui, const NoticesView& view, ui::Rect row, const ScrollPlace& place) {
    const float step = place.box * 0.8F;
    if (ui::button(ui, "sheet.previous", ui::column(row, 0, 2, ui::kGutter),
                   {.label = view.above,
                    .icon = ui::Icon::ChevronLeft,
                    .kind = ui::ButtonKind::Soft,
                    .enabled = place.offset > 0.5F}))
        ui.scroll_by(kSheetScroll, -step);
    if (ui::button(ui, "sheet.next", ui::column(row, 1, 2, ui::kGutter),
                   {.label = view.below,
                    .trailing = ui::Icon::ChevronRight,
                    .kind = ui::ButtonKind::Soft,
                    .enabled = place.offset + place.box < place.content - 0.5F}))
        ui.scroll_by(kSheetScroll, step);
}

// 朗读公告 · 关闭.
std::optional<flow::Event> sheet_buttons(ui::Ui& ui, const NoticesView& view, ui::Rect row) {
    std::optional<flow::Event> event;
    if (ui::button(ui, "sheet.read", ui::column(row, 0, 2, ui::kGutter),
                   {.label = view.read, .icon = ui::Icon::VolumeHigh, .kind = ui::ButtonKind::Outline}))
        event = flow::ReadAnnouncement{};
    if (ui::button(ui, "sheet.close", ui::column(row, 1, 2, ui::kGutter),
                   {.label = view.close, .kind = ui::ButtonKind::Primary}))
        event = flow::OpenNotice{};
    return event;
}

std::optional<flow::Event> sheet(ui::Ui& ui, const NoticesView& view) {
    const NoticesView::Open& open = *view.open;
    constexpr float kAcross = 56;
    constexpr float kDown = 44;
    constexpr float kAboveButton = 28;
    const float width = ui.portrait() ? ui.size().x - 2 * ui::kMargin : 1400;
    const float button = std::max(128.0F, ui.min_target());
    const float most = ui.size().y - (ui.portrait() ? 220.0F : 48.0F);
    const float around = 2 * kDown + kAboveButton + button;
    // The title is smaller where the whole would be higher than the screen.
    SheetStyles styles = sheet_styles(ui, ui::Type::Headline);
    const ui::Rect room{0, 0, width - 2 * kAcross, 0};
    float words = sheet_words(ui, open, room, styles, Pen::Measure);
    if (words + around > most) {
        styles = sheet_styles(ui, ui::Type::TitleSmall);
        words = sheet_words(ui, open, room, styles, Pen::Measure);
    }
    const float height = std::min(most, words + around);
    const float bottom = ui.size().y - (ui.portrait() ? 160.0F : 24.0F);
    const ui::Modal dialog = ui::modal(
        ui, "sheet", {(ui.size().x - width) / 2, bottom - height, width, height}, ui.screen_since());
    const ui::Rect inside = dialog.panel.inset(kAcross, kDown);
    const ui::Rect row = inside.bottom_part(button);
    if (words + around > most) {
        const ui::Rect turners{row.x, row.y - 20 - button, row.w, button};
        const ui::Rect box = inside.top_part(turners.y - kAboveButton - inside.y);
        const float offset = ui.begin_scroll(kSheetScroll, box, words);
        sheet_words(ui, open, box.moved(0, -offset), styles, Pen::Draw);
        ui.end_scroll();
        sheet_turners(ui, view, turners, {.offset = offset, .box = box.h, .content = words});
    } else {
        sheet_words(ui, open, inside, styles, Pen::Draw);
    }
    auto event = sheet_buttons(ui, view, row);
    if (!event && dialog.touched_outside) return flow::OpenNotice{};
    return event;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const NoticesView& view, ui::Rect area) {
    float y = ui::heading(ui, area, view.title, view.subtitle) + 28;
    if (ui.low_reach()) {
        constexpr float kReach = 924;
        if (!ui.theme().high_contrast)
            ui.picture({area.x, y, area.w, kReach - y - 28}, art_path("neighbour-wide"), ui::kRadiusHero);
        y = kReach;
    }
    const Filters chips = filters(ui, view, {area.x, y, area.w, area.bottom() - y});
    std::optional<flow::Event> event = chips.event;
    const float top = chips.bottom + 24;
    if (auto chosen = list(ui, view, {area.x, top, area.w, area.bottom() - 8 - top})) event = chosen;
    if (!view.open) return event;
    return sheet(ui, view);
}

}  // namespace kiosk::screens
