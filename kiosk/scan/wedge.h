// A hand scanner that types like a keyboard: from keys pressed to a code, by their place and not by language.
// Pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "shared/core/clock.h"

namespace scan {

// USB HID usage of a key (page 7), which is also SDL's scancode.
struct WedgeKey {
    int scancode = 0;
    bool down = false;
    core::SteadyTime time{};
};

// Letters, digits and space by the American table; nothing else is ever in a pass. Null for all other keys.
std::optional<char> character_of(int scancode, bool shift);

// Takes only bursts that begin with NC1 or NI1 (in either case). A burst ends with Enter or Tab, or with
// kSilence; a gap over kGap within it, another kind of key, or more than kLongest characters spoil it. Caps
// Lock and layouts play no part.
class Wedge {
public:
    static constexpr std::chrono::milliseconds kGap{80};
    static constexpr std::chrono::milliseconds kSilence{100};
    static constexpr std::size_t kLongest = 512;

    // The code that this key ended, if it ended one.
    std::optional<std::string> key(const WedgeKey& key);
    // The code that ended by silence; ask again at deadline().
    std::optional<std::string> idle(core::SteadyTime now);
    std::optional<core::SteadyTime> deadline() const;

private:
    enum class Burst { None, Reading, Spoilt };

    std::optional<std::string> finish();
    void add(char character);
    void spoil();
    bool modifier(const WedgeKey& key);

    Burst burst_ = Burst::None;
    std::string text_;
    core::SteadyTime last_{};
    unsigned shifts_ = 0;    // bits: left, right
    unsigned commands_ = 0;  // bits: control, alt and system keys held
};

}  // namespace scan
