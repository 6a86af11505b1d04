#include <algorithm>
#include <span>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/service_detail_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

float head(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area) {
    const ui::Chip fee = fee_chip(view.fee, view.is_free);
    const float fee_width = ui::chip_width(ui, fee);
    const auto title = ui.text({area.x, area.y, area.w - fee_width - 24, 0}, view.title,
                               {.type = ui::Type::Headline, .max_lines = 2});
    ui::chip(ui, {area.right() - fee_width, area.y + 14}, fee);
    const float y = area.y + title.height;
    const auto purpose = ui.text({area.x, y, area.w, 0}, view.purpose,
                                 {.type = ui::Type::Body, .color = ui.theme().ink2, .max_lines = 2});
    return y + purpose.height;
}

void partner(ui::Ui& ui, const ServiceDetailView& view, ui::Rect rect) {
    ui::card(ui, rect);
    const float side = rect.h - 48;
    const ui::Rect plate{rect.x + 28, rect.y + 24, side, side};
    ui.canvas().rounded(plate, 26, ui.theme().craft_soft);
    if (ui.theme().high_contrast) ui.canvas().border(plate, 26, {3, ui.theme().line});
    ui.text(plate, view.partner_initial,
            {.type = ui::Type::Title,
             .color = ui.theme().craft,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 1});
    Stack{ui, {plate.right() + 28, rect.center().y - 50, rect.right() - plate.right() - 56, 100}}
        .text(view.partner, {.type = ui::Type::TitleSmall, .max_lines = 1})
        .text(view.partner_since, {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1});
}

struct FactStyles {
    ui::TextStyle label, value, detail;
};
FactStyles fact_styles(const ui::Ui& ui) {
    return {{.type = ui::Type::Caption, .color = ui.theme().ink3, .max_lines = 1},
            {.weight = ui::Weight::Bold, .max_lines = 2, .px = 34},
            {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 2}};
}

float fact_height(ui::Ui& ui, const ServiceDetailView::Fact& fact, float width) {
    const FactStyles styles = fact_styles(ui);
    return ui.measure(fact.label, styles.label, width).height +
           ui.measure(fact.value, styles.value, width).height +
           (fact.detail.empty() ? 0 : ui.measure(fact.detail, styles.detail, width).height);
}

constexpr float kFactLeft = 120;

void fact(ui::Ui& ui, const ServiceDetailView::Fact& fact, ui::Rect rect) {
    ui::card(ui, rect, 28);
    ui::icon_plate(ui, {rect.x + 24, rect.center().y - 38, 76, 76}, fact.icon, ui::Tone::Accent);
    const ui::Rect words{rect.x + kFactLeft, rect.y, rect.w - kFactLeft - 20, rect.h};
    const FactStyles styles = fact_styles(ui);
    const float height = fact_height(ui, fact, words.w);
    Stack{ui, {words.x, words.center().y - height / 2, words.w, height}}
        .text(fact.label, styles.label)
        .text(fact.value, styles.value)
        .text(fact.detail, styles.detail);
}

// Draws them two by two, as high as the fullest needs; answers the lower edge.
float facts(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area) {
    constexpr float kGap = 18;
    float height = 152;
    for (const auto& one : view.facts) {
        const float width = (area.w - ui::kGutter) / 2 - kFactLeft - 20;
        height = std::max(height, fact_height(ui, one, width) + 24);
    }
    for (int i = 0; i < static_cast<int>(view.facts.size()); ++i) {
        const ui::Rect line{area.x, area.y + static_cast<float>(line_of(i, 2)) * (height + kGap), area.w,
                            height};
        fact(ui, view.facts[static_cast<std::size_t>(i)], ui::column(line, i % 2, 2, ui::kGutter));
    }
    return area.y + 2 * (height + kGap);
}

ui::Chip state_chip(const ServiceDetailView::Session& session) {
    using State = ServiceDetailView::SessionState;
    switch (session.state) {
        case State::Running:
            return {.label = session.state_words, .tone = ui::Tone::Accent, .filled = true};
        case State::Places:
            return {.label = session.state_words, .tone = ui::Tone::Ok};
        case State::Full:
            return {.label = session.state_words, .tone = ui::Tone::Neutral};
        case State::Cancelled:
            return {.label = session.state_words, .tone = ui::Tone::Danger};
    }
    return {};
}

void sessions(ui::Ui& ui, const ServiceDetailView& view, ui::Rect rect) {
    constexpr float kTitle = 84;
    ui::card(ui, rect);
    const ui::Rect inside = rect.inset(32, 0);
    ui.text(inside.top_part(kTitle), view.sessions_title,
            {.type = ui::Type::TitleSmall, .valign = ui::VAlign::Middle, .max_lines = 1});
    if (view.sessions.empty()) {
        ui.text({inside.x, inside.y + kTitle, inside.w, rect.h - kTitle}, view.no_sessions,
                {.color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 1});
        return;
    }
    // As many as stand there at full height; the soonest first.
    const float list = rect.h - kTitle - 8;
    const auto rows =
        std::min(view.sessions.size(), std::max<std::size_t>(1, static_cast<std::size_t>(list / 64)));
    const float height = list / static_cast<float>(std::max<std::size_t>(rows, 2));
    const ui::TextStyle plain{.valign = ui::VAlign::Middle, .max_lines = 1};
    float y = inside.y + kTitle;
    for (const auto& session : std::span{view.sessions}.first(rows)) {
        ui.canvas().line({rect.x, y}, {rect.right(), y}, {2, ui.theme().sunken});
        const ui::Rect row{inside.x, y, inside.w, height};
        const ui::Chip state = state_chip(session);
        const float chip_width = ui::chip_width(ui, state);
        ui::chip(ui, {row.right() - chip_width, row.center().y - ui::kChipHeight / 2}, state);
        const float room = row.w - chip_width - 20;
        ui::TextStyle bold = plain;
        bold.weight = ui::Weight::Bold;
        ui.text({row.x, row.y, room * 0.42F, row.h}, session.day, bold);
        ui.text({row.x + room * 0.43F, row.y, room * 0.36F, row.h}, session.time, plain);
        ui::TextStyle seats = plain;
        seats.color = ui.theme().ink2;
        ui.text({row.x + room * 0.80F, row.y, room * 0.2F, row.h}, session.seats, seats);
        y += height;
    }
}

std::optional<flow::Event> buttons(ui::Ui& ui, const ServiceDetailView& view, ui::Rect row) {
    std::optional<flow::Event> event;
    if (!view.take.empty()) {
        const float width = view.check_in.empty() ? row.w : 320;
        if (ui::button(ui, "service.take", row.right_part(width),
                       {.label = view.take, .icon = ui::Icon::Cellphone, .kind = ui::ButtonKind::Soft})) {
            event = flow::TakeAway{true};
        }
        row = row.left_part(row.w - width - 24);
    }
    if (view.check_in.empty()) return event;
    if (ui::button(ui, "service.checkin", row,
                   {.label = view.check_in,
                    .icon = view.check_in_open ? ui::Icon::QrcodeScan : ui::Icon::ClockOutline,
                    .kind = ui::ButtonKind::Primary,
                    .type = ui::Type::Button,
                    .enabled = view.check_in_open})) {
        event = flow::GoScan{};
    }
    return event;
}

std::optional<flow::Event> sheet(ui::Ui& ui, const ServiceDetailView& view) {
    const ui::Rect panel = ui.portrait() ? ui::Rect{48, 620, 984, 1140} : ui::Rect{418, 70, 1084, 940};
    const ui::Modal dialog = ui::modal(ui, "sheet", panel, ui.screen_since());
    const ui::Rect inside = dialog.panel.inset(56, 48);
    const auto title = ui.text(inside, view.take_title,
                               {.type = ui::Type::Headline, .align = ui::Align::Center, .max_lines = 1});
    ui.text({inside.x, inside.y + title.height, inside.w, 100}, view.take_hint,
            {.type = ui::Type::Body, .color = ui.theme().ink2, .align = ui::Align::Center, .max_lines = 2});
    const float side = inside.h - title.height - 260;
    if (const auto code = to_qr(view.take_url)) {
        ui::qr_code(ui, {inside.center().x - side / 2, inside.y + title.height + 104, side, side}, *code);
    }
    const bool close = ui::button(ui, "sheet.close", inside.bottom_part(128),
                                  {.label = view.close, .kind = ui::ButtonKind::Primary});
    if (close || dialog.touched_outside) return flow::TakeAway{false};
    return std::nullopt;
}

std::optional<flow::Event> page(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area) {
    const ui::Rect left = ui.portrait() ? area : area.left_part(880);
    const bool pictured = !view.art.empty() && !ui.theme().high_contrast;
    const float picture = !pictured ? 0 : ui.portrait() ? std::max(0.0F, area.h - 1290) : 300;
    if (pictured) ui.picture(left.top_part(picture), art_path(view.art), ui::kRadiusHero);
    float y = head(ui, view, {left.x, left.y + picture + 18, left.w, 0}) + 20;
    partner(ui, view, {left.x, y, left.w, 148});
    y += 148 + ui::kGutter;

    const ui::Rect right =
        ui.portrait() ? ui::Rect{area.x, y, area.w, area.bottom() - y} : area.right_part(area.w - 904);
    const ui::Rect row = right.bottom_part(128);
    const float list = facts(ui, view, right) + 6;
    sessions(ui, view, {right.x, list, right.w, row.y - list - 28});
    return buttons(ui, view, row.top_part(120));
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area) {
    auto event = page(ui, view, area);
    if (!view.taking) return event;
    return sheet(ui, view);
}

}  // namespace kiosk::screens
