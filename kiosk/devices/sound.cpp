#include "kiosk/devices/sound.h"

#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include <SDL.h>
#include <SDL_mixer.h>

namespace devices {
namespace {

constexpr double kC5 = 523.25;
constexpr double kE5 = 659.26;
constexpr double kG5 = 783.99;
constexpr double kBell = 880.0;
constexpr double kLoudness = 0.6;  // of full scale
constexpr int kBuffer = 1024;

struct Note {
    double frequency;
    double seconds;
    double loudness = 1;
};

std::vector<Note> notes_of(Sound sound) {
    switch (sound) {
        case Sound::Tap:
            return {{1200, 0.012, 0.13}};
        case Sound::Recognised:
            return {{kC5, 0.1}, {kG5, 0.16}};
        case Sound::Success:
            return {{kC5, 0.1}, {kE5, 0.1}, {kG5, 0.2}};
        case Sound::Refused:
            return {{kE5, 0.14}, {kC5, 0.22}};
        case Sound::IdleWarning:
            return {{kBell, 0.38, 0.5}};
        case Sound::Urgent:
            return {{kBell, 0.38}, {kBell, 0.38}};
    }
    return {};
}

class Mixer final : public Speaker {
public:
    Mixer() {
        for (const Sound sound : {Sound::Tap, Sound::Recognised, Sound::Success, Sound::Refused,
                                  Sound::IdleWarning, Sound::Urgent}) {
            Clip& clip = clips_[sound];
            clip.samples = samples_of(sound);
            clip.chunk = Mix_QuickLoad_RAW(reinterpret_cast<Uint8*>(clip.samples.data()),
                                           static_cast<Uint32>(clip.samples.size() * sizeof(std::int16_t)));
        }
    }
    ~Mixer() override {
        Mix_HaltChannel(-1);
        for (auto& [sound, clip] : clips_) Mix_FreeChunk(clip.chunk);
        Mix_CloseAudio();
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    Mixer(const Mixer&) = delete;
    Mixer& operator=(const Mixer&) = delete;

    void set_volume(int percent) override { Mix_Volume(-1, percent * MIX_MAX_VOLUME / 100); }
    void play(Sound sound) override { Mix_PlayChannel(-1, clips_[sound].chunk, 0); }

private:
    struct Clip {
        std::vector<std::int16_t> samples;
        Mix_Chunk* chunk = nullptr;
    };
    std::map<Sound, Clip> clips_;
};

class Silence final : public Speaker {
public:
    void play(Sound /*sound*/) override {}
    void set_volume(int /*percent*/) override {}
};

}  // namespace

std::vector<std::int16_t> samples_of(Sound sound) {
    std::vector<std::int16_t> samples;
    for (const Note& note : notes_of(sound)) {
        const int count = static_cast<int>(note.seconds * kSampleRate);
        for (int i = 0; i < count; ++i) {
            const double t = static_cast<double>(i) / kSampleRate;
            // Soft at both ends, so that nothing clicks.
            const double attack = std::min(1.0, t / 0.008);
            const double release = std::min(1.0, (note.seconds - t) / (note.seconds * 0.6));
            const double wave = std::sin(2 * std::numbers::pi * note.frequency * t);
            samples.push_back(
                static_cast<std::int16_t>(wave * attack * release * note.loudness * kLoudness * 32767));
        }
    }
    return samples;
}

std::unique_ptr<Speaker> open_speaker(SpeakerKind kind) {
    if (kind == SpeakerKind::Silent) return std::make_unique<Silence>();
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return std::make_unique<Silence>();
    if (Mix_OpenAudio(kSampleRate, AUDIO_S16SYS, 1, kBuffer) != 0) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return std::make_unique<Silence>();
    }
    return std::make_unique<Mixer>();
}

}  // namespace devices
