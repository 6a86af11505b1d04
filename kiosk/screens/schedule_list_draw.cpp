// The day as a list, for large text and low reach: time, title, room.
#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/schedule_screen.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

ui::Chip state_chip(const ScheduleView::Row& row) {
    if (row.cancelled) return {.label = row.seats, .tone = ui::Tone::Danger};
    if (row.full) return {.label = row.seats, .tone = ui::Tone::Neutral};
    return {.label = row.seats, .tone = ui::Tone::Ok};
}

void row_words(ui::Ui& ui, const ScheduleView::Row& row, ui::Rect r) {
    const ui::Theme& theme = ui.theme();
    const ui::TextStyle time{.type = ui::Type::Lead,
                             .color = theme.accent,
                             .weight = ui::Weight::Bold,
                             .valign = ui::VAlign::Middle,
                             .max_lines = 1};
    const ui::TextStyle where{.type = ui::Type::Caption, .color = theme.ink2, .max_lines = 2};
    const float chip = row.seats.empty() ? 0 : ui.large() ? 72 : ui::kChipHeight;
    const float first = std::max(chip, ui.measure(row.time, time).height);
    const ui::TextStyle title =
        ui::first_fitting(ui, {r.w, r.h - first}, row.title,
                          {{.type = ui::Type::TitleSmall, .max_lines = 2},
                           {.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 2}});
    const float title_height = ui.measure(row.title, title, r.w).height;
    float where_height = ui.measure(row.where, where, r.w).height;
    if (first + title_height + where_height > r.h) where_height = 0;
    const float y = r.y + (r.h - first - title_height - where_height) / 2;
    const float time_width = ui.text({r.x, y, r.w, first}, row.time, time).width;
    const ui::Chip state = state_chip(row);
    if (chip > 0 && time_width + 24 + ui::chip_width(ui, state) <= r.w)
        ui::chip(ui, {r.x + time_width + 24, y + (first - chip) / 2}, state);
    ui.text({r.x, y + first, r.w, 0}, row.title, title);
    if (where_height > 0) ui.text({r.x, y + first + title_height, r.w, 0}, row.where, where);
}

std::optional<flow::Event> rows(ui::Ui& ui, const ScheduleView& view, ui::Rect list) {
    if (view.rows.empty()) {
        ui::well(ui, list.top_part(std::min(list.h, 320.0F)));
        ui.text(list.top_part(std::min(list.h, 320.0F)).inset(40, 16), view.nothing,
                {.type = ui::Type::TitleSmall,
                 .color = ui.theme().ink2,
                 .align = ui::Align::Center,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 3});
        return std::nullopt;
    }
    std::optional<flow::Event> event;
    const int columns = ui.portrait() ? 1 : 2;
    const auto lines = static_cast<float>(line_of(view.rows_on_page - 1, columns) + 1);
    constexpr float kGap = 16;
    const float height = std::min(300.0F, (list.h - kGap * (lines - 1)) / lines);
    for (int i = 0; i < static_cast<int>(view.rows.size()); ++i) {
        const auto& row = view.rows[static_cast<std::size_t>(i)];
        const ui::Rect line{list.x, list.y + static_cast<float>(line_of(i, columns)) * (height + kGap),
                            list.w, height};
        const auto pressed =
            ui::press_card(ui, "session." + row.session_id, row.title,
                           ui::column(line, i % columns, columns, ui::kGutter), {.value = row.time});
        const ui::Rect r = pressed.rect;
        if (row.running) ui.canvas().rounded({r.x + 14, r.y + 20, 10, r.h - 40}, 5, ui.theme().accent);
        row_words(ui, row, {r.x + 40, r.y + 8, r.w - 40 - 84, r.h - 16});
        ui.icon({r.right() - 48, r.center().y}, ui::Icon::ChevronRight, 60, ui.theme().ink3);
        if (pressed.fired) event = flow::OpenService{row.service_id};
    }
    return event;
}

std::optional<flow::Event> spans(ui::Ui& ui, const ScheduleView& view, ui::Rect rect) {
    if (const auto chosen = ui::segmented(ui, "schedule.span", rect, view.spans, 0); chosen == 1)
        return flow::ShowSchedule{view.as_week};
    return std::nullopt;
}

}  // namespace

std::optional<flow::Event> draw_schedule_list(ui::Ui& ui, const ScheduleView& view, ui::Rect area) {
    constexpr float kSpace = 18;
    const float day_height = ui.large() ? 150 : 132;
    const float pager_height = ui.large() ? 128 : 116;
    const float span_height = ui.min_target() + 16;
    const float span_width = ui.large() ? 380 : 264;
    const ui::Rect span_row = ui.low_reach() ? ui::Rect{} : area.right_part(span_width).top_part(span_height);
    const float title = ui::heading(ui, area.left_part(area.w - span_width - 16), view.title);
    const ui::Rect pager = area.bottom_part(pager_height);
    const float above_pager = view.pages > 1 ? pager.y - kSpace : area.bottom();
    std::optional<flow::Event> event;
    if (const auto page = ui::pager(ui, pager, {.page = view.page, .pages = view.pages})) {
        flow::Schedule state = view.state;
        state.page = *page;
        event = flow::ShowSchedule{state};
    }
    const auto take = [&](std::optional<flow::Event> one) {
        if (one) event = std::move(one);
    };
    if (ui.low_reach()) {
        // From the bottom: pages, days, day or week, and the list above them.
        const ui::Rect days{area.x, above_pager - day_height, area.w, day_height};
        const ui::Rect span{area.x, days.y - kSpace - span_height, area.w, span_height};
        if (kLowReach - title > 260)
            low_reach_head(ui, {area.x, title + 24, area.w, kLowReach - title - 52}, "study", view.count);
        take(rows(ui, view, {area.x, kLowReach, area.w, span.y - kSpace - kLowReach}));
        take(spans(ui, view, span));
        take(draw_schedule_days(ui, view, days));
        return event;
    }
    take(spans(ui, view, span_row));
    const float top = std::max(title, span_row.bottom()) + 16;
    take(draw_schedule_days(ui, view, {area.x, top, area.w, day_height}));
    const float list = top + day_height + kSpace;
    take(rows(ui, view, {area.x, list, area.w, above_pager - list - 8}));
    return event;
}

}  // namespace kiosk::screens
