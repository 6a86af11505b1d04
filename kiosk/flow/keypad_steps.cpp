// The number pad: typing, showing, deleting, and what the phone look-up answers.
#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

constexpr int kMostUnknown = 5;

struct Pad {
    Digits& digits;
    std::optional<HeldKey>& deleting;
    std::size_t length;
};

std::optional<Pad> pad(Screen& screen) {
    if (auto* keypad = std::get_if<Keypad>(&screen))
        return Pad{keypad->digits, keypad->deleting, kPhoneDigits};
    if (auto* pin = std::get_if<StaffPin>(&screen)) return Pad{pin->digits, pin->deleting, kPinDigits};
    return std::nullopt;
}

// An answer is waited for, or nothing is taken for a while.
bool is_shut(const Screen& screen) {
    if (const auto* keypad = std::get_if<Keypad>(&screen))
        return keypad->question != 0 || keypad->paused_until.has_value();
    if (const auto* pin = std::get_if<StaffPin>(&screen))
        return pin->question != 0 || pin->locked_until.has_value();
    return true;
}

void forget_trouble(Screen& screen) {
    if (auto* keypad = std::get_if<Keypad>(&screen)) keypad->trouble = Keypad::Trouble::None;
    if (auto* pin = std::get_if<StaffPin>(&screen)) pin->trouble = StaffPin::Trouble::None;
}

void submit(Move& move) {
    if (auto* keypad = std::get_if<Keypad>(&move.state.screen)) {
        if (keypad->digits.size() != kPhoneDigits || is_shut(move.state.screen)) return;
        keypad->shown_until.reset();
        keypad->question = ++move.state.last_question;
        keypad->asked = move.now;
        move.then(LookUpPhone{.question = keypad->question, .phone = keypad->digits.secret()});
    } else if (auto* pin = std::get_if<StaffPin>(&move.state.screen)) {
        if (pin->digits.size() != kPinDigits || is_shut(move.state.screen)) return;
        pin->question = ++move.state.last_question;
        pin->asked = move.now;
        move.then(CheckPin{.question = pin->question, .pin = pin->digits.secret()});
        pin->digits.clear();
    }
}

void press(Move& move, int digit) {
    if (is_shut(move.state.screen)) return;
    auto typed = pad(move.state.screen);
    if (!typed || typed->digits.size() >= typed->length) return;
    forget_trouble(move.state.screen);
    typed->digits.push(digit);
    move.then(Play{Cue::Tap});
    // A PIN is complete with its last digit; a phone number waits for 确定.
    if (std::holds_alternative<StaffPin>(move.state.screen) && typed->digits.size() == typed->length)
        submit(move);
}

void erase(Move& move, const Event& event) {
    if (is_shut(move.state.screen)) return;
    auto typed = pad(move.state.screen);
    if (!typed) return;
    if (std::holds_alternative<ClearDigits>(event)) {
        typed->digits.clear();
        typed->deleting.reset();
    } else if (std::holds_alternative<DeleteDigit>(event)) {
        if (!typed->deleting || typed->deleting->repeated == 0) typed->digits.pop();
        typed->deleting.reset();
    } else if (const auto* hold = std::get_if<HoldDelete>(&event)) {
        typed->deleting = hold->down ? std::optional{HeldKey{.since = move.now}} : std::nullopt;
        return;
    } else {
        return;
    }
    forget_trouble(move.state.screen);
}

// 删除 repeats while it is held down.
void repeat(Move& move) {
    auto typed = pad(move.state.screen);
    if (!typed || !typed->deleting) return;
    const auto held = move.now - typed->deleting->since;
    if (held < move.rules.repeat_after) return;
    const auto due = static_cast<int>((held - move.rules.repeat_after) / move.rules.repeat_every) + 1;
    for (; typed->deleting->repeated < due; ++typed->deleting->repeated) typed->digits.pop();
    ++move.state.pulse;
}

void on_time(Move& move) {
    repeat(move);
    auto* keypad = std::get_if<Keypad>(&move.state.screen);
    if (!keypad) return;
    if (keypad->shown_until && move.now >= *keypad->shown_until) {
        keypad->shown_until.reset();
        ++move.state.pulse;
    }
    if (keypad->paused_until && move.now >= *keypad->paused_until) {
        keypad->paused_until.reset();
        keypad->unknown = 0;
        keypad->trouble = Keypad::Trouble::None;
        ++move.state.pulse;
    }
    if (keypad->question != 0 && move.now - keypad->asked >= move.rules.look_up_timeout) {
        keypad->question = 0;
        keypad->trouble = Keypad::Trouble::Offline;
        ++move.state.pulse;
    }
}

void found(Move& move, Errand errand, const core::Secret& handle) {
    const Question question = ++move.state.last_question;
    move.then(Play{Cue::Recognised});
    if (errand.purpose == Purpose::Borrow) {
        move.then(LendTo{
            .question = question, .text = handle, .source = model::ScanSource::Keypad, .kind = errand.kind});
    } else {
        move.then(AskDesk{.question = question, .text = handle, .source = model::ScanSource::Keypad});
    }
    move.state.back.clear();
    go(move, Asking{.question = question, .chosen = {}, .errand = errand});
}

void on_phone(Move& move, const PhoneAnswered& answer) {
    auto* keypad = std::get_if<Keypad>(&move.state.screen);
    if (!keypad || keypad->question == 0 || keypad->question != answer.question) return;
    move.state.touched = move.now;
    keypad->question = 0;
    switch (answer.result) {
        case PhoneResult::Found:
            found(move, keypad->errand, answer.handle);
            return;
        case PhoneResult::Unknown:
            keypad->trouble = Keypad::Trouble::Unknown;
            move.then(Play{Cue::Refused});
            if (++keypad->unknown < kMostUnknown) return;
            keypad->trouble = Keypad::Trouble::Paused;
            keypad->paused_until = move.now + move.rules.keypad_pause;
            keypad->digits.clear();
            return;
        case PhoneResult::Paused:
            keypad->trouble = Keypad::Trouble::Paused;
            keypad->paused_until = move.now + answer.wait;
            keypad->digits.clear();
            return;
        case PhoneResult::Offline:
            keypad->trouble = Keypad::Trouble::Offline;
            return;
    }
}

}  // namespace

void on_keypad(Move& move, const Event& event) {
    if (std::holds_alternative<GoKeypad>(event)) {
        const auto* scan = std::get_if<Scan>(&move.state.screen);
        const Errand errand = scan ? scan->errand : Errand{};
        if (is_personal(move.state.screen)) move.then(Wipe{});
        go_deeper(move, Keypad{.errand = errand});
    } else if (const auto* digit = std::get_if<PressDigit>(&event)) {
        press(move, digit->digit);
    } else if (std::holds_alternative<ShowDigits>(event)) {
        auto* keypad = std::get_if<Keypad>(&move.state.screen);
        if (keypad && !keypad->digits.empty()) keypad->shown_until = move.now + move.rules.digits_shown_for;
    } else if (std::holds_alternative<SubmitDigits>(event)) {
        submit(move);
    } else if (const auto* answer = std::get_if<PhoneAnswered>(&event)) {
        on_phone(move, *answer);
    } else if (std::holds_alternative<Tick>(event)) {
        on_time(move);
    } else {
        erase(move, event);
    }
}

}  // namespace kiosk::flow
