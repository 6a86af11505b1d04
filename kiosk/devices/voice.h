// A voice that reads aloud: the engine runs as a process of its own, on a thread of its own; silent without
// one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace devices {

enum class Tongue { Chinese, English };

// One saying after another. Main thread only; nothing here waits.
class Voice {
public:
    virtual ~Voice() = default;
    // `number` comes back from take_spoken() when it was said to its end.
    virtual void say(std::uint64_t number, const std::string& text, Tongue tongue) = 0;
    virtual void stop() = 0;  // at once, with all that waits
    virtual std::optional<std::uint64_t> take_spoken() = 0;
};

struct VoiceSetup {
    std::string engine = "espeak-ng";  // a program that takes its text from standard input; empty: silent
    std::function<void()> wake;        // called on the voice's thread when something was said
};
std::unique_ptr<Voice> open_voice(VoiceSetup setup);

}  // namespace devices
