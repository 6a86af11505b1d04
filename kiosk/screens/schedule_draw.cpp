#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/schedule_screen.h"
#include "kiosk/screens/services_screen.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

using Minutes = std::chrono::duration<float, std::ratio<60>>;

// Where the hours run: downwards with the rooms side by side, or to the right with the rooms one below the
// other.
struct Grid {
    ui::Rect hours;  // from the first hour's line to the last's, all rooms
    bool down = true;
    int rooms = 1;

    float along(std::chrono::minutes time) const {
        const Minutes from = time - ScheduleView::kFirst;
        const Minutes whole = ScheduleView::kLast - ScheduleView::kFirst;
        return (down ? hours.y : hours.x) + (down ? hours.h : hours.w) * (from / whole);
    }
    ui::Rect room(int index) const {
        if (down) return ui::column(hours, index, rooms, ui::kGap);
        const float height = (hours.h - ui::kGap * static_cast<float>(rooms - 1)) / static_cast<float>(rooms);
        return {hours.x, hours.y + static_cast<float>(index) * (height + ui::kGap), hours.w, height};
    }
    ui::Rect block(const ScheduleView::Block& block) const {
        const ui::Rect place = room(block.column);
        const float from = along(block.from);
        const float length = along(block.to) - from;
        return down ? ui::Rect{place.x, from, place.w, length} : ui::Rect{from, place.y, length, place.h};
    }
};

void rooms(ui::Ui& ui, const ScheduleView& view, const Grid& grid, ui::Rect frame) {
    for (int i = 0; i < static_cast<int>(view.columns.size()); ++i) {
        const auto& column = view.columns[static_cast<std::size_t>(i)];
        const ui::Rect room = grid.room(i);
        const ui::Align align = grid.down ? ui::Align::Center : ui::Align::Left;
        const ui::Rect head =
            grid.down ? ui::Rect{room.x - 4, frame.y + 8, room.w + 8, 116}
                      : ui::Rect{frame.x + 24, room.y + room.h / 2 - 44, grid.hours.x - frame.x - 32, 88};
        Stack{ui, head}
            .text(column.space,
                  {.type = ui::Type::Caption, .weight = ui::Weight::Bold, .align = align, .max_lines = 2})
            .text(column.floor,
                  {.type = ui::Type::Caption, .color = ui.theme().ink2, .align = align, .max_lines = 1});
    }
}

void hour_lines(ui::Ui& ui, const ScheduleView& view, const Grid& grid) {
    const ui::Theme& theme = ui.theme();
    const ui::TextStyle words{.type = ui::Type::Caption,
                              .color = theme.ink3,
                              .align = grid.down ? ui::Align::Left : ui::Align::Center,
                              .valign = ui::VAlign::Middle,
                              .max_lines = 1};
    for (std::chrono::hours hour = ScheduleView::kFirst; hour <= ScheduleView::kLast; ++hour) {
        const float at = grid.along(hour);
        // The line of now says its own time: a label beside it would lie below it.
        const bool beside_now =
            view.now_line && std::chrono::abs(*view.now_line - hour) < std::chrono::minutes{30};
        const std::string label = beside_now ? std::string{} : std::to_string(hour.count()) + ":00";
        if (grid.down) {
            ui.canvas().fill({grid.hours.x - 6, at - 1, grid.hours.w + 12, 2}, theme.sunken);
            ui.text({grid.hours.x - 92, at - 20, 90, 40}, label, words);
        } else {
            ui.canvas().fill({at - 1, grid.hours.y - 6, 2, grid.hours.h + 12}, theme.sunken);
            ui.text({at - 50, grid.hours.y - 50, 100, 40}, label, words);
        }
    }
}

struct BlockWords {
    ui::TextStyle title;
    float title_height = 0;
    float seats_height = 0;  // 0: there is no room for them
};

ui::Rect inside_of(ui::Rect rect) {
    return {rect.x + 18, rect.y, rect.w - 24, rect.h};
}

// The title in as many lines as it takes, a little smaller where it must be; the seats where room is left.
BlockWords words_of(ui::Ui& ui, const ScheduleView::Block& block, ui::Rect rect) {
    const ui::Rect inside = inside_of(rect);
    const auto style = [](float px) { return ui::TextStyle{.weight = ui::Weight::Bold, .px = px}; };
    const ui::TextStyle title =
        ui::first_fitting(ui, {inside.w, rect.h - 6}, block.title, {style(30), style(28)});
    BlockWords words{.title = title, .title_height = ui.measure(block.title, title, inside.w).height};
    const ui::TextExtent seats = ui.measure(block.seats, {.type = ui::Type::Caption});
    if (seats.width <= inside.w && words.title_height + seats.height <= rect.h - 6)
        words.seats_height = seats.height;
    return words;
}

// A block as long as its session, and longer where its title needs it and nothing follows at once.
ui::Rect place_of(ui::Ui& ui, const ScheduleView& view, const Grid& grid, const ScheduleView::Block& block) {
    ui::Rect rect = grid.block(block);
    float end = grid.down ? grid.hours.bottom() : grid.hours.right();
    for (const auto& other : view.blocks) {
        if (other.column == block.column && other.from >= block.to)
            end = std::min(end, grid.along(other.from) - 6);
    }
    const auto too_small = [&] {
        const ui::Rect inside = inside_of(rect);
        const ui::TextStyle least{.weight = ui::Weight::Bold, .px = 28};
        return !ui::fits(ui, {inside.w, rect.h - 6}, block.title, least);
    };
    float& length = grid.down ? rect.h : rect.w;
    const float start = grid.down ? rect.y : rect.x;
    while (start + length + 8 <= end && too_small()) length += 8;
    return rect;
}

bool block(ui::Ui& ui, const ScheduleView::Block& block, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const ui::TonePair tone = theme.tone(block.cancelled ? ui::Tone::Neutral : category_tone(block.category));
    const ui::Ui::Hit hit = ui.hit({.id = "session." + block.session_id,
                                    .role = ui::Role::Button,
                                    .label = block.title,
                                    .value = block.seats,
                                    .rect = rect});
    ui.canvas().rounded(rect, 20, tone.ink);
    ui.canvas().rounded({rect.x + 10, rect.y, rect.w - 10, rect.h}, 16,
                        hit.pressed ? theme.sunken : tone.soft);
    if (theme.high_contrast) ui.canvas().border(rect, 20, {3, tone.ink});
    const BlockWords words = words_of(ui, block, rect);
    const ui::Rect inside = inside_of(rect);
    ui::TextStyle title = words.title;
    title.color = tone.ink;
    const float height = words.title_height + words.seats_height;
    const float y = rect.h > height + 40 ? rect.y + 12 : rect.center().y - height / 2;
    ui.text({inside.x, y, inside.w, words.title_height}, block.title, title);
    if (words.seats_height > 0) {
        ui.text({inside.x, y + words.title_height, inside.w, words.seats_height}, block.seats,
                {.type = ui::Type::Caption, .color = block.full ? theme.danger : theme.ink1, .max_lines = 1});
    }
    return hit.fired;
}

void now_line(ui::Ui& ui, const ScheduleView& view, const Grid& grid) {
    const float at = grid.along(*view.now_line);
    const ui::Theme& theme = ui.theme();
    const ui::Rect tag = grid.down ? ui::Rect{grid.hours.x - 98, at - 22, 92, 44}
                                   : ui::Rect{at - 46, grid.hours.y - 52, 92, 44};
    if (grid.down)
        ui.canvas().fill({grid.hours.x - 6, at - 2, grid.hours.w + 12, 4}, theme.danger);
    else
        ui.canvas().fill({at - 2, grid.hours.y - 8, 4, grid.hours.h + 14}, theme.danger);
    ui.canvas().rounded(tag, 14, theme.danger);
    ui.text(tag, view.now_words,
            {.type = ui::Type::Caption,
             .color = theme.surface,
             .weight = ui::Weight::Bold,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 1});
}

std::optional<flow::Event> grid_of_day(ui::Ui& ui, const ScheduleView& view, ui::Rect frame) {
    ui::card(ui, frame);
    if (view.blocks.empty()) {
        ui.text(frame.inset(40, 20), view.nothing,
                {.type = ui::Type::Title,
                 .color = ui.theme().ink2,
                 .align = ui::Align::Center,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 2});
        return std::nullopt;
    }
    const bool down = ui.portrait();
    const Grid grid{.hours = down ? ui::Rect{frame.x + 108, frame.y + 150, frame.w - 118, frame.h - 176}
                                  : ui::Rect{frame.x + 220, frame.y + 66, frame.w - 280, frame.h - 84},
                    .down = down,
                    .rooms = std::max(down ? 2 : 1, static_cast<int>(view.columns.size()))};
    rooms(ui, view, grid, frame);
    hour_lines(ui, view, grid);
    if (view.now_line) now_line(ui, view, grid);
    std::optional<flow::Event> event;
    for (const auto& one : view.blocks) {
        if (block(ui, one, place_of(ui, view, grid, one))) event = flow::OpenService{one.service_id};
    }
    return event;
}

}  // namespace

std::optional<flow::Event> draw_schedule_days(ui::Ui& ui, const ScheduleView& view, ui::Rect row) {
    std::optional<flow::Event> event;
    const ui::Theme& theme = ui.theme();
    const int count = static_cast<int>(view.days.size());
    for (int i = 0; i < count; ++i) {
        const auto& day = view.days[static_cast<std::size_t>(i)];
        const auto pressed = ui::press_card(
            ui, "day." + std::to_string(i), day.weekday + " " + day.number, ui::column(row, i, count, 12),
            {.radius = 30, .role = ui::Role::Tab, .value = day.selected ? "on" : "off"});
        const ui::Rect r = pressed.rect;
        if (day.selected) ui.canvas().rounded(r, 30, theme.accent);
        const ui::Color ink = day.selected ? theme.on_accent : theme.ink1;
        ui.text({r.x, r.y + (ui.large() ? 6.0F : 10.0F), r.w, 42}, day.weekday,
                {.type = ui::Type::Caption,
                 .color = day.selected ? ink : theme.ink2,
                 .align = ui::Align::Center,
                 .max_lines = 1});
        ui.text({r.x, r.bottom() - (ui.large() ? 82.0F : 66.0F), r.w, 56}, day.number,
                {.type = ui::Type::TitleSmall, .color = ink, .align = ui::Align::Center, .max_lines = 1});
        if (pressed.fired) event = flow::ShowSchedule{day.leads_to};
    }
    return event;
}

std::optional<flow::Event> draw(ui::Ui& ui, const ScheduleView& view, ui::Rect area) {
    if (view.is_list) return draw_schedule_list(ui, view, area);
    constexpr float kDays = 132;
    constexpr float kPager = 120;
    std::optional<flow::Event> event;
    float y = area.y;
    const float span = ui.large() ? 380 : 264;
    const ui::Rect spans = ui.portrait()
                               ? ui::Rect{area.right() - span, area.y - 4, span, ui.min_target() + 16}
                               : ui::Rect{area.right() - span, area.y, span, ui.min_target() + 16};
    if (const auto chosen = ui::segmented(ui, "schedule.span", spans, view.spans, 0); chosen == 1)
        event = flow::ShowSchedule{view.as_week};
    ui::Rect days;
    if (ui.portrait()) {
        y = std::max(ui::heading(ui, area.left_part(area.w - span - 16), view.title) + 24,
                     spans.bottom() + 12);
        days = {area.x, y, area.w, kDays};
    } else {
        ui::heading(ui, {area.x, area.y + 24, 300, 80}, view.title);
        days = {area.x + 320, area.y, area.w - 340 - span, kDays - 16};
        y -= 16;
    }
    if (auto chosen = draw_schedule_days(ui, view, days)) event = chosen;
    y += kDays + 22;
    const float pager = view.pages > 1 ? kPager + 20 : 0;
    if (auto opened = grid_of_day(ui, view, {area.x, y, area.w, area.bottom() - y - pager - 6}))
        event = opened;
    if (const auto page = ui::pager(ui, area.bottom_part(kPager), {.page = view.page, .pages = view.pages})) {
        flow::Schedule state = view.state;
        state.page = *page;
        event = flow::ShowSchedule{state};
    }
    return event;
}

}  // namespace kiosk::screens
