// What comes by keys: a scanner that types, a keyboard or switch, and the digits of the keypad and the
// staff's PIN, which chance alone would never find.
#include <array>
#include <optional>
#include <string_view>

#include <SDL.h>

#include "tests/monkey/monkey.h"

namespace monkey {
namespace {

using namespace std::chrono_literals;
namespace flow = kiosk::flow;

struct Stroke {
    int scancode = 0;
    bool shift = false;
};

// By the American table; nothing for what no key types.
std::optional<Stroke> stroke_of(char c) {
    constexpr std::string_view kPlain = "-=[]\\;'`,./ ";
    constexpr std::string_view kShifted = "_+{}|:\"~<>?";
    constexpr std::string_view kAboveDigits = "!@#$%^&*(";
    constexpr std::array kKeys{SDL_SCANCODE_MINUS,        SDL_SCANCODE_EQUALS,    SDL_SCANCODE_LEFTBRACKET,
                               SDL_SCANCODE_RIGHTBRACKET, SDL_SCANCODE_BACKSLASH, SDL_SCANCODE_SEMICOLON,
                               SDL_SCANCODE_APOSTROPHE,   SDL_SCANCODE_GRAVE,     SDL_SCANCODE_COMMA,
                               SDL_SCANCODE_PERIOD,       SDL_SCANCODE_SLASH,     SDL_SCANCODE_SPACE};
    if (c >= 'A' && c <= 'Z') return Stroke{SDL_SCANCODE_A + (c - 'A'), true};
    if (c >= 'a' && c <= 'z') return Stroke{SDL_SCANCODE_A + (c - 'a'), false};
    if (c >= '1' && c <= '9') return Stroke{SDL_SCANCODE_1 + (c - '1'), false};
    if (c == '0') return Stroke{SDL_SCANCODE_0, false};
    if (c == ')') return Stroke{SDL_SCANCODE_0, true};
    if (const auto at = kAboveDigits.find(c); at != std::string_view::npos)
        return Stroke{SDL_SCANCODE_1 + static_cast<int>(at), true};
    if (const auto at = kPlain.find(c); at != std::string_view::npos) return Stroke{kKeys.at(at), false};
    if (const auto at = kShifted.find(c); at != std::string_view::npos) return Stroke{kKeys.at(at), true};
    return std::nullopt;
}

void push_key(unsigned kind, int scancode) {
    SDL_Event event{};
    event.type = kind;
    event.key.keysym.scancode = static_cast<SDL_Scancode>(scancode);
    SDL_PushEvent(&event);
}

}  // namespace

void Monkey::stroke(int scancode, bool shift) {
    if (shift) push_key(SDL_KEYDOWN, SDL_SCANCODE_LSHIFT);
    push_key(SDL_KEYDOWN, scancode);
    push_key(SDL_KEYUP, scancode);
    if (shift) push_key(SDL_KEYUP, SDL_SCANCODE_LSHIFT);
    cage_.clock.pass(2ms);
}

// A scanner that types it, then Enter or Tab; now and then it is pulled out on the way.
void Monkey::scan(const std::string& text) {
    const bool whole = happens(dice_, 95);
    for (const char c : text.substr(0, whole ? text.size() : roll(dice_, text.size()))) {
        if (const auto one = stroke_of(c)) stroke(one->scancode, one->shift);
    }
    if (whole) stroke(happens(dice_, 80) ? SDL_SCANCODE_RETURN : SDL_SCANCODE_TAB, false);
    ++tally_.events;
    go_on(20ms);
    let_it_answer();
}

// Somebody who steers with a keyboard, or a child that plays with one.
void Monkey::press_keys() {
    constexpr std::array kUsual{SDL_SCANCODE_TAB,   SDL_SCANCODE_TAB,     SDL_SCANCODE_RETURN,
                                SDL_SCANCODE_RIGHT, SDL_SCANCODE_LEFT,    SDL_SCANCODE_DOWN,
                                SDL_SCANCODE_UP,    SDL_SCANCODE_KP_ENTER};
    for (std::size_t left = 1 + roll(dice_, 8); left > 0; --left) {
        const bool usual = happens(dice_, 85);
        const int scancode =
            usual ? kUsual.at(roll(dice_, kUsual.size())) : static_cast<int>(roll(dice_, SDL_NUM_SCANCODES));
        stroke(scancode, happens(dice_, 20));
        ++tally_.events;
        go_on(std::chrono::milliseconds{30 + roll(dice_, 600)});
        let_it_answer();
    }
}

// The digits that somebody knows, where digits are asked for.
void Monkey::dial() {
    const bool staff = std::holds_alternative<flow::StaffPin>(cage_.app.visit().screen);
    const bool pad = staff || std::holds_alternative<flow::Keypad>(cage_.app.visit().screen);
    if (!pad || cage_.app.visit().take_over) return tap(somewhere_useful());
    const std::string digits = staff ? cage_.world.pin() : cage_.world.phone(dice_);
    for (const char digit : digits) {
        const ui::Element* key = cage_.app.shown().find(std::string{"key."} + digit);
        if (key == nullptr || !key->enabled) return;
        tap(middle_of(*key));
        go_on(150ms);
    }
    if (const ui::Element* done = cage_.app.shown().find("key.ok"); done != nullptr && !staff)
        tap(middle_of(*done));
    wait_while([](const flow::State& visit) {
        const auto* pin = std::get_if<flow::StaffPin>(&visit.screen);
        const auto* keypad = std::get_if<flow::Keypad>(&visit.screen);
        return (pin && pin->question != 0) || (keypad && keypad->question != 0);
    });
    let_it_answer();
}

// Five touches of the mark in the corner, then the PIN.
void Monkey::visit_staff() {
    for (int i = 0; i < 5; ++i) {
        const ui::Element* logo = cage_.app.shown().find("status.logo");
        if (logo == nullptr) return tap(somewhere_useful());
        tap(middle_of(*logo));
        go_on(200ms);
    }
    dial();
}

}  // namespace monkey
