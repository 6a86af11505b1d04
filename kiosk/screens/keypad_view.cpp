#include <cmath>

#include "kiosk/screens/keypad_screen.h"

namespace kiosk::screens {
namespace {

std::string seconds_until(const Context& context, const std::optional<core::SteadyTime>& time) {
    if (!time) return "0";
    const auto left = std::chrono::ceil<std::chrono::seconds>(*time - context.steady);
    return std::to_string(std::max<long long>(0, left.count()));
}

std::string minutes_until(const Context& context, const std::optional<core::SteadyTime>& time) {
    if (!time) return "0";
    const auto left = std::chrono::ceil<std::chrono::minutes>(*time - context.steady);
    return std::to_string(std::max<long long>(0, left.count()));
}

std::string trouble_words(const flow::Keypad& state, const Context& context) {
    switch (state.trouble) {
        case flow::Keypad::Trouble::None:
            return {};
        case flow::Keypad::Trouble::Unknown:
            return context.texts.get("key.unknown");
        case flow::Keypad::Trouble::Paused:
            return context.texts.get("key.paused", {{"n", seconds_until(context, state.paused_until)}});
        case flow::Keypad::Trouble::Offline:
            return context.texts.get("key.offline");
    }
    return {};
}

std::string trouble_words(const flow::StaffPin& pin, const Context& context) {
    switch (pin.trouble) {
        case flow::StaffPin::Trouble::None:
            return {};
        case flow::StaffPin::Trouble::Wrong:
            return context.texts.get("pin.wrong", {{"n", std::to_string(pin.tries_left)}});
        case flow::StaffPin::Trouble::Locked:
            return context.texts.get("pin.locked", {{"n", minutes_until(context, pin.locked_until)}});
        case flow::StaffPin::Trouble::NoStaff:
            return context.texts.get("pin.nobody");
        case flow::StaffPin::Trouble::Failed:
            return context.texts.get("pin.failed");
    }
    return {};
}

}  // namespace

KeypadView keypad_view(const flow::Keypad& state, const Context& context) {
    const auto& texts = context.texts;
    const bool borrows = state.errand.purpose == flow::Purpose::Borrow;
    const std::size_t missing = flow::kPhoneDigits - state.digits.size();
    KeypadView view{
        .title = texts.get(borrows ? "key.title_borrow" : "key.title"),
        .hint = texts.get("key.hint"),
        .digits = state.digits,
        .length = flow::kPhoneDigits,
        .revealed = state.shown_until.has_value(),
        .held = state.deleting.has_value(),
        .shut = state.question != 0 || state.paused_until.has_value(),
        .complete = missing == 0,
        .left = texts.get("key.left", {{"n", std::to_string(missing)}}),
        .trouble = trouble_words(state, context),
        .privacy = texts.get("key.privacy"),
        .clear = texts.get("key.clear"),
        .erase = texts.get("key.del"),
        .show = texts.get("key.show"),
        .ok = texts.get("key.ok"),
        .scan = texts.get("key.scan"),
        .slip = {},
        .help = {},
        .foot = texts.get("key.foot"),
    };
    if (view.complete) view.left = texts.get("key.complete");
    if (state.question != 0) view.left = texts.get("key.asking");
    if (state.trouble == flow::Keypad::Trouble::Unknown || state.trouble == flow::Keypad::Trouble::Offline) {
        view.slip = texts.get("key.slip");
        view.help = texts.get("scan.helper");
    }
    return view;
}

PinView pin_view(const flow::State& state, const flow::StaffPin& pin, const Context& context) {
    const auto& texts = context.texts;
    const auto left = flow::time_left(state, context.steady, context.rules);
    const auto seconds = left ? std::chrono::ceil<std::chrono::seconds>(*left).count() : 0;
    return {
        .title = texts.get(pin.confirms ? "pin.again" : "pin.title"),
        .hint = texts.get(pin.question != 0 ? "pin.checking" : "pin.hint"),
        .trouble = trouble_words(pin, context),
        .typed = pin.question != 0 ? flow::kPinDigits : pin.digits.size(),
        .length = flow::kPinDigits,
        .held = pin.deleting.has_value(),
        .shut = pin.question != 0 || pin.locked_until.has_value(),
        .erase = texts.get("key.del"),
        .back = texts.get(pin.returning ? "pin.back" : "pin.home"),
        .foot = texts.get("pin.idle", {{"n", std::to_string(seconds)}}),
    };
}

}  // namespace kiosk::screens
