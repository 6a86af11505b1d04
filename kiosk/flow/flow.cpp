#include "kiosk/flow/flow.h"

#include <algorithm>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

// Under the idle warning a finger begins its seconds anew; what it presses there then says which of the two
// was meant. Were the warning to go with the finger's first moment, 结束并清除 could never be pressed.
void on_touch(Move& move) {
    move.state.touched = move.now;
    if (move.state.warned) move.state.warned = move.now;
    move.state.warned_last = false;
}

// From the number pad: the same errand with a code, and 返回 leads where it led from there.
void go_to_scan(Move& move) {
    Scan scan;
    const auto* keypad = std::get_if<Keypad>(&move.state.screen);
    if (keypad) scan.errand = keypad->errand;
    if (keypad || is_personal(move.state.screen)) move.then(Wipe{});
    auto& back = move.state.back;
    if (keypad && !back.empty() && std::holds_alternative<Scan>(back.back())) back.pop_back();
    go_deeper(move, scan);
}

// Home, back and the pages that anybody may look at.
void on_browse(Move& move, const Event& event) {
    if (std::holds_alternative<Start>(event)) {
        if (std::holds_alternative<Attract>(move.state.screen)) go(move, Home{});
    } else if (std::holds_alternative<GoHome>(event)) {
        go_home(move);
    } else if (std::holds_alternative<GoBack>(event)) {
        go_back(move);
    } else if (std::holds_alternative<GoServices>(event)) {
        go_deeper(move, Services{});
    } else if (std::holds_alternative<GoSchedule>(event)) {
        go_deeper(move, Schedule{});
    } else if (std::holds_alternative<GoScan>(event)) {
        go_to_scan(move);
    } else if (std::holds_alternative<SwitchLanguage>(event)) {
        const bool chinese = move.state.language == model::Language::Chinese;
        move.state.language = chinese ? model::Language::English : model::Language::Chinese;
    } else if (const auto* service = std::get_if<OpenService>(&event)) {
        go_deeper(move, ServiceDetail{.service_id = service->service_id});
    } else if (const auto* filter = std::get_if<FilterServices>(&event)) {
        if (auto* list = std::get_if<Services>(&move.state.screen)) *list = filter->filter;
    } else if (const auto* sheet = std::get_if<TakeAway>(&event)) {
        if (auto* detail = std::get_if<ServiceDetail>(&move.state.screen)) detail->take_away = sheet->open;
    } else if (const auto* schedule = std::get_if<ShowSchedule>(&event)) {
        if (auto* shown = std::get_if<Schedule>(&move.state.screen)) {
            *shown = schedule->schedule;
            shown->week = std::clamp(shown->week, -kWeeksAround, kWeeksAround);
        }
    }
}

void lock_out(Move& move, const LockOut& order) {
    end_visit(move, Attract{});
    move.state.take_over.reset();
    move.state.urgent.clear();
    move.state.out_of_use = OutOfUse{.center = order.center, .phone = order.phone};
}

// A result: whoever stands there may want something else.
bool ends_at_home(const Screen& screen) {
    return std::holds_alternative<Success>(screen) || std::holds_alternative<LendingResult>(screen) ||
           std::holds_alternative<Slip>(screen) || std::holds_alternative<Waiting>(screen) ||
           std::holds_alternative<StaffPanel>(screen) || std::holds_alternative<StaffPin>(screen);
}

void on_ending(Move& move, const Event& event) {
    if (std::holds_alternative<KeepUsing>(event)) {
        move.state.touched = move.now;
        move.state.warned.reset();
    } else if (std::holds_alternative<EndVisit>(event)) {
        end_visit(move, ends_at_home(move.state.screen) ? Screen{Home{}} : Screen{Attract{}});
    }
}

void wake(Move& move) {
    move.state.dark = false;
    move.state.naming.reset();
}

// What the county orders from afar, and what ends it.
void on_orders(Move& move, const Event& event) {
    if (const auto* dark = std::get_if<Darken>(&event)) {
        move.state.dark = dark->on;
    } else if (const auto* name = std::get_if<Identify>(&event)) {
        move.state.naming =
            Naming{.name = name->name, .until = move.now + move.rules.name_of_screen_shown_for};
        move.then(Play{Cue::Urgent});
    } else if (std::holds_alternative<Touched>(event) || std::holds_alternative<CodeScanned>(event)) {
        wake(move);
    } else if (move.state.naming && move.now >= move.state.naming->until) {
        move.state.naming.reset();
    }
}

}  // namespace

Step step(const State& state, const Event& event, core::SteadyTime now, const Rules& rules) {
    if (state.out_of_use) return {.state = state, .effects = {}};
    const Rules own = rules_for(rules, state.modes);
    Move move{.state = state, .effects = {}, .now = now, .rules = own};
    if (const auto* order = std::get_if<LockOut>(&event)) {
        lock_out(move, *order);
        return std::move(move).done();
    }
    on_orders(move, event);
    if (std::holds_alternative<Touched>(event)) {
        on_touch(move);
        return std::move(move).done();
    }
    on_check_in(move, event);
    on_rating(move, event);
    on_browse(move, event);
    on_notices(move, event);
    on_keypad(move, event);
    on_lending(move, event);
    on_help_and_desk(move, event);
    on_staff(move, event);
    on_ending(move, event);
    on_modes(move, event);
    if (std::holds_alternative<Tick>(event)) on_idle(move);
    on_urgent(move, event);
    if (move.state.take_over || !std::holds_alternative<Attract>(move.state.screen)) wake(move);
    return std::move(move).done();
}

}  // namespace kiosk::flow
