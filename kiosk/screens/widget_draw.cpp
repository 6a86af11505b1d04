#include <algorithm>

#include "kiosk/screens/widget_screen.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chips.h"
#include "kiosk/ui/fit.h"
#include "kiosk/ui/ui.h"

namespace kiosk::screens {
namespace {

constexpr float kTallest = 210;  // of a row
constexpr float kLead = 290;     // where a row's title begins
constexpr float kTitle = 52;     // height of a title above two lines

ui::TextStyle bold(float px) {
    return {.weight = ui::Weight::Bold, .valign = ui::VAlign::Middle, .max_lines = 1, .px = px};
}

void draw_row(ui::Ui& ui, const WidgetView::Row& row, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui::card(ui, rect, 28);
    if (row.is_now) ui.canvas().rounded(rect.left_part(14).inset(0, 18).moved(8, 0), 7, theme.accent);
    ui::TextStyle lead = bold(rect.h < 110 ? 38.0F : 40.0F);
    lead.color = theme.accent;
    ui::TextStyle two_lines = bold(32);
    two_lines.max_lines = 2;
    lead = ui::first_fitting(ui, {kLead - 60, rect.h}, row.lead, {lead, bold(32), two_lines});
    lead.color = theme.accent;
    ui.text({rect.x + 40, rect.y, kLead - 60, rect.h}, row.lead, lead);
    float right = rect.right() - 28;
    if (!row.chip.empty()) {
        const ui::Chip chip{.label = row.chip, .tone = ui::Tone::Accent, .filled = row.is_now};
        right -= ui::chip_width(ui, chip);
        ui::chip(ui, {right, rect.center().y - ui::kChipHeight / 2}, chip);
        right -= 20;
    }
    const ui::Rect said{rect.x + kLead, rect.y, right - rect.x - kLead, rect.h};
    const auto quiet = [&](float px, int lines) {
        return ui::TextStyle{.color = theme.ink2, .valign = ui::VAlign::Middle, .max_lines = lines, .px = px};
    };
    const auto title = [&](ui::Rect room) {
        ui::TextStyle wrapped = bold(30);
        wrapped.max_lines = 2;
        ui.text(room, row.title,
                ui::first_fitting(ui, {room.w, room.h}, row.title, {bold(42), bold(36), bold(30), wrapped}));
    };
    const float half = rect.h / 2;
    // A detail that takes two lines leaves the title one; one that does not fit at all is left out.
    const float room = said.h - kTitle - 16;
    const ui::TextStyle detail =
        ui::first_fitting(ui, {said.w, half - 12}, row.detail, {quiet(32, 1), quiet(28, 1)});
    if (!row.detail.empty() && ui::fits(ui, {said.w, half - 12}, row.detail, detail)) {
        title({said.x, rect.y + 12, said.w, half - 10});
        ui.text({said.x, rect.y + half, said.w, half - 12}, row.detail, detail);
    } else if (!row.detail.empty() && ui::fits(ui, {said.w, room}, row.detail, quiet(28, 2))) {
        title({said.x, rect.y + 8, said.w, kTitle});
        ui.text({said.x, rect.y + 8 + kTitle, said.w, room}, row.detail, quiet(28, 2));
    } else {
        title(said);
    }
}

void draw_rows(ui::Ui& ui, const std::vector<WidgetView::Row>& rows, ui::Rect area) {
    const auto count = static_cast<float>(rows.size());
    const float gap = rows.size() > 5 ? 12 : 18;
    const float height = std::min(kTallest, (area.h - gap * (count - 1)) / count);
    float y = area.y + (area.h - height * count - gap * (count - 1)) / 2;
    for (const WidgetView::Row& row : rows) {
        draw_row(ui, row, {area.x, y, area.w, height});
        y += height + gap;
    }
}

void draw_clock(ui::Ui& ui, const WidgetView& view, ui::Rect area) {
    const ui::Rect plate{area.x, area.center().y - 250, area.w, 500};
    ui::card(ui, plate, 56);
    ui::TextStyle clock = bold(240);
    clock.align = ui::Align::Center;
    ui.text({plate.x, plate.y + 40, plate.w, 290}, view.clock, clock);
    ui::TextStyle date = bold(60);
    date.align = ui::Align::Center;
    date.color = ui.theme().ink2;
    ui.text({plate.x, plate.y + 350, plate.w, 90}, view.date, date);
}

void draw_faces(ui::Ui& ui, ui::Rect area) {
    constexpr int kLevels = 5;
    const ui::Rect row{area.x, area.center().y - 150, area.w, 300};
    ui::card(ui, row, 56);
    for (int level = 1; level <= kLevels; ++level)
        ui::face(ui, ui::column(row.inset(30, 0), level - 1, kLevels, 12).center(), 76, level);
}

void draw_code(ui::Ui& ui, const ui::QrMatrix& code, ui::Rect area) {
    const float side = std::min(area.h, 640.0F);
    const ui::Rect plate{area.center().x - side / 2, area.center().y - side / 2, side, side};
    ui::card(ui, plate, 40);
    ui::qr_code(ui, plate.inset(24, 24), code);
}

}  // namespace

void draw(ui::Ui& ui, const WidgetView& view, ui::Rect area) {
    if (!view.rows.empty()) draw_rows(ui, view.rows, area);
    if (!view.clock.empty()) draw_clock(ui, view, area);
    if (view.faces) draw_faces(ui, area);
    if (view.code) draw_code(ui, *view.code, area);
}

}  // namespace kiosk::screens
