#include <algorithm>

#include "kiosk/screens/choose_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr float kOptionHeight = 236;
constexpr float kLowestOption = 150;

ui::TextStyle hello() {
    return {.type = ui::Type::Headline, .max_lines = 2};
}
ui::TextStyle hint_style(const ui::Ui& ui) {
    return {.type = ui::Type::Lead, .color = ui.theme().ink2, .max_lines = 3};
}
constexpr float kPortrait = 64;  // radius of the disc beside the greeting

// Answers the lower edge.
float greeting(ui::Ui& ui, const ChooseView& view, ui::Rect area) {
    const float left = 2 * kPortrait + 28;
    const float words = ui.measure(view.greeting, hello(), area.w - left).height +
                        ui.measure(view.hint, hint_style(ui), area.w - left).height;
    const float height = std::max(words + 8, 2 * kPortrait + 12);
    const ui::Rect row = area.top_part(height);
    ui.canvas().circle({row.x + kPortrait, row.center().y}, kPortrait, ui.theme().accent_soft);
    ui.icon({row.x + kPortrait, row.center().y}, ui::Icon::Account, 76, ui.theme().accent);
    Stack{ui, {row.x + left, row.center().y - words / 2, row.w - left, row.h}}
        .text(view.greeting, hello())
        .text(view.hint, hint_style(ui));
    ui.describe(
        {.id = "heading", .role = ui::Role::Heading, .label = view.hint, .rect = row, .enabled = false});
    return row.bottom();
}

// Title and fee, place, and the time or why it can't be chosen; where there is no room the place goes first.
void option_words(ui::Ui& ui, const ChooseView::Option& option, ui::Rect r) {
    const ui::Theme& theme = ui.theme();
    const ui::Chip fee = fee_chip(option.fee, option.is_free);
    const float fee_width = ui::chip_width(ui, fee);
    const bool noted = !option.note.empty();
    const std::string& told = noted ? option.note : option.time;
    const ui::TextStyle last{.type = noted ? ui::Type::Caption : ui::Type::Lead,
                             .color = noted ? theme.warn : theme.accent,
                             .weight = ui::Weight::Bold,
                             .max_lines = 2};
    const ui::TextStyle where{.type = ui::Type::Body, .color = theme.ink2, .max_lines = 2};
    const float last_width = r.w - fee_width - 16;
    const float last_height = ui.measure(told, last, last_width).height;
    const ui::TextStyle title =
        ui::first_fitting(ui, {r.w, r.h - last_height}, option.title,
                          {{.type = ui.large() ? ui::Type::TitleSmall : ui::Type::Title,
                            .max_lines = 1,
                            .px = ui.large() ? 0.0F : 52.0F},
                           {.type = ui::Type::TitleSmall, .max_lines = 2},
                           {.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 2}});
    const float natural = ui.measure(option.title, title).width + 1;
    const bool beside = natural + 16 + fee_width <= r.w;  // else the fee stands at the end of the last line
    const float title_height = ui.measure(option.title, title, r.w).height;
    float where_height = ui.measure(option.where, where, r.w).height;
    const float height = std::max(last_height, beside ? 0 : ui.large() ? 72 : ui::kChipHeight);
    if (title_height + where_height + height > r.h) where_height = 0;
    const float words = title_height + where_height + height;
    const float gap = std::clamp((r.h - words) / 4, 0.0F, 8.0F);
    float y = r.y + (r.h - words) / 2 - gap;
    ui.text({r.x, y, r.w, title_height}, option.title, title);
    const float chip = ui.large() ? 72 : ui::kChipHeight;
    if (beside) ui::chip(ui, {r.x + natural + 16, y + (title_height - chip) / 2}, fee);
    y += title_height + gap;
    if (where_height > 0) ui.text({r.x, y, r.w, 0}, option.where, where);
    y += where_height + gap;
    ui.text({r.x, y, beside ? r.w : last_width, height}, told, last);
    if (!beside) ui::chip(ui, {r.right() - fee_width, y + (height - chip) / 2}, fee);
}

bool option(ui::Ui& ui, const ChooseView::Option& option, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const auto pressed = ui::press_card(ui, "choose." + option.session_id, option.title, rect,
                                        {.radius = 40,
                                         .selected = option.selected,
                                         .enabled = option.enabled,
                                         .role = ui::Role::Checkbox,
                                         .value = option.selected ? "on" : "off"});
    const ui::Rect r = pressed.rect.inset(ui.large() ? 28 : 36, 0);
    ui::checkbox(ui, {r.x, r.center().y - 42, 84, 84}, option.selected);
    const bool pictured =
        ui.portrait() && !ui.large() && rect.h > 190 && !option.art.empty() && !theme.high_contrast;
    if (pictured) ui.picture({r.right() - 176, r.center().y - 78, 176, 156}, art_path(option.art), 28);
    option_words(ui, option, {r.x + 114, r.y + 10, r.w - 114 - (pictured ? 200.0F : 0), r.h - 20});
    return pressed.fired;
}

std::optional<flow::Event> buttons(ui::Ui& ui, const ChooseView& view, ui::Rect row) {
    if (ui::button(ui, "choose.notme", row.left_part(ui.large() ? 348 : 300),
                   {.label = view.not_me, .icon = ui::Icon::AccountSwitch, .kind = ui::ButtonKind::Soft})) {
        return flow::NotMe{};
    }
    if (ui::button(ui, "choose.go", row.right_part(row.w - (ui.large() ? 372.0F : 324.0F)),
                   {.label = view.go,
                    .icon = ui::Icon::CheckBold,
                    .kind = ui::ButtonKind::Primary,
                    .type = ui::Type::ButtonLarge,
                    .enabled = view.can_go})) {
        return flow::ConfirmChoice{};
    }
    return std::nullopt;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const ChooseView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const float greeted = greeting(ui, view, area);
    const ui::Rect row = area.bottom_part(across ? 148 : 176).top_part(across ? 140 : 168);
    const int columns = across ? 2 : 1;
    const float gap = ui.portrait() && !ui.is_sparse() ? 24 : 16;
    const auto lines =
        static_cast<float>(line_of(std::max(1, static_cast<int>(view.options.size())) - 1, columns) + 1);
    const ui::TextStyle missing{.type = ui::Type::Body, .color = ui.theme().ink2, .max_lines = 2};
    float hint = ui.measure(view.missing_hint, missing, area.w - 62).height;
    // The cards come first where there is room for either.
    const bool cramped = (row.y - 44 - hint - greeted - 24) / lines - gap < kLowestOption;
    if (cramped && !ui.low_reach()) hint = 0;
    // The cards begin within reach; above them stands a calm picture, where there is room for one.
    const float lowest = row.y - 24 - hint - 20;
    const float wanted = kOptionHeight * lines + gap * lines;
    float top = greeted + 24;
    if (ui.low_reach())
        top = kLowReach;
    else if (!across)
        top = std::max(top, std::min(540.0F, lowest - wanted));
    const bool hint_above = ui.low_reach();  // where there is room
    const float bottom = hint_above ? row.y - 16 : lowest;
    const float height = std::min(kOptionHeight, (bottom - top) / lines - gap);
    const float strip = top - greeted - (hint_above ? hint + 60 : 48);
    if (strip > 120 && !ui.theme().high_contrast)
        ui.picture({area.x, greeted + 24, area.w, strip}, art_path("neighbour-strip"), 40);
    std::optional<flow::Event> event;
    float y = top;
    for (int i = 0; i < static_cast<int>(view.options.size()); ++i) {
        const auto& one = view.options[static_cast<std::size_t>(i)];
        const ui::Rect line{area.x, top + static_cast<float>(line_of(i, columns)) * (height + gap), area.w,
                            height};
        if (option(ui, one, ui::column(line, i % columns, columns, ui::kGutter)))
            event = flow::ToggleChoice{one.session_id};
        y = line.bottom();
    }
    const float hint_y = hint_above ? top - hint - 16 : y + std::max(18.0F, std::min(46.0F, lowest + 20 - y));
    if (hint > 0) {
        ui.icon({area.x + 28, hint_y + hint / 2}, ui::Icon::Information, 40, ui.theme().info);
        ui.text({area.x + 62, hint_y, area.w - 62, hint}, view.missing_hint, missing);
    }
    if (auto pressed = buttons(ui, view, row)) event = pressed;
    return event;
}

}  // namespace kiosk::screens
