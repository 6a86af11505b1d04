// Short sounds at the counter (DESIGN section 8), from the files that assets/sound/make_chimes.py makes, and
// recordings of sentences; played by SDL's mixer, silent without a device.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace devices {

enum class Sound { Tap, Recognised, Success, Refused, IdleWarning, Slot, Urgent };
inline constexpr std::array kSounds{Sound::Tap,         Sound::Recognised, Sound::Success, Sound::Refused,
                                    Sound::IdleWarning, Sound::Slot,       Sound::Urgent};
// Of the file, without ".wav".
std::string_view name_of(Sound sound);

class Speaker {
public:
    virtual ~Speaker() = default;
    // Main thread only, all of them. Until it is open nothing is heard; opening takes a while.
    virtual void open() = 0;
    virtual void play(Sound sound) = 0;
    virtual void set_volume(int percent) = 0;
    // Any one thread at a time. Plays a recording and waits for its end, or until `goes_on` says no. False
    // where it was not heard to its end.
    virtual bool play_recording(const std::filesystem::path& file, const std::function<bool()>& goes_on) = 0;
};

enum class SpeakerKind { Machine, Silent };
// The machine's loudspeaker, not open yet; silent where there is none, or where that is asked for. A sound
// whose file is missing is not heard, and logged.
std::unique_ptr<Speaker> make_speaker(SpeakerKind kind, const std::filesystem::path& sounds);

// In per cent, where staff have set `set`: from 22:00 to 07:00 no louder than 30. Pure.
inline constexpr int kUsualVolume = 60;
int volume_at(int set, std::chrono::minutes time_of_day);

}  // namespace devices
