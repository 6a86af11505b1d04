#include <array>
#include <utility>

#include "tests/ui/cases.h"

namespace gallery {
namespace {

using namespace std::chrono_literals;
namespace flow = kiosk::flow;

const model::MaskedName kName{"王*和"};

void add(std::vector<Case>& to, std::string name, const flow::Screen& screen) {
    to.push_back({std::move(name), [screen](Scene& s) { s.state.screen = screen; }});
}

void add(std::vector<Case>& to, std::string name, std::function<void(Scene&)> arrange,
         Breadth breadth = Breadth::Pairwise) {
    to.push_back({std::move(name), std::move(arrange), breadth});
}

void type(flow::Digits& to, std::string_view digits) {
    for (const char digit : digits) to.push(digit - '0');
}

void add_keypads(std::vector<Case>& to) {
    using Trouble = flow::Keypad::Trouble;
    const auto keypad = [](std::string_view digits, Trouble trouble) {
        return [digits, trouble](Scene& s) {
            flow::Keypad shown{.trouble = trouble};
            type(shown.digits, digits);
            if (trouble == Trouble::Paused) shown.paused_until = s.steady + 42s;
            s.state.back = {flow::Home{}, flow::Scan{}};
            s.state.screen = shown;
        };
    };
    add(to, "keypad", keypad("138123426", Trouble::None));
    add(to, "keypad-complete", keypad("13812342626", Trouble::None));
    add(to, "keypad-unknown", keypad("13812342626", Trouble::Unknown));
    add(to, "keypad-paused", keypad("", Trouble::Paused));
    add(to, "keypad-offline", keypad("13812342626", Trouble::Offline));
    add(to, "keypad-shown", [](Scene& s) {
        flow::Keypad shown{.shown_until = s.steady + 2s};
        type(shown.digits, "13812342626");
        s.state.screen = shown;
    });
}

void add_lending(std::vector<Case>& to) {
    using Kind = flow::LendingResult::Kind;
    add(to, "lending", flow::Lending{});
    add(to, "lending-power-banks", flow::Lending{model::ItemKind::PowerBank});
    add(to, "lending-none-free", [](Scene& s) {
        for (auto& item : s.content.items) item.state = model::ItemState::Lent;
        s.state.screen = flow::Lending{};
    });
    const model::Item item{.id = "rack1-7", .center_id = "center", .rack_id = "rack1", .slot = 7};
    const auto loan = [](const Scene& s) {
        return model::Loan{.id = "l1", .item_id = "rack1-7", .due = s.wall + 24h};
    };
    add(to, "pick-up", [item, loan](Scene& s) {
        s.state.screen = flow::PickUp{.loan = loan(s), .item = item, .name = kName};
    });
    add(to, "pick-up-by-hand", [item, loan](Scene& s) {
        s.rack_is_wired = false;
        s.state.screen = flow::PickUp{.loan = loan(s), .item = item};
    });
    add(to, "give-back", flow::GiveBack{});
    add(to, "give-back-unknown", flow::GiveBack{.unknown = true});
    for (const auto& [name, kind] : {std::pair{"lent-has-one", Kind::HasOne},
                                     {"lent-overdue", Kind::Overdue},
                                     {"lent-nothing", Kind::NothingFree},
                                     {"lent-not-taken", Kind::NotTaken},
                                     {"lent-none-left", Kind::NoneLeft},
                                     {"lent-failed", Kind::Failed},
                                     {"lent-taken", Kind::Taken},
                                     {"lent-returned", Kind::Returned},
                                     {"lent-not-lent", Kind::NotLent}}) {
        add(to, name, [item, loan, kind = kind](Scene& s) {
            s.state.screen = flow::LendingResult{.kind = kind, .item = item, .loan = loan(s)};
        });
    }
}

void add_help(std::vector<Case>& to) {
    using Stage = flow::Help::Stage;
    for (const auto& [name, stage] : {std::pair{"help", Stage::Confirm},
                                      {"help-calling", Stage::Asking},
                                      {"help-called", Stage::Called},
                                      {"help-cooling", Stage::CoolingDown},
                                      {"help-offline", Stage::Offline},
                                      {"help-failed", Stage::Failed}}) {
        add(to, name, [stage = stage](Scene& s) {
            s.state.back = {flow::Home{}};
            s.state.screen = flow::Help{.stage = stage, .again = s.steady + 40s};
        });
    }
    add(to, "slip-asking", flow::Slip{});
    add(to, "slip", flow::Slip{.stage = flow::Slip::Stage::Taken, .number = "A007", .online = true});
    add(to, "slip-offline", flow::Slip{.stage = flow::Slip::Stage::Taken, .number = "A007"});
    add(to, "slip-failed", flow::Slip{.stage = flow::Slip::Stage::Failed});
    add(to, "waiting-asking", flow::Waiting{.session_id = "c3"});
    add(to, "waiting",
        flow::Waiting{.stage = flow::Waiting::Stage::Joined, .session_id = "c3", .position = 2});
    add(to, "waiting-offline", flow::Waiting{.stage = flow::Waiting::Stage::Offline, .session_id = "c3"});
    add(to, "waiting-failed", flow::Waiting{.stage = flow::Waiting::Stage::Failed, .session_id = "c3"});
}

// Entered with a PIN, in no mode: modes end there.
void add_staff(std::vector<Case>& to) {
    using Trouble = flow::StaffPin::Trouble;
    for (const auto& [name, trouble] : {std::pair{"staff-pin", Trouble::None},
                                        {"staff-pin-wrong", Trouble::Wrong},
                                        {"staff-pin-locked", Trouble::Locked},
                                        {"staff-pin-nobody", Trouble::NoStaff}}) {
        add(
            to, name,
            [trouble = trouble](Scene& s) {
                flow::StaffPin pin{.trouble = trouble, .tries_left = 3};
                type(pin.digits, "1234");
                if (trouble == Trouble::Locked) pin.locked_until = s.steady + 14min;
                s.state.screen = pin;
            },
            Breadth::NoModes);
    }
    const flow::StaffMember who{.id = "m1", .short_name = "李*"};
    using Sheet = flow::StaffPanel::Sheet;
    for (const auto& [name, sheet] : {std::pair{"staff-panel", Sheet::None},
                                      {"staff-closed", Sheet::ClosedToday},
                                      {"staff-emergency", Sheet::Emergency},
                                      {"staff-armed", Sheet::Armed}}) {
        add(
            to, name,
            [who, sheet = sheet](Scene& s) { s.state.screen = flow::StaffPanel{.who = who, .sheet = sheet}; },
            Breadth::NoModes);
    }
    add(
        to, "staff-camera",
        [who](Scene& s) {
            s.diagnosis.camera = {.in_order = true,
                                  .width = 1280,
                                  .height = 720,
                                  .frames_per_second = 15,
                                  .decoding = 12ms,
                                  .tried = 50,
                                  .read = 48,
                                  .pixels_per_module = 6.3F};
            s.diagnosis.log = {{"09:41:52", false, "sync: 5 events sent"},
                               {"09:41:30", true, "server: 502, again in 20 s"}};
            s.state.screen = flow::StaffPanel{.who = who, .camera = true, .warnings_only = true};
        },
        Breadth::NoModes);
}

}  // namespace

void add_errands(std::vector<Case>& to) {
    add_keypads(to);
    add_lending(to);
    add_help(to);
    add_staff(to);
}

}  // namespace gallery
