// Short sounds at the counter (DESIGN section 8): made from sine waves at start, played by SDL's mixer;
// silent without a device.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace devices {

enum class Sound { Tap, Recognised, Success, Refused, IdleWarning, Urgent };

class Speaker {
public:
    virtual ~Speaker() = default;
    virtual void play(Sound sound) = 0;
    virtual void set_volume(int percent) = 0;
};

enum class SpeakerKind { Machine, Silent };
// The machine's loudspeaker; one that is silent where there is none, or where that is asked for. Main thread
// only.
std::unique_ptr<Speaker> open_speaker(SpeakerKind kind);

// 16-bit mono samples at kSampleRate; at most 0.8 s. Pure.
inline constexpr int kSampleRate = 44'100;
std::vector<std::int16_t> samples_of(Sound sound);

}  // namespace devices
