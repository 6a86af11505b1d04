#include "kiosk/scan/wedge.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace scan {

namespace {

// HID usage tables, page 7.
constexpr int kA = 4;
constexpr int kZ = 29;
constexpr int kOne = 30;
constexpr int kNine = 38;
constexpr int kZero = 39;
constexpr int kEnter = 40;
constexpr int kTab = 43;
constexpr int kSpace = 44;
constexpr int kCapsLock = 57;
constexpr int kKeypadEnter = 88;
constexpr int kKeypadOne = 89;
constexpr int kKeypadNine = 97;
constexpr int kKeypadZero = 98;
constexpr int kFirstModifier = 224;  // left control, shift, alt, system; then the right ones
constexpr int kLastModifier = 231;
constexpr int kLeftShift = 225;
constexpr int kRightShift = 229;

constexpr std::array<std::string_view, 2> kStarts{"NC1", "NI1"};

bool may_start(std::string_view text) {
    for (const std::string_view start : kStarts) {
        const std::size_t length = std::min(text.size(), start.size());
        bool fits = true;
        for (std::size_t i = 0; i < length; ++i) {
            fits = fits && std::toupper(static_cast<unsigned char>(text[i])) == start[i];
        }
        if (fits) return true;
    }
    return false;
}

}  // namespace

std::optional<char> character_of(int scancode, bool shift) {
    const auto from = [](char first, int steps) { return static_cast<char>(first + steps); };
    if (scancode >= kA && scancode <= kZ) return from(shift ? 'A' : 'a', scancode - kA);
    if (scancode == kSpace) return ' ';
    if (shift) return std::nullopt;  // signs above the digits
    if (scancode >= kOne && scancode <= kNine) return from('1', scancode - kOne);
    if (scancode >= kKeypadOne && scancode <= kKeypadNine) return from('1', scancode - kKeypadOne);
    if (scancode == kZero || scancode == kKeypadZero) return '0';
    return std::nullopt;
}

std::optional<std::string> Wedge::key(const WedgeKey& key) {
    if (modifier(key) || !key.down) return std::nullopt;
    // Silence before this key has ended what went before, though nobody asked in time.
    std::optional<std::string> done = idle(key.time);
    if (burst_ != Burst::None && key.time - last_ > kGap) spoil();
    last_ = key.time;
    if (key.scancode == kEnter || key.scancode == kTab || key.scancode == kKeypadEnter) {
        auto ended = finish();
        return done ? std::move(done) : std::move(ended);
    }
    const auto character = character_of(key.scancode, shifts_ != 0);
    if (character && commands_ == 0) {
        add(*character);
    } else {
        spoil();
    }
    return done;
}

std::optional<std::string> Wedge::idle(core::SteadyTime now) {
    if (burst_ == Burst::None || now - last_ < kSilence) return std::nullopt;
    return finish();
}

std::optional<core::SteadyTime> Wedge::deadline() const {
    if (burst_ == Burst::None) return std::nullopt;
    return last_ + kSilence;
}

std::optional<std::string> Wedge::finish() {
    const bool whole = burst_ == Burst::Reading && text_.size() > kStarts[0].size();
    burst_ = Burst::None;
    std::string text = std::exchange(text_, {});
    if (!whole) return std::nullopt;
    return text;
}

void Wedge::add(char character) {
    if (burst_ == Burst::Spoilt) return;
    burst_ = Burst::Reading;
    text_.push_back(character);
    if (text_.size() > kLongest || !may_start(text_)) spoil();
}

// The rest of the burst is swallowed, or a code could begin in the middle of a foreign one.
void Wedge::spoil() {
    burst_ = Burst::Spoilt;
    text_.clear();
}

bool Wedge::modifier(const WedgeKey& key) {
    if (key.scancode == kCapsLock) return true;
    if (key.scancode < kFirstModifier || key.scancode > kLastModifier) return false;
    const unsigned bit = 1U << (key.scancode - kFirstModifier);
    unsigned& held = key.scancode == kLeftShift || key.scancode == kRightShift ? shifts_ : commands_;
    held = key.down ? held | bit : held & ~bit;
    return true;
}

}  // namespace scan
