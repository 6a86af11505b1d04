// Reads the screens aloud while the visit wants it, one element after another, and says what cues mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/devices/voice.h"
#include "kiosk/flow/flow.h"
#include "kiosk/ui/reading.h"

namespace app {

class Reader {
public:
    explicit Reader(devices::Voice& voice) : voice_{voice} {}

    // A finger: silence, until another screen appears or 朗读 is pressed again.
    void touched();
    void forget();  // the visit is over
    // After each frame. A screen that is new to a visit that wants reading is read from its title on.
    void shown(const ui::Semantics& shown, const kiosk::flow::State& state);
    // Takes what was said; true where another element is read now.
    bool tick();
    // The element that is read now, for the focus ring; empty where nothing is.
    const std::string& element() const;
    // Says something at once, before whatever is read next.
    void say(const std::string& text, model::Language language);

private:
    struct Page {
        std::string screen;
        core::SteadyTime entered{};
        model::Language language = model::Language::Chinese;
        bool warned = false;
        bool operator==(const Page&) const = default;
    };
    void read_next();

    devices::Voice& voice_;
    std::optional<Page> page_;  // what was read last
    std::vector<ui::Sentence> sentences_;
    std::size_t next_ = 0;
    std::uint64_t last_number_ = 0;
    std::uint64_t awaited_ = 0;  // the number of the sentence that is said now; 0: none
    std::string element_;
};

}  // namespace app
