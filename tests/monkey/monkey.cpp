#include "tests/monkey/monkey.h"

#include <array>
#include <cmath>
#include <cstdio>

#include <SDL.h>

#include "kiosk/screens/compose.h"

namespace monkey {
namespace {

using namespace std::chrono_literals;
namespace flow = kiosk::flow;

constexpr int kDeeds = 40;  // of a burst
constexpr int kBurstsUntilIdle = 10;
constexpr int kLongestIdle = 420;  // seconds: twice the longest wait and its warning, in large text
constexpr int kPatience = 400;     // milliseconds of real time for the desk's or the server's answer

std::chrono::milliseconds ms(std::size_t count) {
    return std::chrono::milliseconds{count};
}

bool is_signage(const flow::State& visit) {
    return visit.take_over || std::holds_alternative<flow::Attract>(visit.screen);
}

}  // namespace

void Monkey::complain(const std::string& what) {
    std::fprintf(stderr, "after %ld events, on %s: %s\n", tally_.events,
                 std::string{kiosk::screens::screen_name(cage_.app.visit())}.c_str(), what.c_str());
}

void Monkey::go_on(std::chrono::milliseconds time) {
    cage_.clock.pass(time);
    cage_.app.turn(0ms);
    tally_.screens.insert(std::string{kiosk::screens::screen_name(cage_.app.visit())});
}

// The desk is a thread of its own: what it says is waited for, so that a seed replays.
void Monkey::wait_while(bool (*waits)(const flow::State&)) {
    for (int i = 0; i < kPatience && waits(cage_.app.visit()); ++i) cage_.app.turn(1ms);
    go_on(20ms);
}

void Monkey::let_it_answer() {
    wait_while([](const flow::State& visit) { return std::holds_alternative<flow::Asking>(visit.screen); });
}

void Monkey::finger(unsigned kind, std::int64_t finger, Spot at) {
    SDL_Event event{};
    event.type = kind;
    event.tfinger.fingerId = finger;
    event.tfinger.x = at.x;
    event.tfinger.y = at.y;
    SDL_PushEvent(&event);
    ++tally_.events;
    go_on(ms(16 + roll(dice_, 80)));
}

Monkey::Spot Monkey::anywhere() {
    constexpr std::size_t kSteps = 10000;
    return {static_cast<float>(roll(dice_, kSteps)) / kSteps,
            static_cast<float>(roll(dice_, kSteps)) / kSteps};
}

Monkey::Spot Monkey::middle_of(const ui::Element& element) const {
    const bool upright = cage_.height > cage_.width;
    const ui::Point at = element.rect.center();
    return {at.x / (upright ? 1080.0F : 1920.0F), at.y / (upright ? 1920.0F : 1080.0F)};
}

Monkey::Spot Monkey::somewhere_useful() {
    std::vector<const ui::Element*> targets;
    for (const ui::Element& one : cage_.app.shown().elements) {
        if (one.enabled && one.pressable) targets.push_back(&one);
    }
    if (targets.empty()) return anywhere();
    return middle_of(*targets.at(roll(dice_, targets.size())));
}

void Monkey::tap(Spot at) {
    const auto id = static_cast<std::int64_t>(roll(dice_, 3));
    finger(SDL_FINGERDOWN, id, at);
    finger(SDL_FINGERUP, id, at);
    let_it_answer();
}

void Monkey::drag() {
    const Spot from = anywhere();
    const Spot to = anywhere();
    constexpr int kSteps = 4;
    finger(SDL_FINGERDOWN, 1, from);
    for (int i = 1; i <= kSteps; ++i) {
        const float t = static_cast<float>(i) / kSteps;
        finger(SDL_FINGERMOTION, 1, {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    }
    if (happens(dice_, 90)) finger(SDL_FINGERUP, 1, to);  // else the device vanished
}

void Monkey::two_fingers() {
    const Spot first = somewhere_useful();
    const Spot second = somewhere_useful();
    finger(SDL_FINGERDOWN, 1, first);
    finger(SDL_FINGERDOWN, 2, second);
    if (happens(dice_, 30)) finger(SDL_FINGERDOWN, 3, anywhere());
    finger(SDL_FINGERMOTION, 2, anywhere());
    finger(SDL_FINGERUP, happens(dice_, 50) ? 1 : 2, first);
    finger(SDL_FINGERUP, happens(dice_, 50) ? 2 : 1, second);
    finger(SDL_FINGERUP, 3, second);
}

void Monkey::long_press() {
    const Spot at = somewhere_useful();
    finger(SDL_FINGERDOWN, 1, at);
    for (std::size_t left = roll(dice_, 12); left > 0; --left) go_on(1s);
    finger(SDL_FINGERUP, 1, at);
}

void Monkey::jump() {
    ++tally_.events;
    if (happens(dice_, 60)) return go_on(ms(1000 + roll(dice_, 130'000)));
    constexpr std::array kLeaps{-3h, 3h, -26h, 26h};
    cage_.clock.set(kLeaps.at(roll(dice_, kLeaps.size())));
    go_on(1s);
}

void Monkey::act() {
    const std::size_t what = roll(dice_, 100);
    if (what < 44) return tap(somewhere_useful());
    if (what < 51) return tap(anywhere());
    if (what < 57) return drag();
    if (what < 62) return two_fingers();
    if (what < 65) return long_press();
    if (what < 77) return scan(cage_.world.code(dice_));
    if (what < 80) return press_keys();
    if (what < 83) return dial();
    if (what < 84) return visit_staff();
    if (what < 91) return go_on(ms(100 + roll(dice_, 5000)));
    if (what < 94) return jump();
    ++tally_.events;
    if (what < 96) return cage_.world.change_network(dice_);
    if (what < 97) {
        cage_.world.give_order(dice_);
    } else {
        cage_.world.change_content(dice_);
    }
    cage_.app.turn(5ms);
}

void Monkey::check_frame() {
    const auto complain_of = [&](const std::string& what) {
        ++tally_.unwell;
        complain(what);
    };
    const auto state = cage_.app.state_answer();
    if (state.frames <= frames_before_) complain_of("no frame was presented");
    frames_before_ = tally_.frames = state.frames;
    std::set<std::string> ids;
    // Where the desk is asked, and what the county ordered the screen to show instead of itself, has no keys.
    const flow::State& visit = cage_.app.visit();
    bool answers =
        std::holds_alternative<flow::Asking>(visit.screen) || visit.naming || visit.dark || visit.out_of_use;
    for (const ui::Element& one : cage_.app.shown().elements) {
        answers = answers || (one.enabled && one.pressable);
        if (!ids.insert(one.id).second) complain_of("there twice: " + one.id);
        const bool there = std::isfinite(one.rect.x) && std::isfinite(one.rect.y) && one.rect.right() > 0 &&
                           one.rect.bottom() > 0 && one.rect.x < 1920 && one.rect.y < 1920;
        if (!there) complain_of("outside: " + one.id);
    }
    if (!answers) complain_of("nothing answers a finger");
}

void Monkey::check_home() {
    go_on(12s);  // fingers that never rose are forgotten
    std::string from;
    for (int tries = 0; tries < 2; ++tries) {  // a late answer may change the screen under the finger
        go_on(1s);
        const ui::Element* home = cage_.app.shown().find("nav.home");
        if (home == nullptr || !home->enabled || cage_.app.visit().take_over) return;
        from = kiosk::screens::screen_name(cage_.app.visit());
        tap(middle_of(*home));
        go_on(100ms);
        const flow::State& visit = cage_.app.visit();
        if (std::holds_alternative<flow::Home>(visit.screen) || is_signage(visit)) return;
    }
    ++tally_.stuck;
    complain("首页 on " + from + " does not lead home");
}

// Left alone, it finds back to the signage, and a touch there leads home.
void Monkey::check_signage() {
    for (int i = 0; i < kLongestIdle && !is_signage(cage_.app.visit()); ++i) {
        go_on(1s);
        cage_.app.turn(0ms);
    }
    if (!is_signage(cage_.app.visit())) {
        ++tally_.stuck;
        return complain("does not find back to the signage");
    }
    if (cage_.app.state_answer().camera == "open") {
        ++tally_.unwell;
        complain("the camera is open on the signage");
    }
    if (cage_.app.visit().take_over) return;
    go_on(500ms);
    tap({0.5F, 0.4F});
    go_on(500ms);
    if (std::holds_alternative<flow::Home>(cage_.app.visit().screen) || is_signage(cage_.app.visit())) return;
    ++tally_.stuck;
    complain("a touch on the signage does not lead home");
}

void Monkey::burst() {
    for (int i = 0; i < kDeeds; ++i) act();
    go_on(20ms);
    check_frame();
    if (++bursts_ % kBurstsUntilIdle == 0)
        check_signage();
    else if (bursts_ % 2 == 0)
        check_home();
}

}  // namespace monkey
