#include <algorithm>

#include "kiosk/screens/notices_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

constexpr float kRowHeight = 208;
constexpr float kRowGap = 20;
constexpr float kPagerHeight = 120;
constexpr float kPlate = 124;

struct RowStyles {
    ui::TextStyle meta, title;
};
RowStyles row_styles(const ui::Ui& ui) {
    return {{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1},
            {.weight = ui::Weight::Bold, .max_lines = 2, .px = 44}};
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
    const float title = ui.measure(row.title, styles.title, words.w).height;
    const float top = words.center().y - (line + title) / 2;
    meta(ui, row, new_word, {words.x, top, words.w, line});
    ui.text({words.x, top + line, words.w, title}, row.title, styles.title);
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
    const float room = paged ? area.h - kPagerHeight - 36 : area.h;
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
    if (const auto turned = ui::pager(ui, area.bottom_part(kPagerHeight), {.page = page, .pages = pages})) {
        event = flow::TurnNotices{*turned};
    }
    return event;
}

float fact_row(ui::Ui& ui, const NoticesView::Fact& fact, ui::Rect row) {
    const ui::TextStyle label{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1};
    const ui::TextStyle value{.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 2};
    const ui::Rect words{row.x + 108, row.y, row.w - 108, 0};
    const float height =
        ui.measure(fact.label, label, words.w).height + ui.measure(fact.value, value, words.w).height;
    ui::icon_plate(ui, {row.x, row.y + (height - 84) / 2, 84, 84}, fact.icon, ui::Tone::Neutral);
    Stack{ui, words}.text(fact.label, label).text(fact.value, value);
    return std::max(height, 84.0F) + 14;
}

struct SheetStyles {
    ui::TextStyle meta, title, body, until;
};
SheetStyles sheet_styles(const ui::Ui& ui) {
    return {{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 2},
            {.type = ui::Type::Headline, .max_lines = 3},
            {.type = ui::Type::Lead},
            {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 2}};
}

// What the sheet holds above its button, without drawing it.
float sheet_height(ui::Ui& ui, const NoticesView::Open& open, float width) {
    const SheetStyles styles = sheet_styles(ui);
    float height = ui.measure(open.head.source, styles.meta, width).height + ui::kChipHeight + 20 +
                   ui.measure(open.head.title, styles.title, width).height + 16 +
                   ui.measure(open.body, styles.body, width).height + 24 +
                   ui.measure(open.until, styles.until, width).height;
    const ui::TextStyle value{.type = ui::Type::Lead, .max_lines = 2};
    const ui::TextStyle label{.type = ui::Type::Caption, .max_lines = 1};
    const std::size_t lines = (open.facts.size() + 1) / 2;
    height +=
        static_cast<float>(lines) * (ui.measure("0", label).height + 2 * ui.measure("0", value).height + 14);
    return height;
}

std::optional<flow::Event> sheet(ui::Ui& ui, const NoticesView& view) {
    const NoticesView::Open& open = *view.open;
    const float width = ui.portrait() ? ui.size().x - 2 * ui::kMargin : 1400;
    const float most = ui.size().y - (ui.portrait() ? 220.0F : 48.0F);
    const float height = std::min(most, sheet_height(ui, open, width - 112) + 96 + 160);
    const float bottom = ui.size().y - (ui.portrait() ? 160.0F : 24.0F);
    const ui::Modal dialog = ui::modal(
        ui, "sheet", {(ui.size().x - width) / 2, bottom - height, width, height}, ui.screen_since());
    const ui::Rect inside = dialog.panel.inset(56, 44);
    const SheetStyles styles = sheet_styles(ui);
    ui::chip(ui, {inside.x, inside.y},
             {.label = open.head.kind, .tone = open.head.tone, .icon = open.head.icon});
    Stack stack{ui, inside};
    stack.space(ui::kChipHeight + 12).text(open.head.title, styles.title).text(open.head.source, styles.meta);
    stack.space(16).text(open.body, styles.body).space(24);
    float y = stack.y();
    for (std::size_t i = 0; i < open.facts.size(); i += 2) {
        float taken = 0;
        for (std::size_t k = i; k < std::min(i + 2, open.facts.size()); ++k) {
            const ui::Rect line{inside.x, y, inside.w, 0};
            taken = std::max(taken, fact_row(ui, open.facts[k],
                                             ui::column(line, static_cast<int>(k - i), 2, ui::kGutter)));
        }
        y += taken;
    }
    const ui::Rect row = inside.bottom_part(std::max(128.0F, ui.min_target()));
    ui.text({inside.x, y, inside.w, 0}, open.until, styles.until);
    const bool close =
        ui::button(ui, "sheet.close", row, {.label = view.close, .kind = ui::ButtonKind::Primary});
    if (close || dialog.touched_outside) return flow::OpenNotice{};
    return std::nullopt;
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
