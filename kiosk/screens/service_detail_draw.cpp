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
    ui::chip(ui, {area.right() - fee_width, area.y + (ui.large() ? 18.0F : 14.0F)}, fee);
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.title,
                 .value = view.purpose,
                 .rect = {area.x, area.y, area.w, title.height},
                 .enabled = false});
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
    // Since when stands beside the name where there is room.
    const ui::TextStyle name{.type = ui::Type::TitleSmall, .valign = ui::VAlign::Middle, .max_lines = 1};
    ui::TextStyle since{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1};
    const ui::Rect words{plate.right() + 28, rect.y, rect.right() - plate.right() - 56, rect.h};
    const float beside = words.x + ui.measure(view.partner, name).width + 20;
    if (beside + ui.measure(view.partner_since, since).width <= words.right()) {
        since.valign = ui::VAlign::Middle;
        ui.text(words, view.partner, name);
        ui.text({beside, words.y + 4, words.right() - beside, words.h}, view.partner_since, since);
        return;
    }
    ui::TextStyle above = name;
    above.valign = ui::VAlign::Top;
    Stack{ui, {words.x, rect.center().y - 50, words.w, 100}}
        .text(view.partner, above)
        .text(view.partner_since, since);
}

struct FactStyles {
    ui::TextStyle label, value, detail;
};
FactStyles fact_styles(const ui::Ui& ui) {
    return {{.type = ui::Type::Caption, .color = ui.theme().ink3, .max_lines = 1},
            {.weight = ui::Weight::Bold, .max_lines = 3, .px = 34},
            {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 3}};
}

// Large text leaves the label to the icon: the value says what it is.
float fact_height(ui::Ui& ui, const ServiceDetailView::Fact& fact, float width) {
    const FactStyles styles = fact_styles(ui);
    return (ui.large() ? 0 : ui.measure(fact.label, styles.label, width).height) +
           ui.measure(fact.value, styles.value, width).height +
           (fact.detail.empty() ? 0 : ui.measure(fact.detail, styles.detail, width).height);
}

constexpr float kFactLeft = 120;
constexpr float kFactGap = 18;

void fact(ui::Ui& ui, const ServiceDetailView::Fact& fact, ui::Rect rect) {
    ui::card(ui, rect, 28);
    ui::icon_plate(ui, {rect.x + 24, rect.center().y - 38, 76, 76}, fact.icon, ui::Tone::Accent);
    ui.describe({.id = "fact." + fact.label,
                 .role = ui::Role::Item,
                 .label = fact.label,
                 .value = fact.value,
                 .rect = rect,
                 .enabled = false});
    const ui::Rect words{rect.x + kFactLeft, rect.y, rect.w - kFactLeft - 20, rect.h};
    const FactStyles styles = fact_styles(ui);
    const float height = fact_height(ui, fact, words.w);
    Stack stack{ui, {words.x, words.center().y - height / 2, words.w, height}};
    if (!ui.large()) stack.text(fact.label, styles.label);
    stack.text(fact.value, styles.value).text(fact.detail, styles.detail);
}

int fact_columns(const ui::Ui& ui) {
    return ui.large() ? 1 : 2;
}

// How high each must be for the fullest.
float fact_row(ui::Ui& ui, const ServiceDetailView& view, float width) {
    const auto columns = static_cast<float>(fact_columns(ui));
    float height = ui.large() ? 104 : 152;
    for (const auto& one : view.facts) {
        const float room = (width - ui::kGutter * (columns - 1)) / columns - kFactLeft - 20;
        height = std::max(height, fact_height(ui, one, room) + 20);
    }
    return height;
}

float facts_height(ui::Ui& ui, const ServiceDetailView& view, float width) {
    const int lines = line_of(static_cast<int>(view.facts.size()) - 1, fact_columns(ui)) + 1;
    return static_cast<float>(lines) * (fact_row(ui, view, width) + kFactGap);
}

// Draws them, as high as the fullest needs; answers the lower edge.
float facts(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area) {
    const float height = fact_row(ui, view, area.w);
    const int columns = fact_columns(ui);
    for (int i = 0; i < static_cast<int>(view.facts.size()); ++i) {
        const ui::Rect line{area.x, area.y + static_cast<float>(line_of(i, columns)) * (height + kFactGap),
                            area.w, height};
        fact(ui, view.facts[static_cast<std::size_t>(i)],
             ui::column(line, i % columns, columns, ui::kGutter));
    }
    return area.y + facts_height(ui, view, area.w);
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

// Day, time and seats side by side; in large text day and time in one piece, and the seats in their chip.
void session_row(ui::Ui& ui, const ServiceDetailView::Session& session, ui::Rect row) {
    const ui::TextStyle plain{.valign = ui::VAlign::Middle, .max_lines = 1};
    ui::TextStyle bold = plain;
    bold.weight = ui::Weight::Bold;
    const ui::Chip state = state_chip(session);
    const float chip_width = ui::chip_width(ui, state);
    const float chip = ui.large() ? 72 : ui::kChipHeight;
    ui::chip(ui, {row.right() - chip_width, row.center().y - chip / 2}, state);
    const float room = row.w - chip_width - 20;
    const float day = ui.measure(session.day, bold).width;
    const float time = ui.measure(session.time, plain).width;
    const float seats = ui.measure(session.seats, plain).width;
    ui.text({row.x, row.y, day + 1, row.h}, session.day, bold);
    const float time_x = std::max(day + 20, std::min(room * 0.43F, room - time));
    ui.text({row.x + time_x, row.y, time + 1, row.h}, session.time, plain);
    if (time_x + time + 20 + seats > room) return;
    ui::TextStyle quiet = plain;
    quiet.color = ui.theme().ink2;
    ui.text({row.x + std::max(time_x + time + 20, room * 0.80F), row.y, seats + 1, row.h}, session.seats,
            quiet);
}

float session_row_height(const ui::Ui& ui) {
    return ui.large() ? 84 : 64;
}

void sessions(ui::Ui& ui, const ServiceDetailView& view, ui::Rect rect) {
    const float title = ui.large() ? 100 : 84;
    const float least = session_row_height(ui);
    if (rect.h < title + least) return;
    ui::card(ui, rect);
    const ui::Rect inside = rect.inset(32, 0);
    ui.text(inside.top_part(title), view.sessions_title,
            {.type = ui::Type::TitleSmall, .valign = ui::VAlign::Middle, .max_lines = 1});
    if (view.sessions.empty()) {
        ui.text({inside.x, inside.y + title, inside.w, rect.h - title}, view.no_sessions,
                {.color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 2});
        return;
    }
    // As many as stand there at full height; the soonest first.
    const float list = rect.h - title - 8;
    const auto rows =
        std::min(view.sessions.size(), std::max<std::size_t>(1, static_cast<std::size_t>(list / least)));
    const float height = std::max(least, list / static_cast<float>(std::max<std::size_t>(rows, 2)));
    float y = inside.y + title;
    for (const auto& session : std::span{view.sessions}.first(rows)) {
        ui.canvas().line({rect.x, y}, {rect.right(), y}, {2, ui.theme().sunken});
        session_row(ui, session, {inside.x, y, inside.w, std::min(height, rect.bottom() - y)});
        y += height;
    }
}

std::optional<flow::Event> buttons(ui::Ui& ui, const ServiceDetailView& view, ui::Rect row) {
    std::optional<flow::Event> event;
    if (!view.take.empty()) {
        const float width = view.check_in.empty() ? row.w : ui.large() ? 420 : 320;
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
    const float button = ui.large() ? 150 : 128;
    const ui::TextStyle hint{
        .type = ui::Type::Body, .color = ui.theme().ink2, .align = ui::Align::Center, .max_lines = 2};
    Stack stack{ui, inside};
    stack.text(view.take_title, {.type = ui::Type::Headline, .align = ui::Align::Center, .max_lines = 2})
        .text(view.take_hint, hint);
    const float side = inside.bottom() - button - 32 - stack.y() - 20;
    if (const auto code = to_qr(view.take_url))
        ui::qr_code(ui, {inside.center().x - side / 2, stack.y() + 20, side, side}, *code);
    const bool close = ui::button(ui, "sheet.close", inside.bottom_part(button),
                                  {.label = view.close, .kind = ui::ButtonKind::Primary});
    if (close || dialog.touched_outside) return flow::TakeAway{false};
    return std::nullopt;
}

float head_height(ui::Ui& ui, const ServiceDetailView& view, float width) {
    const float fee = ui::chip_width(ui, fee_chip(view.fee, view.is_free));
    return ui.measure(view.title, {.type = ui::Type::Headline, .max_lines = 2}, width - fee - 24).height +
           ui.measure(view.purpose, {.type = ui::Type::Body, .max_lines = 2}, width).height;
}

// Upright in large text: when, where and for whom; who gives it and the picture stay away.
std::optional<flow::Event> large_page(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const ui::Rect left = across ? area.left_part(900) : area;
    const ui::Rect row = left.bottom_part(168).top_part(160);
    const float y = head(ui, view, {left.x, left.y, left.w, 0}) + 20;
    const ui::Rect right = across ? area.right_part(area.w - 924) : area;
    if (across) {
        facts(ui, view, right);
        sessions(ui, view, {left.x, y, left.w, row.y - 20 - y});
        return buttons(ui, view, row);
    }
    const float list = facts(ui, view, {right.x, y, right.w, 0});
    sessions(ui, view, {left.x, list + 4, left.w, row.y - list - 28});
    return buttons(ui, view, row);
}

std::optional<flow::Event> page(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area) {
    if (ui.large()) return large_page(ui, view, area);
    const ui::Rect left = ui.portrait() ? area : area.left_part(880);
    const bool pictured = !view.art.empty() && !ui.theme().high_contrast;
    constexpr float kPartner = 148;
    constexpr float kSessions = 300;
    constexpr float kButtons = 128;
    float picture = !pictured ? 0 : 300;
    if (pictured && ui.portrait()) {
        const float needed = 18 + head_height(ui, view, left.w) + 20 + kPartner + ui::kGutter +
                             facts_height(ui, view, area.w) + 6 + kSessions + 28 + kButtons;
        picture = std::clamp(area.h - needed + 40, 0.0F, 410.0F);
        if (picture < 120) picture = 0;
    }
    float y = left.y + picture + 18;
    if (picture > 0 && ui.portrait()) {
        // From edge to edge, with the page as a sheet on it.
        constexpr float kSheet = 48;
        const ui::Rect art{0, area.y - 8, ui.size().x, picture};
        constexpr float kShape = 800.0F / 1080;  // of an illustration: its lower part is shown
        ui.canvas().clip(art);
        ui.picture(art.bottom_part(art.w * kShape), art_path(view.art));
        ui.canvas().unclip();
        ui.canvas().rounded({0, art.bottom() - kSheet, art.w, 2 * kSheet}, kSheet, ui.theme().canvas,
                            ui::Corners::Top);
        y = art.bottom() - kSheet + 34;
    } else if (picture > 0) {
        ui.picture(left.top_part(picture), art_path(view.art), ui::kRadiusHero);
    }
    y = head(ui, view, {left.x, y, left.w, 0}) + 20;
    partner(ui, view, {left.x, y, left.w, kPartner});
    y += kPartner + ui::kGutter;

    const ui::Rect right =
        ui.portrait() ? ui::Rect{area.x, y, area.w, area.bottom() - y} : area.right_part(area.w - 904);
    const ui::Rect row = right.bottom_part(kButtons);
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
