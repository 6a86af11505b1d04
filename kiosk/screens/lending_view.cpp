#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/lending_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using model::ItemKind;

constexpr std::array kKinds{ItemKind::Umbrella, ItemKind::PowerBank, ItemKind::ReadingGlasses,
                            ItemKind::Book};
constexpr int kInRow = 8;

const char* kind_key(ItemKind kind) {
    switch (kind) {
        case ItemKind::Umbrella:
            return "umbrella";
        case ItemKind::PowerBank:
            return "power_bank";
        case ItemKind::ReadingGlasses:
            return "glasses";
        case ItemKind::Book:
            return "book";
    }
    return "umbrella";
}

ui::Icon tab_icon(ItemKind kind) {
    switch (kind) {
        case ItemKind::Umbrella:
            return ui::Icon::Umbrella;
        case ItemKind::PowerBank:
            return ui::Icon::BatteryCharging;
        case ItemKind::ReadingGlasses:
            return ui::Icon::Glasses;
        case ItemKind::Book:
            return ui::Icon::BookOpenPageVariant;
    }
    return ui::Icon::Umbrella;
}

ui::Icon slot_icon(ItemKind kind) {
    return kind == ItemKind::Umbrella ? ui::Icon::UmbrellaClosed : tab_icon(kind);
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string of_kind(const Context& context, const char* what, ItemKind kind,
                    std::initializer_list<ui::TextValue> values = {}) {
    return context.texts.get(std::string{"lend."} + what + "." + kind_key(kind), values);
}

// As the rack is: with lamps and sensors, or one that people take from and put back by hand.
std::string of_rack(const Context& context, const char* what,
                    std::initializer_list<ui::TextValue> values = {}) {
    const char* kind = context.rack_is_wired ? ".lit" : ".plain";
    return context.texts.get(std::string{"lend."} + what + kind, values);
}

const model::Item* item_at(const Context& context, const model::Id& rack, int slot) {
    const auto& items = context.content.items;
    const auto found = std::find_if(items.begin(), items.end(), [&](const model::Item& item) {
        return item.rack_id == rack && item.slot == slot;
    });
    return found == items.end() ? nullptr : &*found;
}

SlotView slot_view(const Context& context, const model::Rack& rack, int slot) {
    SlotView shown{.number = two_digits(slot), .look = SlotLook::Lent};
    const auto* item = item_at(context, rack.id, slot);
    if (!item) return shown;
    switch (item->state) {
        case model::ItemState::Free:
            shown.look = SlotLook::Free;
            break;
        case model::ItemState::Lent:
            shown.look = SlotLook::Lent;
            break;
        case model::ItemState::Repair:
            shown.look = SlotLook::Repair;
            break;
    }
    return shown;
}

std::string rack_title(const Context& context, const model::Rack& rack) {
    return context.texts.get("lend.rack",
                             {{"name", words(context, rack.name)}, {"place", words(context, rack.place)}});
}

const model::Rack* rack_of(const Context& context, const model::Id& id) {
    const auto& racks = context.content.racks;
    const auto found =
        std::find_if(racks.begin(), racks.end(), [&](const model::Rack& rack) { return rack.id == id; });
    return found == racks.end() ? nullptr : &*found;
}

// The eight that stand beside this slot.
std::vector<SlotView> row_around(const Context& context, const model::Rack& rack, int slot) {
    std::vector<SlotView> row;
    const int first = (std::max(1, slot) - 1) / kInRow * kInRow + 1;
    for (int i = first; i < first + kInRow && i <= rack.slots; ++i) {
        row.push_back(slot_view(context, rack, i));
        row.back().lit = i == slot;
    }
    return row;
}

int seconds_left(const flow::State& state, const Context& context) {
    const auto left = flow::time_left(state, context.steady, context.rules);
    return left ? static_cast<int>(std::ceil(static_cast<double>(left->count()) / 1000.0)) : 0;
}

void add_tabs(LendingView& view, const flow::Lending& state, const Context& context) {
    const auto& racks = context.content.racks;
    for (const ItemKind kind : kKinds) {
        const bool any = std::any_of(racks.begin(), racks.end(),
                                     [&](const model::Rack& rack) { return rack.kind == kind; });
        if (!any && kind != state.kind) continue;
        const auto counts = model::count_items(context.content.items, kind);
        view.tabs.push_back({.id = std::string{"lend."} + kind_key(kind),
                             .icon = tab_icon(kind),
                             .label = of_kind(context, "count", kind, {{"n", std::to_string(counts.free)}}),
                             .selected = kind == state.kind,
                             .kind = kind});
    }
}

}  // namespace

bool lends(const Context& context) {
    return !context.content.racks.empty();
}

LendingView lending_view(const flow::Lending& state, const Context& context) {
    const auto& texts = context.texts;
    LendingView view{
        .title = texts.get("tile.borrow"),
        .hint = texts.get("lend.hint"),
        .tabs = {},
        .racks = {},
        .free = texts.get("lend.free"),
        .lent = texts.get("lend.lent"),
        .repair = texts.get("lend.repair"),
        .item = slot_icon(state.kind),
        .borrow = of_kind(context, "borrow", state.kind),
        .borrow_detail = of_rack(context, "borrow_detail"),
        .can_borrow = model::count_items(context.content.items, state.kind).free > 0,
        .give_back = of_kind(context, "return", state.kind),
        .give_back_detail = texts.get("lend.return_detail"),
        .info = texts.get("lend.forgot_phone"),
    };
    if (!view.can_borrow) view.borrow_detail = texts.get("lend.none_free");
    add_tabs(view, state, context);
    for (const auto& rack : context.content.racks) {
        if (rack.kind != state.kind) continue;
        LendingView::Rack shown{.title = rack_title(context, rack), .slots = {}};
        for (int slot = 1; slot <= rack.slots; ++slot) shown.slots.push_back(slot_view(context, rack, slot));
        view.racks.push_back(std::move(shown));
    }
    return view;
}

PickUpView pick_up_view(const flow::State& state, const flow::PickUp& pick, const Context& context) {
    const auto& texts = context.texts;
    const ItemKind kind = pick.item.kind;
    const std::string number = two_digits(pick.item.slot);
    const auto* rack = rack_of(context, pick.item.rack_id);
    const int seconds = seconds_left(state, context);
    PickUpView view{
        .title = of_kind(context, "take", kind, {{"n", number}}),
        .spoken = of_kind(context, "take", kind, {{"n", std::to_string(pick.item.slot)}}),
        .where = rack
                     ? of_rack(context, "where",
                               {{"rack", words(context, rack->name)}, {"place", words(context, rack->place)}})
                     : std::string{},
        .item = slot_icon(kind),
        .row = rack ? row_around(context, *rack, pick.item.slot) : std::vector<SlotView>{},
        .has_lamps = context.rack_is_wired,
        .facts = {},
        .hold = texts.get("lend.hold", {{"n", std::to_string(seconds)}}),
        .broken = of_kind(context, "broken", kind),
        .got = texts.get("lend.got"),
        .seconds = seconds,
        .seconds_full = static_cast<int>(context.rules.pick_up_time.count()),
        .waiting = pick.question != 0,
    };
    if (view.waiting) view.hold = texts.get("lend.looking");
    view.facts.push_back({.icon = ui::Icon::AccountCheck,
                          .label = texts.get("lend.who"),
                          .value = pick.name.empty() ? texts.get("lend.known") : std::string{},
                          .name = pick.name,
                          .detail = texts.get("lend.known_detail")});
    view.facts.push_back({.icon = tab_icon(kind),
                          .label = texts.get("lend.what"),
                          .value = of_kind(context, "item", kind, {{"n", number}}),
                          .name = {},
                          .detail = rack ? words(context, rack->name) : std::string{}});
    view.facts.push_back({.icon = ui::Icon::ClockOutline,
                          .label = texts.get("lend.due"),
                          .value = texts.get("lend.due_by", {{"time", day_and_time(context, pick.loan.due)}}),
                          .name = {},
                          .detail = texts.get("lend.due_detail")});
    view.facts.push_back({.icon = ui::Icon::MapMarker,
                          .label = texts.get("lend.back_to"),
                          .value = words(context, context.content.center.name),
                          .name = {},
                          .detail = texts.get("lend.back_to_detail")});
    return view;
}

GiveBackView give_back_view(const flow::State& state, const flow::GiveBack& back, const Context& context) {
    const auto& texts = context.texts;
    const int seconds = seconds_left(state, context);
    GiveBackView view{
        .title = of_kind(context, "put_back", back.kind),
        .where = of_rack(context, "put_back_where"),
        .item = slot_icon(back.kind),
        .row = {},
        .has_lamps = context.rack_is_wired,
        .scan = of_kind(context, context.rack_is_wired ? "scan" : "scan_only", back.kind),
        .trouble = back.unknown ? texts.get("lend.no_tag") : std::string{},
        .countdown = texts.get("scan.timeout", {{"n", std::to_string(seconds)}}),
        .help = texts.get("scan.helper"),
        .seconds = seconds,
        .seconds_full = static_cast<int>(context.rules.scan_countdown.count()),
    };
    for (const auto& rack : context.content.racks) {
        if (rack.kind != back.kind) continue;
        // The row with the most free places.
        for (int first = 1; first <= rack.slots; first += kInRow) {
            auto row = row_around(context, rack, first);
            for (auto& slot : row) slot.lit = slot.look == SlotLook::Lent;
            const auto empty = [](const std::vector<SlotView>& slots) {
                return std::count_if(slots.begin(), slots.end(), [](const SlotView& one) { return one.lit; });
            };
            if (view.row.empty() || empty(row) > empty(view.row)) view.row = std::move(row);
        }
    }
    return view;
}

}  // namespace kiosk::screens
