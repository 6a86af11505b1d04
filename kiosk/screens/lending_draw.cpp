#include <algorithm>

#include "kiosk/screens/lending_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

namespace kiosk::screens {
namespace {

constexpr int kInRow = 8;
constexpr float kSlotGap = 16;
constexpr float kSlotHeight = 142;

struct Tabs {
    float bottom = 0;
    std::optional<flow::Event> event;
};
Tabs tabs(ui::Ui& ui, const LendingView& view, ui::Rect area) {
    std::vector<ui::Choice> choices;
    std::vector<float> widths;
    for (const auto& tab : view.tabs) {
        choices.push_back({.label = tab.label, .icon = tab.icon, .selected = tab.selected});
        widths.push_back(std::min(area.w, ui::choice_width(ui, choices.back())));
    }
    const auto places = ui::flow(area, widths, std::max(92.0F, ui.min_target()), 16);
    Tabs drawn{.bottom = places.empty() ? area.y : places.back().bottom(), .event = {}};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (ui::choice(ui, view.tabs[i].id, places[i], choices[i]))
            drawn.event = flow::ShowLending{view.tabs[i].kind};
    }
    return drawn;
}

ui::Tone tone_of(SlotLook look) {
    switch (look) {
        case SlotLook::Free:
            return ui::Tone::Accent;
        case SlotLook::Lent:
            return ui::Tone::Neutral;
        case SlotLook::Repair:
            return ui::Tone::Danger;
    }
    return ui::Tone::Neutral;
}

ui::Icon icon_of(const LendingView& view, SlotLook look) {
    switch (look) {
        case SlotLook::Free:
            return view.item;
        case SlotLook::Lent:
            return ui::Icon::Minus;
        case SlotLook::Repair:
            return ui::Icon::Wrench;
    }
    return ui::Icon::None;
}

const std::string& word_of(const LendingView& view, SlotLook look) {
    return look == SlotLook::Free ? view.free : look == SlotLook::Lent ? view.lent : view.repair;
}

void slot(ui::Ui& ui, const LendingView& view, const SlotView& slot, const std::string& id, ui::Rect rect) {
    const ui::TonePair tone = ui.theme().tone(tone_of(slot.look));
    ui.canvas().rounded(rect, 28, tone.soft);
    if (slot.look == SlotLook::Free || ui.theme().high_contrast)
        ui.canvas().border(rect, 28, {3, tone.ink.faded(slot.look == SlotLook::Free ? 0.45F : 1)});
    ui.describe({.id = id,
                 .role = ui::Role::Item,
                 .label = slot.number,
                 .value = word_of(view, slot.look),
                 .rect = rect,
                 .enabled = false});
    ui.icon({rect.center().x, rect.y + rect.h * 0.36F}, icon_of(view, slot.look),
            std::min(58.0F, rect.h * 0.45F), tone.ink);
    ui.text({rect.x - 4, rect.bottom() - rect.h * 0.42F, rect.w + 8, rect.h * 0.38F}, slot.number,
            {.color = tone.ink,
             .weight = ui::Weight::Bold,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 1,
             .px = ui.large() ? 28.0F : 32.0F});
}

void legend(ui::Ui& ui, const LendingView& view, ui::Rect row) {
    const ui::TextStyle style{.type = ui::Type::Caption, .valign = ui::VAlign::Middle, .max_lines = 1};
    float x = row.right();
    for (const SlotLook look : {SlotLook::Repair, SlotLook::Lent, SlotLook::Free}) {
        const std::string& word = word_of(view, look);
        x -= ui.measure(word, style).width;
        ui.text({x, row.y, row.right() - x, row.h}, word, style);
        const ui::TonePair tone = ui.theme().tone(tone_of(look));
        const ui::Rect box{x - 38, row.center().y - 14, 28, 28};
        ui.canvas().rounded(box, 9, tone.soft);
        ui.canvas().border(box, 9, {3, tone.ink});
        x = box.x - 26;
    }
}

int lines(const LendingView::Rack& rack) {
    return line_of(static_cast<int>(rack.slots.size()) + kInRow - 1, kInRow);
}

float head_height(const ui::Ui& ui) {
    return ui.large() ? 156 : 92;
}

float rack_height(const ui::Ui& ui, const LendingView::Rack& rack, float slot) {
    const auto count = static_cast<float>(lines(rack));
    return head_height(ui) + count * slot + (count - 1) * kSlotGap + 30;
}

void rack(ui::Ui& ui, const LendingView& view, std::size_t index, ui::Rect rect) {
    const auto& one = view.racks[index];
    ui::card(ui, rect);
    const ui::Rect head = rect.inset(34, 0).top_part(head_height(ui));
    const ui::TextStyle title{.type = ui::Type::TitleSmall, .valign = ui::VAlign::Middle, .max_lines = 1};
    if (ui.large()) {
        ui.text(head.top_part(84), one.title, title);
        legend(ui, view, head.bottom_part(64));
    } else {
        ui.text(head, one.title, title);
        legend(ui, view, head);
    }
    const ui::Rect grid{rect.x + 34, head.bottom(), rect.w - 68, rect.bottom() - 30 - head.bottom()};
    const auto rows = static_cast<float>(lines(one));
    const float height = (grid.h - kSlotGap * (rows - 1)) / rows;
    for (int i = 0; i < static_cast<int>(one.slots.size()); ++i) {
        const ui::Rect line{grid.x, grid.y + static_cast<float>(line_of(i, kInRow)) * (height + kSlotGap),
                            grid.w, height};
        const auto& shown = one.slots[static_cast<std::size_t>(i)];
        slot(ui, view, shown, "slot." + std::to_string(index) + "." + shown.number,
             ui::column(line, i % kInRow, kInRow, kSlotGap));
    }
}

// As many racks as stand there; the picture takes what they leave.
void racks(ui::Ui& ui, const LendingView& view, ui::Rect area) {
    float slot = kSlotHeight;
    float needed = 0;
    for (const auto& one : view.racks) needed += rack_height(ui, one, slot) + 24;
    if (needed > area.h) slot = 104;
    needed = 0;
    std::size_t count = 0;
    for (const auto& one : view.racks) {
        const float height = rack_height(ui, one, slot) + 24;
        if (count > 0 && needed + height > area.h) break;
        needed += height;
        ++count;
    }
    float y = area.y;
    const float left = area.h - needed;
    if (left > 220 && !ui.theme().high_contrast) {
        const float picture = std::min(left - 24, 480.0F);
        ui.picture({area.x, y, area.w, picture}, art_path("umbrella"), ui::kRadiusHero);
        y += picture + 24;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const float height = std::min(rack_height(ui, view.racks[i], slot), area.bottom() - y);
        rack(ui, view, i, {area.x, y, area.w, height});
        y += height + 24;
    }
}

std::optional<flow::Event> errands(ui::Ui& ui, const LendingView& view, ui::Rect row) {
    std::optional<flow::Event> event;
    if (view.can_borrow) {
        if (ui::tile(ui, "lend.borrow", ui::column(row, 0, 2, ui::kGutter),
                     {.title = view.borrow,
                      .subtitle = view.borrow_detail,
                      .icon = ui::Icon::Umbrella,
                      .primary = true}))
            event = flow::StartBorrow{};
    } else {
        const auto card = ui::press_card(ui, "lend.borrow", view.borrow, ui::column(row, 0, 2, ui::kGutter),
                                         {.enabled = false, .value = view.borrow_detail});
        const ui::Rect inside = card.rect.inset(38, 16);
        const ui::TextStyle detail{.type = ui::Type::Caption, .color = ui.theme().ink3, .max_lines = 2};
        const float below = ui.measure(view.borrow_detail, detail, inside.w).height;
        const auto style = [&](ui::Type type) {
            return ui::TextStyle{.type = type, .color = ui.theme().ink3, .max_lines = 1};
        };
        const ui::TextStyle title = ui::first_fitting(ui, {inside.w, inside.h - below}, view.borrow,
                                                      {style(ui::Type::Title), style(ui::Type::TitleSmall)});
        const float words = ui.measure(view.borrow, title, inside.w).height + below;
        Stack{ui, {inside.x, inside.center().y - words / 2, inside.w, 0}}
            .text(view.borrow, title)
            .text(view.borrow_detail, detail);
    }
    if (ui::tile(ui, "lend.return", ui::column(row, 1, 2, ui::kGutter),
                 {.title = view.give_back,
                  .subtitle = view.give_back_detail,
                  .icon = ui::Icon::UmbrellaClosedVariant,
                  .tone = ui::Tone::Accent}))
        event = flow::StartGiveBack{};
    return event;
}

void info(ui::Ui& ui, const LendingView& view, ui::Rect row) {
    ui.icon({row.x + 28, row.center().y}, ui::Icon::Information, 44, ui.theme().info);
    ui.text(
        {row.x + 66, row.y, row.w - 66, row.h}, view.info,
        {.type = ui::Type::Caption, .color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 2});
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const LendingView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const bool low = ui.low_reach();
    const ui::Rect left = across ? area.left_part(880) : area;
    float y = ui::heading(ui, left, view.title, across && ui.large() ? "" : view.hint) + 24;
    const float tile = across ? 236.0F : low ? 250.0F : 272.0F;
    const float note = ui.large() ? 116 : 72;
    std::optional<flow::Event> event;
    if (across) {
        const Tabs chosen = tabs(ui, view, {left.x, y, left.w, 0});
        info(ui, view, left.bottom_part(note));
        const float height = std::min(tile, left.bottom() - note - 12 - chosen.bottom - 24);
        const ui::Rect row = left.bottom_part(height + note + 12).top_part(height);
        event = errands(ui, view, row);
        racks(ui, view, {area.x + 904, area.y, area.w - 904, area.h - 8});
        return chosen.event ? chosen.event : event;
    }
    if (low) {  // the racks above, what is touched below
        constexpr float kReach = 924;
        racks(ui, view, {area.x, y, area.w, kReach - y - 20});
        const Tabs chosen = tabs(ui, view, {area.x, kReach, area.w, 0});
        const float room = area.bottom() - note - 20 - chosen.bottom - 24;
        event = errands(ui, view, {area.x, chosen.bottom + 24, area.w, std::min(tile, room)});
        info(ui, view, area.bottom_part(note));
        return chosen.event ? chosen.event : event;
    }
    const Tabs chosen = tabs(ui, view, {area.x, y, area.w, 0});
    const ui::Rect row{area.x, area.bottom() - note - 24 - tile, area.w, tile};
    racks(ui, view, {area.x, chosen.bottom + 28, area.w, row.y - chosen.bottom - 34});
    event = errands(ui, view, row);
    info(ui, view, area.bottom_part(note));
    return chosen.event ? chosen.event : event;
}

}  // namespace kiosk::screens
