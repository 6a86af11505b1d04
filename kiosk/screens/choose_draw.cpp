#include <algorithm>

#include "kiosk/screens/choose_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"

namespace kiosk::screens {
namespace {

constexpr float kOptionHeight = 236;

void greeting(ui::Ui& ui, const ChooseView& view, ui::Rect row) {
    const float radius = 64;
    ui.canvas().circle({row.x + radius, row.center().y}, radius, ui.theme().accent_soft);
    ui.icon({row.x + radius, row.center().y}, ui::Icon::Account, 76, ui.theme().accent);
    Stack{ui, {row.x + 2 * radius + 28, row.y + 4, row.w - 2 * radius - 28, row.h}}
        .text(view.greeting, {.type = ui::Type::Headline, .max_lines = 1})
        .text(view.hint, {.type = ui::Type::Lead, .color = ui.theme().ink2, .max_lines = 1});
}

bool option(ui::Ui& ui, const ChooseView::Option& option, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    const auto pressed = ui::press_card(ui, "choose." + option.session_id, option.title, rect,
                                        {.radius = 40,
                                         .selected = option.selected,
                                         .enabled = option.enabled,
                                         .role = ui::Role::Checkbox,
                                         .value = option.selected ? "on" : "off"});
    const ui::Rect r = pressed.rect.inset(36, 0);
    ui::checkbox(ui, {r.x, r.center().y - 42, 84, 84}, option.selected);
    const bool pictured = ui.portrait() && !option.art.empty() && !theme.high_contrast;
    if (pictured) ui.picture({r.right() - 176, r.center().y - 78, 176, 156}, art_path(option.art), 28);
    const float width = r.w - 114 - (pictured ? 200.0F : 0);
    const ui::Chip fee = fee_chip(option.fee, option.is_free);
    const float fee_width = ui::chip_width(ui, fee);
    const ui::TextStyle title{.type = ui::Type::Title, .max_lines = 1};
    ui::TextStyle where{.color = theme.ink2, .max_lines = 1, .px = 34};
    if (ui.measure(option.where, where).width > width)
        where = {.color = theme.ink2, .max_lines = 2, .px = 28};
    const ui::TextStyle last{.color = option.note.empty() ? theme.accent : theme.warn,
                             .weight = ui::Weight::Bold,
                             .max_lines = 1,
                             .px = option.note.empty() ? 38.0F : 32.0F};
    const float natural = ui.measure(option.title, title).width + 1;
    const bool beside = natural + 16 + fee_width <= width;  // else the fee stands at the end of the last line
    const float height = 62 + ui.measure(option.where, where, width).height + 54;
    const ui::Rect words{r.x + 114, r.center().y - height / 2, width, height};
    ui.text({words.x, words.y, words.w, 62}, option.title, title);
    ui.text({words.x, words.y + 62, words.w, 0}, option.where, where);
    ui.text(words.bottom_part(54).left_part(beside ? words.w : words.w - fee_width - 16),
            option.note.empty() ? option.time : option.note, last);
    if (beside)
        ui::chip(ui, {words.x + natural + 16, words.y + 5}, fee);
    else
        ui::chip(ui, {words.right() - fee_width, words.bottom() - 52}, fee);
    return pressed.fired;
}

std::optional<flow::Event> buttons(ui::Ui& ui, const ChooseView& view, ui::Rect row) {
    if (ui::button(ui, "choose.notme", row.left_part(300),
                   {.label = view.not_me, .icon = ui::Icon::AccountSwitch, .kind = ui::ButtonKind::Soft})) {
        return flow::NotMe{};
    }
    if (ui::button(ui, "choose.go", row.right_part(row.w - 324),
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
    greeting(ui, view, {area.x, area.y, area.w, 140});
    const ui::Rect row = area.bottom_part(across ? 148 : 176).top_part(across ? 140 : 168);
    const int columns = across ? 2 : 1;
    const float gap = ui.portrait() ? 24 : 18;
    const int lines = (static_cast<int>(view.options.size()) + columns - 1) / columns;
    const float room = row.y - area.y - 164 - 64;
    const float height = std::min(kOptionHeight, room / static_cast<float>(std::max(lines, 1)) - gap);
    std::optional<flow::Event> event;
    float bottom = area.y + 164;
    for (int i = 0; i < static_cast<int>(view.options.size()); ++i) {
        const auto& one = view.options[static_cast<std::size_t>(i)];
        const ui::Rect line{area.x, area.y + 164 + static_cast<float>(line_of(i, columns)) * (height + gap),
                            area.w, height};
        if (option(ui, one, ui::column(line, i % columns, columns, ui::kGutter)))
            event = flow::ToggleChoice{one.session_id};
        bottom = line.bottom();
    }
    ui.icon({area.x + 28, bottom + 46}, ui::Icon::Information, 40, ui.theme().info);
    ui.text({area.x + 62, bottom + 22, area.w - 62, 48}, view.missing_hint,
            {.color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 1});
    if (auto pressed = buttons(ui, view, row)) event = pressed;
    return event;
}

}  // namespace kiosk::screens
