// 便民借用: the racks and what is in them; the slot to take from; the slot to put back into.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/picture.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

enum class SlotLook { Free, Lent, Repair };
struct SlotView {
    std::string number;
    SlotLook look = SlotLook::Free;
    bool lit = false;
};

struct LendingView {
    struct Tab {
        std::string id;
        ui::Icon icon = ui::Icon::None;
        std::string label;
        bool selected = false;
        model::ItemKind kind = model::ItemKind::Umbrella;
    };
    struct Rack {
        std::string title;
        std::vector<SlotView> slots;
    };
    std::string title;
    std::string hint;
    std::vector<Tab> tabs;
    std::vector<Rack> racks;  // of the kind chosen
    std::string free;         // the legend's words
    std::string lent;
    std::string repair;
    ui::Icon item = ui::Icon::None;
    std::string borrow;
    std::string borrow_detail;
    bool can_borrow = false;
    std::string give_back;
    std::string give_back_detail;
    std::string info;
};
LendingView lending_view(const flow::Lending& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const LendingView& view, ui::Rect area);

// A row of slots with one or more of them lit, and what to do there.
struct PickUpView {
    std::string title;
    std::string spoken;  // the title as a voice says it
    std::string where;
    ui::Icon item = ui::Icon::None;
    std::vector<SlotView> row;
    bool has_lamps = false;
    struct Fact {
        ui::Icon icon = ui::Icon::None;
        std::string label;
        std::string value;
        core::PersonName name;  // instead of the value, in its first seconds
        std::string detail;
    };
    std::vector<Fact> facts;
    std::string hold;  // 请在 60 秒内取走
    std::string broken;
    std::string got;
    int seconds = 0;
    int seconds_full = 60;
    bool waiting = false;  // for the desk's answer
};
PickUpView pick_up_view(const flow::State& state, const flow::PickUp& pick, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const PickUpView& view, ui::Rect area);

struct GiveBackView {
    std::string title;
    std::string where;
    ui::Icon item = ui::Icon::None;
    std::vector<SlotView> row;
    bool has_lamps = false;
    std::string scan;     // or: the code on the handle
    std::string trouble;  // what was scanned is no code of ours
    std::string countdown;
    std::string help;
    int seconds = 0;
    int seconds_full = 60;
};
GiveBackView give_back_view(const flow::State& state, const flow::GiveBack& back, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const GiveBackView& view, std::optional<ui::Texture> preview,
                                ui::Rect area);

// Is there anything to lend at this centre?
bool lends(const Context& context);

}  // namespace kiosk::screens
