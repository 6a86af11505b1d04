// A voice that reads aloud: recordings first, else the engine, a process of its own; both on a thread of
// their own. Silent without either.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/devices/phrase_pack.h"
#include "kiosk/devices/sound.h"

namespace devices {

// One saying after another. Main thread only; nothing here waits.
class Voice {
public:
    virtual ~Voice() = default;
    // `number` comes back from take_spoken() when it was said to its end.
    virtual void say(std::uint64_t number, const std::string& text, Tongue tongue) = 0;
    virtual void stop() = 0;  // at once, with all that waits
    virtual void set_volume(int percent) = 0;
    virtual std::optional<std::uint64_t> take_spoken() = 0;
};

struct VoiceSetup {
    std::string engine = "espeak-ng";  // a program that takes its text from standard input; empty: silent
    PhrasePack phrases = {};           // what was recorded, and `speaker` plays it
    Speaker* speaker = nullptr;        // outlives the voice; null: no recording is heard
    std::function<void()> wake;        // called on the voice's thread when something was said
};
std::unique_ptr<Voice> open_voice(VoiceSetup setup);

}  // namespace devices
