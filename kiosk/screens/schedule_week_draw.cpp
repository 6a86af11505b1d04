#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/schedule_week_screen.h"
#include "kiosk/screens/services_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr float kDayWidth = 130;

std::string day_id(std::size_t index) {
    return "week.day." + std::to_string(index);
}

// 上周 · 10月13日 – 19日 · 下周
std::optional<flow::Event> weeks(ui::Ui& ui, const WeekView& view, ui::Rect row) {
    ui::Button last{.label = view.last_week,
                    .icon = ui::Icon::ChevronLeft,
                    .kind = ui::ButtonKind::Soft,
                    .type = ui::Type::Lead,
                    .enabled = view.has_last};
    ui::Button next{.label = view.next_week,
                    .trailing = ui::Icon::ChevronRight,
                    .kind = ui::ButtonKind::Soft,
                    .type = ui::Type::Lead,
                    .enabled = view.has_next};
    const float width = std::max({196.0F, ui::button_width(ui, last), ui::button_width(ui, next)});
    flow::Schedule to = view.state;
    to.page = 0;
    std::optional<flow::Event> event;
    if (ui::button(ui, "week.last", row.left_part(width), last)) {
        --to.week;
        event = flow::ShowSchedule{to};
    }
    if (ui::button(ui, "week.next", row.right_part(width), next)) {
        ++to.week;
        event = flow::ShowSchedule{to};
    }
    const ui::Rect middle = row.inset(width + 12, 0);
    const auto style = [](ui::Type type) {
        return ui::TextStyle{.type = type,
                             .weight = ui::Weight::Bold,
                             .align = ui::Align::Center,
                             .valign = ui::VAlign::Middle,
                             .max_lines = 2};
    };
    if (!ui.low_reach()) {  // else below the title
        ui.text(middle, view.dates,
                ui::first_fitting(ui, {middle.w, middle.h}, view.dates,
                                  {style(ui::Type::TitleSmall), style(ui::Type::Body)}));
    }
    return event;
}

void day_words(ui::Ui& ui, const WeekView::Day& day, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const ui::Color ink = day.is_today ? theme.accent : theme.ink1;
    const ui::TextStyle weekday{.type = ui::Type::Caption,
                                .color = day.is_today ? theme.accent : theme.ink2,
                                .weight = day.is_today ? ui::Weight::Bold : ui::Weight::Regular,
                                .align = ui::Align::Center,
                                .max_lines = 1};
    const ui::TextStyle number{
        .color = ink, .weight = ui::Weight::Bold, .align = ui::Align::Center, .max_lines = 1, .px = 44};
    const float first = ui.measure(day.weekday, weekday).height;
    const float second = ui.measure(day.number, number).height;
    if (rect.h < first + second) {  // side by side
        ui::TextStyle line = number;
        line.valign = ui::VAlign::Middle;
        line.px = 34;
        ui.text(rect, day.weekday + " " + day.number, line);
        return;
    }
    Stack{ui, {rect.x, rect.center().y - (first + second) / 2, rect.w, 0}}
        .text(day.weekday, weekday)
        .text(day.number, number);
}

void cell(ui::Ui& ui, const WeekView::Cell& cell, const std::string& id, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    if (cell.title.empty()) {
        ui.text(rect, "–",
                {.type = ui::Type::Caption,
                 .color = theme.ink3,
                 .align = ui::Align::Center,
                 .valign = ui::VAlign::Middle});
        return;
    }
    const ui::TonePair tone = theme.tone(category_tone(cell.category));
    ui.canvas().rounded(rect, 20, tone.ink);
    ui.canvas().rounded({rect.x + 8, rect.y, rect.w - 8, rect.h}, 18, tone.soft);
    if (theme.high_contrast) ui.canvas().border(rect, 20, {3, tone.ink});
    ui.describe({.id = id,
                 .role = ui::Role::Item,
                 .label = cell.title,
                 .value = cell.time,
                 .rect = rect,
                 .enabled = false});
    const ui::Rect inside{rect.x + 20, rect.y + 10, rect.w - 26, rect.h - 16};
    ui::TextStyle bold{.color = tone.ink, .weight = ui::Weight::Bold, .max_lines = 1, .px = 30};
    const ui::TextStyle small{.type = ui::Type::Caption, .color = theme.ink2, .max_lines = 1};
    const float line = ui.measure("0", bold).height;
    if (inside.h < 2 * line) {  // one line: title, then time at the right
        bold.valign = ui::VAlign::Middle;
        const float time = ui.measure(cell.time, bold).width;
        ui.text({inside.x, rect.y, inside.w - time - 10, rect.h}, cell.title, bold);
        ui.text({inside.right() - time, rect.y, time + 1, rect.h}, cell.time, bold);
        return;
    }
    const float more = cell.more.empty() ? 0 : ui.measure(cell.more, small).height;
    bold.max_lines = inside.h >= 3 * line + more ? 2 : 1;
    Stack stack{ui, inside};
    stack.text(cell.title, bold);
    bold.max_lines = 1;
    stack.text(cell.time, bold);
    if (stack.y() + more <= rect.bottom()) stack.text(cell.more, small);
}

// Where days and rooms lie: days one below the other; across, side by side.
struct Table {
    ui::Rect frame;
    ui::Rect days;  // without the heads
    bool down = true;
    int rooms = 1;

    ui::Rect day(int index) const {
        if (!down) return ui::column(days, index, 7, 12);
        const float height = days.h / 7;
        return {days.x, days.y + static_cast<float>(index) * height, days.w, height};
    }
    ui::Rect day_head(int index) const {
        const ui::Rect line = day(index);
        if (down) return {frame.x, line.y, days.x - frame.x, line.h};
        return {line.x, frame.y, line.w, days.y - frame.y};
    }
    ui::Rect cell(int index, int room) const {
        const ui::Rect line = day(index);
        if (down) return ui::column(line.inset(4, 14), room, rooms, 10);
        const float height = (line.h - 10 * static_cast<float>(rooms - 1)) / static_cast<float>(rooms);
        return {line.x + 6, line.y + static_cast<float>(room) * (height + 10), line.w - 12, height};
    }
    ui::Rect room_head(int room) const {
        const ui::Rect first = cell(0, room);
        if (down) return {first.x, frame.y, first.w, days.y - frame.y};
        return {frame.x + 20, first.y, days.x - frame.x - 36, first.h};
    }
    // What is pressed: the whole line of a day.
    ui::Rect target(int index) const {
        const ui::Rect line = day(index);
        if (down) return {frame.x + 2, line.y, frame.w - 4, line.h};
        return {line.x, frame.y + 2, line.w, frame.h - 4};
    }
};

bool day_line(ui::Ui& ui, const WeekView::Day& day, int index, const Table& table, std::size_t first_room) {
    const ui::Theme& theme = ui.theme();
    const ui::Rect target = table.target(index);
    const ui::Ui::Hit hit = ui.hit({.id = day_id(static_cast<std::size_t>(index)),
                                    .role = ui::Role::Button,
                                    .label = day.weekday + " " + day.number,
                                    .value = day.count,
                                    .rect = table.down ? target.inset(0, 6) : target});
    if (hit.pressed)
        ui.canvas().fill(target, theme.sunken);
    else if (day.is_today)
        ui.canvas().fill(target, theme.accent_soft);
    if (table.down) ui.canvas().fill({target.x, target.y, target.w, 2}, theme.line);
    if (theme.high_contrast && day.is_today) ui.canvas().border(target.inset(4, 4), 12, {4, theme.accent});
    day_words(ui, day, table.day_head(index));
    for (int k = 0; k < table.rooms && first_room + static_cast<std::size_t>(k) < day.cells.size(); ++k) {
        cell(ui, day.cells[first_room + static_cast<std::size_t>(k)],
             "session." + std::to_string(index) + "." + std::to_string(k), table.cell(index, k));
    }
    return hit.fired;
}

struct Page {
    std::size_t first = 0;
    std::size_t count = 0;
    int page = 0;
    int pages = 1;
};
Page page_of(const ui::Ui& ui, const WeekView& view) {
    const std::size_t on_page = ui.portrait() ? 4 : 5;
    Page page{.pages = std::max(1, static_cast<int>((view.rooms.size() + on_page - 1) / on_page))};
    page.page = std::clamp(view.state.page, 0, page.pages - 1);
    page.first = static_cast<std::size_t>(page.page) * on_page;
    page.count = std::min(on_page, view.rooms.size() - page.first);
    return page;
}

std::optional<flow::Event> table(ui::Ui& ui, const WeekView& view, ui::Rect frame, float head) {
    const Page page = page_of(ui, view);
    const bool down = ui.portrait();
    const float side = down ? kDayWidth : 250;
    const Table table{.frame = frame,
                      .days = {frame.x + side, frame.y + head, frame.w - side - 8, frame.h - head - 10},
                      .down = down,
                      .rooms = std::max(down ? 2 : 1, static_cast<int>(page.count))};
    ui::card(ui, frame);
    std::optional<flow::Event> event;
    for (std::size_t i = 0; i < view.days.size(); ++i) {
        if (day_line(ui, view.days[i], static_cast<int>(i), table, page.first))
            event = flow::ShowSchedule{view.days[i].leads_to};
    }
    for (std::size_t k = 0; k < page.count; ++k) {
        ui.text(table.room_head(static_cast<int>(k)), view.rooms[page.first + k],
                {.weight = ui::Weight::Bold,
                 .align = down ? ui::Align::Center : ui::Align::Left,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 2,
                 .px = 30});
    }
    return event;
}

// In large text and in low reach the rooms are left to the day's page: a card for each day.
std::optional<flow::Event> cards(ui::Ui& ui, const WeekView& view, ui::Rect area) {
    constexpr float kGap = 14;
    const int columns = area.h >= 7 * (ui.min_target() + kGap) ? 1 : 2;
    const int lines = (static_cast<int>(view.days.size()) + columns - 1) / columns;
    const float height = (area.h - kGap * static_cast<float>(lines - 1)) / static_cast<float>(lines);
    std::optional<flow::Event> event;
    for (int i = 0; i < static_cast<int>(view.days.size()); ++i) {
        const auto& day = view.days[static_cast<std::size_t>(i)];
        const ui::Rect line{area.x, area.y + static_cast<float>(line_of(i, columns)) * (height + kGap),
                            area.w, height};
        const auto pressed =
            ui::press_card(ui, day_id(static_cast<std::size_t>(i)), day.weekday + " " + day.number,
                           ui::column(line, i % columns, columns, ui::kGutter),
                           {.selected = day.is_today, .value = day.count});
        const ui::Rect r = pressed.rect.inset(28, 8);
        const ui::TextStyle bold{
            .type = ui::Type::Lead, .weight = ui::Weight::Bold, .valign = ui::VAlign::Middle, .max_lines = 1};
        const ui::TextStyle plain{.type = ui::Type::Caption,
                                  .color = ui.theme().ink2,
                                  .valign = ui::VAlign::Middle,
                                  .max_lines = 2};
        const float name = ui.text(r, day.weekday + " " + day.number, bold).width;
        float right = r.right();
        if (!day.count.empty()) {
            const float count = ui.measure(day.count, bold).width;
            ui.text({right - count, r.y, count + 1, r.h}, day.count, bold);
            right -= count + 20;
        }
        const float left = r.x + std::max(name, 210.0F) + 24;
        if (columns == 1) ui.text({left, r.y, right - left, r.h}, day.first, plain);
        if (pressed.fired) event = flow::ShowSchedule{day.leads_to};
    }
    return event;
}

std::optional<flow::Event> days(ui::Ui& ui, const WeekView& view, ui::Rect area) {
    if (ui.is_sparse()) return cards(ui, view, area);
    if (!view.nothing.empty()) {
        ui::well(ui, area.top_part(std::min(area.h, 320.0F)));
        ui.text(area.top_part(std::min(area.h, 320.0F)).inset(40, 20), view.nothing,
                {.type = ui::Type::Title,
                 .color = ui.theme().ink2,
                 .align = ui::Align::Center,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 2});
        return std::nullopt;
    }
    return table(ui, view, area.top_part(area.h - 6), ui.portrait() ? 92 : 96);
}

// More rooms than stand side by side: the rest on further pages.
std::optional<flow::Event> pages(ui::Ui& ui, const WeekView& view, ui::Rect row) {
    const Page shown = page_of(ui, view);
    const auto page = ui::pager(ui, row, {.page = shown.page, .pages = shown.pages});
    if (!page) return std::nullopt;
    flow::Schedule to = view.state;
    to.page = *page;
    return flow::ShowSchedule{to};
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const WeekView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const bool low = ui.low_reach();
    const float control = std::max(100.0F, ui.min_target());
    const float span_width = ui.large() ? 380 : 264;
    const float title = ui::heading(ui, area.left_part(area.w - span_width - 16), view.title,
                                    low ? std::string_view{view.dates} : std::string_view{});
    std::optional<flow::Event> event;
    ui::Rect rest = area;
    ui::Rect span{area.right() - span_width, area.y - 4, span_width, ui.min_target() + 16};
    ui::Rect row{area.x, std::max(title, span.bottom()) + 12, area.w, control};
    if (across) {
        const float left = std::max(260.0F, ui.measure(view.title, {.type = ui::Type::Headline}).width + 32);
        row = {area.x + left, area.y, area.w - left - span_width - 24, control};
        span.y = area.y;
    }
    if (low) {  // both below the days
        span = {area.right() - span_width, area.bottom() - ui.min_target() - 16, span_width,
                ui.min_target() + 16};
        row = {area.x, span.y + 8, area.w - span_width - 16, ui.min_target()};
        if (kLowReach - title > 260)
            low_reach_head(ui, {area.x, title + 24, area.w, kLowReach - title - 52}, "study", view.count);
        rest = {area.x, kLowReach, area.w, row.y - ui::kGap - kLowReach};
    } else {
        const float top = (across ? span.bottom() : row.bottom()) + (across ? 14.0F : 26.0F);
        rest = {area.x, top, area.w, area.bottom() - top};
    }
    const bool paged = page_of(ui, view).pages > 1 && !ui.is_sparse();
    if (paged) rest.h -= ui.min_target() + 16;
    if (auto turned = weeks(ui, view, row)) event = turned;
    if (const auto chosen = ui::segmented(ui, "schedule.span", span, view.spans, 1); chosen == 0) {
        flow::Schedule day = view.as_day;
        event = flow::ShowSchedule{day};
    }
    if (auto opened = days(ui, view, rest)) event = opened;
    if (paged) {
        if (auto turned = pages(ui, view, {rest.x, rest.bottom() + 16, rest.w, ui.min_target()}))
            event = turned;
    }
    return event;
}

}  // namespace kiosk::screens
