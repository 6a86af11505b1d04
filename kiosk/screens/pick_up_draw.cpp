#include <algorithm>

#include "kiosk/screens/lending_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/rack_draw.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

void fact(ui::Ui& ui, const PickUpView::Fact& fact, ui::Rect rect) {
    ui::card(ui, rect, 30);
    const float side = std::min(76.0F, rect.h - 40);
    ui::icon_plate(ui, {rect.x + 24, rect.center().y - side / 2, side, side}, fact.icon, ui::Tone::Accent);
    const ui::Rect words{rect.x + 24 + side + 20, rect.y, rect.w - side - 64, rect.h};
    const ui::TextStyle label{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 2};
    const auto style = [](float px, int lines) {
        return ui::TextStyle{.weight = ui::Weight::Bold, .max_lines = lines, .px = px};
    };
    const float named = ui.measure(fact.label, label, words.w).height;
    const ui::TextStyle value = ui::first_fitting(ui, {words.w, words.h - named - 12}, fact.value,
                                                  {style(36, 2), style(30, 2), style(28, 3)});
    const float first = ui.measure(fact.label, label, words.w).height;
    const float second = fact.name.empty() ? ui.measure(fact.value, value, words.w).height
                                           : ui.measure(fact.name, value, words.w).height;
    const float third = ui.measure(fact.detail, label, words.w).height;
    const bool detailed = first + second + third <= rect.h - 12;
    const float height = first + second + (detailed ? third : 0);
    Stack stack{ui, {words.x, rect.center().y - height / 2, words.w, 0}};
    stack.text(fact.label, label).text(fact.value, value).text(fact.name, value);
    if (detailed) stack.text(fact.detail, label);
}

void facts(ui::Ui& ui, const PickUpView& view, ui::Rect area) {
    constexpr float kGap = 24;
    const int count = ui.large() ? 2 : static_cast<int>(view.facts.size());  // 物品 and 归还时间 are enough
    const int first = ui.large() ? 1 : 0;
    const auto rows = static_cast<float>(line_of(count + 1, 2));
    const float height = (area.h - kGap * (rows - 1)) / rows;
    for (int i = 0; i < count; ++i) {
        const ui::Rect line{area.x, area.y + static_cast<float>(line_of(i, 2)) * (height + kGap), area.w,
                            height};
        fact(ui, view.facts[static_cast<std::size_t>(first) + static_cast<std::size_t>(i)],
             ui::column(line, i % 2, 2, ui::kGutter));
    }
}

void hold(ui::Ui& ui, const PickUpView& view, ui::Rect row) {
    const ui::Theme& theme = ui.theme();
    ui::well(ui, row, ui::Tone::Warn, 36);
    ui.icon({row.x + 56, row.center().y}, ui::Icon::TimerSand, 48, theme.warn);
    ui.text({row.x + 100, row.y, row.w - 124, row.h}, view.hold,
            {.type = ui::Type::Lead, .color = theme.warn, .valign = ui::VAlign::Middle, .max_lines = 2});
    ui.describe(
        {.id = "lend.hold", .role = ui::Role::Status, .label = view.hold, .rect = row, .enabled = false});
}

std::optional<flow::Event> buttons(ui::Ui& ui, const PickUpView& view, ui::Rect row) {
    std::optional<flow::Event> event;
    if (ui::button(ui, "lend.broken", ui::column(row, 0, 2, 24),
                   {.label = view.broken,
                    .icon = ui::Icon::AlertCircleOutline,
                    .kind = ui::ButtonKind::Soft,
                    .enabled = !view.waiting}))
        event = flow::Broken{};
    if (ui::button(ui, "lend.got", ui::column(row, 1, 2, 24),
                   {.label = view.got,
                    .kind = ui::ButtonKind::Primary,
                    .type = ui::Type::ButtonLarge,
                    .enabled = !view.waiting,
                    .seconds = view.seconds,
                    .seconds_full = view.seconds_full}))
        event = flow::Taken{};
    return event;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const PickUpView& view, ui::Rect area) {
    ui.wake_at(ui.now() + std::chrono::seconds{1});
    const RackPanel panel{.title = view.title,
                          .where = view.where,
                          .row = view.row,
                          .item = view.item,
                          .has_lamps = view.has_lamps};
    const float note = ui.large() ? 140 : 108;
    if (!ui.portrait()) {
        draw_rack_panel(ui, panel, area.left_part(980));
        const ui::Rect side{area.x + 1004, area.y, area.w - 1004, area.h};
        const ui::Rect row = side.bottom_part(168).top_part(160);
        hold(ui, view, {side.x, row.y - note - 20, side.w, note});
        facts(ui, view, {side.x, side.y, side.w, row.y - note - 44 - side.y});
        return buttons(ui, view, row);
    }
    const ui::Rect row = area.bottom_part(188).top_part(180);
    const ui::Rect warn{area.x, row.y - (area.h > 1550 ? 60.0F : 20.0F) - note, area.w, note};
    const float fact_height = ui.large() ? 230 : 360;
    const float top = warn.y - 28 - fact_height;
    draw_rack_panel(ui, panel, {area.x, area.y + 8, area.w, top - 28 - area.y - 8});
    facts(ui, view, {area.x, top, area.w, fact_height});
    hold(ui, view, warn);
    return buttons(ui, view, row);
}

std::optional<flow::Event> draw(ui::Ui& ui, const GiveBackView& view, std::optional<ui::Texture> preview,
                                ui::Rect area) {
    ui.wake_at(ui.now() + std::chrono::seconds{1});
    const ui::Theme& theme = ui.theme();
    const RackPanel panel{.title = view.title,
                          .where = view.where,
                          .row = view.row,
                          .item = view.item,
                          .has_lamps = view.has_lamps};
    const bool across = !ui.portrait();
    const ui::Rect row = across ? ui::Rect{area.x + 1004, area.bottom() - 168, area.w - 1004, 160}
                                : area.bottom_part(188).top_part(180);
    const ui::Rect left = across ? area.left_part(980) : area.top_part((row.y - area.y) * 0.5F);
    draw_rack_panel(ui, panel, left);
    const ui::Rect card = across ? ui::Rect{row.x, area.y, row.w, row.y - area.y - 24}
                                 : ui::Rect{area.x, left.bottom() + 24, area.w, row.y - left.bottom() - 48};
    ui::card(ui, card, 40);
    const ui::Rect inside = card.inset(36, 30);
    const bool bad = !view.trouble.empty();
    const auto said = ui.text(inside, bad ? view.trouble : view.scan,
                              {.type = ui::Type::TitleSmall,
                               .color = bad ? theme.danger : theme.ink1,
                               .align = ui::Align::Center,
                               .max_lines = 2});
    const ui::Rect field{inside.x, inside.y + said.height + 20, inside.w, inside.h - said.height - 20};
    ui.canvas().rounded(field, 36, theme.sunken);
    if (preview) {
        const float scale = std::min(field.w / static_cast<float>(std::max(1, preview->width)),
                                     field.h / static_cast<float>(std::max(1, preview->height)));
        const float w = static_cast<float>(preview->width) * scale;
        const float h = static_cast<float>(preview->height) * scale;
        ui.image({field.center().x - w / 2, field.center().y - h / 2, w, h}, *preview);
    } else {
        ui.icon(field.center(), ui::Icon::QrcodeScan, std::min(160.0F, field.h * 0.6F), theme.accent);
    }
    if (ui::button(
            ui, "scan.help", ui::column(row, 0, 2, 24),
            {.label = view.help, .icon = ui::Icon::HumanGreetingVariant, .kind = ui::ButtonKind::Soft}))
        return flow::AskForHelp{model::HelpReason::Borrow};
    const ui::Rect clock = ui::column(row, 1, 2, 24);
    ui::ring(
        ui, {clock.x + 80, clock.center().y}, 52,
        {.fraction = static_cast<float>(view.seconds) / static_cast<float>(std::max(1, view.seconds_full)),
         .digits = std::to_string(view.seconds),
         .color = theme.accent,
         .track = theme.line});
    ui.text({clock.x + 160, clock.y, clock.w - 160, clock.h}, view.countdown,
            {.type = ui::Type::Caption, .color = theme.ink2, .valign = ui::VAlign::Middle, .max_lines = 3});
    return std::nullopt;
}

}  // namespace kiosk::screens
