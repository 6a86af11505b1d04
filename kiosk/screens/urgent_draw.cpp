#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/urgent_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

void sign(ui::Ui& ui, ui::Rect plate) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().rounded(plate, plate.w * 0.27F, theme.on_urgent);
    ui.icon(plate.center(), ui::Icon::Alert, plate.w * 0.7F,
            theme.high_contrast ? theme.canvas : theme.urgent_bottom);
}

void head(ui::Ui& ui, const UrgentView& view, ui::Rect row) {
    const ui::Theme& theme = ui.theme();
    const ui::Rect plate{row.x, row.center().y - 74, 148, 148};
    sign(ui, plate);
    const ui::TextStyle time{.type = ui::Type::Clock,
                             .color = theme.on_urgent,
                             .weight = ui::Weight::Bold,
                             .align = ui::Align::Right,
                             .valign = ui::VAlign::Middle,
                             .max_lines = 1,
                             .px = ui.large() ? 0 : 72.0F};
    const float clock = view.clock.empty() ? 0 : ui.measure(view.clock, time).width + 24;
    const ui::Rect words{plate.right() + 28, row.y, row.w - 176 - clock, row.h};
    const ui::TextStyle tag = ui::first_fitting(
        ui, {words.w, row.h * 0.6F}, view.tag,
        {{.type = ui::Type::Title, .color = theme.on_urgent, .weight = ui::Weight::Regular, .max_lines = 1},
         {.type = ui::Type::Lead, .color = theme.on_urgent, .max_lines = 2}});
    const ui::TextStyle published{
        .type = ui::Type::Caption, .color = theme.on_urgent, .max_lines = 2, .px = ui.large() ? 0 : 36.0F};
    const float tag_height = ui.measure(view.tag, tag, words.w).height;
    float published_height = ui.measure(view.published, published, words.w).height;
    if (tag_height + published_height > row.h) published_height = 0;  // it is said below as well
    Stack stack{ui, {words.x, row.center().y - (tag_height + published_height) / 2, words.w, 0}};
    stack.text(view.tag, tag);
    if (published_height > 0) stack.text(view.published, published);
    ui.text(row, view.clock, time);
}

struct FactStyles {
    ui::TextStyle label, value;
};
FactStyles fact_styles(ui::Ui& ui, const UrgentView::Fact& fact, ui::Point room) {
    const ui::TextStyle label{
        .type = ui::Type::Caption, .color = ui.theme().danger, .max_lines = 1, .px = ui.large() ? 0 : 34.0F};
    const float left = room.y - ui.measure(fact.label, label, room.x).height;
    const auto bold = [](float px) {
        return ui::TextStyle{.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 2, .px = px};
    };
    return {label,
            ui::first_fitting(ui, {room.x, left}, fact.value,
                              {bold(ui.large() ? 0 : 50.0F),
                               bold(ui.large() ? 0 : 38.0F),
                               {.type = ui::Type::Caption, .weight = ui::Weight::Bold, .max_lines = 2}})};
}

void fact(ui::Ui& ui, const UrgentView::Fact& fact, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().rounded(rect, std::min(40.0F, rect.h * 0.3F), theme.danger_soft);
    if (theme.high_contrast) ui.canvas().border(rect, std::min(40.0F, rect.h * 0.3F), {3, theme.danger});
    const float side = std::min(92.0F, rect.h - 32);
    const ui::Rect plate{rect.x + 32, rect.center().y - side / 2, side, side};
    ui.canvas().rounded(plate, side * 0.28F, theme.danger);
    ui.icon(plate.center(), fact.icon, side * 0.62F, theme.surface);
    const float left = plate.right() + 28;
    const ui::Rect words{left, rect.y + 4, rect.right() - left - 20, rect.h - 8};
    const FactStyles styles = fact_styles(ui, fact, {words.w, words.h});
    const float value_height = ui.measure(fact.value, styles.value, words.w).height;
    float label_height = ui.measure(fact.label, styles.label, words.w).height;
    if (label_height + value_height > words.h + 1) label_height = 0;  // the icon says it too
    ui.describe({.id = "fact." + fact.label,
                 .role = ui::Role::Item,
                 .label = fact.label,
                 .value = fact.value,
                 .rect = rect,
                 .enabled = false});
    Stack stack{ui, {words.x, words.center().y - (label_height + value_height) / 2, words.w, 0}};
    if (label_height > 0) stack.text(fact.label, styles.label);
    stack.text(fact.value, styles.value);
}

// One below the other in `area`, at most as high as the design has them; answers where they end.
float facts(ui::Ui& ui, const UrgentView& view, ui::Rect area) {
    const auto count = static_cast<float>(view.facts.size());
    if (count == 0) return area.y;
    const float gap = 20;
    const float height = std::min(154.0F, (area.h + gap) / count - gap);
    float y = area.y;
    for (const auto& one : view.facts) {
        fact(ui, one, {area.x, y, area.w, height});
        y += height + gap;
    }
    return y - gap;
}

ui::TextStyle validity_style(const ui::Ui& ui) {
    return {
        .type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 2, .px = ui.large() ? 0 : 34.0F};
}

void panel(ui::Ui& ui, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().rounded(rect, 56, theme.surface);
    if (theme.high_contrast) ui.canvas().border(rect, 56, {theme.border, theme.line});
}

void heading_of(ui::Ui& ui, const UrgentView& view, ui::Rect rect) {
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.title,
                 .value = view.body,
                 .rect = rect,
                 .enabled = false});
}

// Upright: everything on one plate.
void message(ui::Ui& ui, const UrgentView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    panel(ui, rect);
    const ui::Rect inside = rect.inset(56, 44);
    const ui::TextStyle title =
        ui::first_fitting(ui, {inside.w, rect.h * 0.3F}, view.title,
                          {{.type = ui::Type::Urgent, .color = theme.danger, .max_lines = 2},
                           {.type = ui::Type::Hero, .color = theme.danger, .max_lines = 2}});
    const ui::TextStyle body{.type = ui::Type::Body, .max_lines = 4, .px = ui.large() ? 0 : 46.0F};
    heading_of(ui, view, inside);
    Stack stack{ui, inside};
    stack.text(view.title, title).space(8).text(view.body, body).space(ui.large() ? 16 : 28);
    const float validity = ui.measure(view.validity, validity_style(ui), inside.w - 54).height;
    const float ends =
        facts(ui, view, {inside.x, stack.y(), inside.w, inside.bottom() - validity - 20 - stack.y()});
    const float top = std::min(ends + 30, inside.bottom() - validity);
    ui.icon({inside.x + 20, top + validity / 2}, ui::Icon::TimerSand, 40, theme.ink2);
    ui.text({inside.x + 54, top, inside.w - 54, validity}, view.validity, validity_style(ui));
}

std::optional<flow::Event> language_button(ui::Ui& ui, const UrgentView& view, ui::Rect rect) {
    if (ui::button(ui, "mode.lang", rect, {.label = view.language, .kind = ui::ButtonKind::DeepOutline}))
        return flow::SwitchLanguage{};
    return std::nullopt;
}

std::optional<flow::Event> buttons(ui::Ui& ui, const UrgentView& view, ui::Rect row) {
    // Across three stand side by side.
    const bool across = !ui.portrait();
    const float read = view.can_be_put_away ? row.w * (across ? 0.38F : 0.45F) : row.w;
    const ui::Type large = across ? ui::Type::Lead : ui::Type::Button;
    const ui::Type type = ui.large() ? large : ui::Type::ButtonLarge;
    std::optional<flow::Event> event;
    if (ui::button(ui, "urgent.read", row.left_part(read),
                   {.label = view.read,
                    .icon = ui::Icon::VolumeHigh,
                    .kind = ui::ButtonKind::DeepOutline,
                    .type = type}))
        event = flow::ReadAnnouncement{};
    if (view.can_be_put_away && ui::button(ui, "urgent.ack", row.right_part(row.w - read - 24),
                                           {.label = view.acknowledge,
                                            .icon = ui::Icon::CheckBold,
                                            .kind = ui::ButtonKind::DeepFilled,
                                            .type = type}))
        event = flow::Acknowledge{};
    return event;
}

constexpr float kLanguage = 240;  // width of its button

// Across: what it is at the left, the facts on a plate at the right.
std::optional<flow::Event> across(ui::Ui& ui, const UrgentView& view) {
    const ui::Theme& theme = ui.theme();
    const ui::Color white = theme.on_urgent;
    const ui::Rect left{56, 56, 804, 968};
    sign(ui, {left.x, left.y, 168, 168});
    const ui::TextStyle clock{
        .type = ui::Type::HeroLarge, .color = white, .valign = ui::VAlign::Bottom, .max_lines = 1};
    const float clock_height = ui.measure(view.clock.empty() ? "0" : view.clock, clock).height;
    const float clock_width = ui.measure(view.clock, clock).width;
    const ui::Rect below = left.bottom_part(clock_height);
    const float top = left.y + 168 + 24;
    const ui::TextStyle tag{.type = ui::Type::Lead, .color = white, .max_lines = 2};
    const ui::TextStyle body{.type = ui::Type::Body, .color = white, .px = ui.large() ? 0 : 42.0F};
    const float tag_height = ui.measure(view.tag, tag, left.w).height;
    const float body_height = ui.measure(view.body, body, left.w).height;
    const ui::TextStyle title = ui::first_fitting(
        ui, {left.w, below.y - top - tag_height - body_height - 40}, view.title,
        {{.type = ui::Type::HeroLarge, .color = white, .max_lines = 2, .px = ui.large() ? 0 : 116.0F},
         {.type = ui::Type::Hero, .color = white, .max_lines = 2},
         {.type = ui::Type::Headline, .color = white, .max_lines = 3}});
    heading_of(ui, view, left);
    Stack{ui, {left.x, top, left.w, 0}}
        .text(view.tag, tag)
        .text(view.title, title)
        .space(16)
        .text(view.body, body);
    ui.text(below, view.clock, clock);
    const ui::TextStyle small{
        .type = ui::Type::Caption, .color = white, .max_lines = 2, .px = ui.large() ? 0 : 34.0F};
    const float x = below.x + (view.clock.empty() ? 0 : clock_width + 52);
    const float room = below.right() - x;
    const float words =
        ui.measure(view.date, small, room).height + ui.measure(view.place, small, room).height;
    Stack{ui, {x, below.bottom() - 12 - words, room, 0}}.text(view.date, small).text(view.place, small);

    const ui::Rect plate{900, 48, 972, 812};
    panel(ui, plate);
    const ui::Rect inside = plate.inset(44, 44);
    const std::string told = view.published + " · " + view.validity;
    const float validity = ui.measure(told, validity_style(ui), inside.w).height;
    facts(ui, view, inside.top_part(inside.h - validity - 20));
    ui.text(inside.bottom_part(validity), told, validity_style(ui));
    const ui::Rect row{plate.x, 892, plate.w, 140};
    auto event = language_button(ui, view, row.left_part(kLanguage));
    if (auto pressed = buttons(ui, view, row.right_part(row.w - kLanguage - 24))) event = pressed;
    return event;
}

std::optional<flow::Event> upright(ui::Ui& ui, const UrgentView& view) {
    const ui::Rect area = ui.screen().inset(40, 40);
    constexpr float kHead = 190;
    constexpr float kButton = 168;
    head(ui, view, area.top_part(kHead).inset(16, 0));
    const ui::TextStyle hint{.type = ui::Type::Caption,
                             .color = ui.theme().on_urgent,
                             .align = ui::Align::Center,
                             .valign = ui::VAlign::Middle,
                             .max_lines = ui.large() ? 2 : 4,
                             .px = ui.large() ? 0 : 30.0F};
    const float words = area.w - kLanguage - 24;
    // In both languages, where the words are small.
    const std::string said =
        ui.large() || view.hint_other.empty() ? view.hint : view.hint + "\n" + view.hint_other;
    const float hint_height =
        std::max(ui.large() ? ui.min_target() : 134.0F, ui.measure(said, hint, words).height);
    const float row = area.bottom() - hint_height - 16 - kButton;
    message(ui, view, {area.x, area.y + kHead + 12, area.w, row - area.y - kHead - 44});
    const ui::Rect last = area.bottom_part(hint_height);
    ui.text(last.right_part(words), said, hint);
    auto event = buttons(ui, view, {area.x, row, area.w, kButton});
    const float side = std::max(112.0F, ui.min_target());
    if (auto pressed = language_button(ui, view, {last.x, last.center().y - side / 2, kLanguage, side}))
        event = pressed;
    return event;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const UrgentView& view) {
    ui.canvas().gradient(ui.screen(), 0, ui.theme().urgent_top, ui.theme().urgent_bottom);
    auto event = ui.portrait() ? upright(ui, view) : across(ui, view);
    // Where the logo is elsewhere: staff's way in, also to end an emergency.
    const ui::Rect corner{56, ui.portrait() ? 61.0F : 56.0F, 148, 148};
    if (ui.hit({.id = "status.logo", .role = ui::Role::Image, .label = view.tag, .rect = corner}).fired)
        event = flow::TapLogo{};
    return event;
}

}  // namespace kiosk::screens
