#include "kiosk/devices/sound.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <string>
#include <utility>

#include <SDL.h>
#include <SDL_mixer.h>

#include "shared/core/log.h"

namespace devices {
namespace {

constexpr int kSampleRate = 44'100;
constexpr int kBuffer = 1024;
constexpr int kSpeech = 0;  // the channel that recordings have for themselves
constexpr Uint32 kGlance = 10;
constexpr int kNightVolume = 30;
constexpr std::chrono::hours kNightBegins{22};
constexpr std::chrono::hours kNightEnds{7};

struct ChunkDeleter {
    void operator()(Mix_Chunk* chunk) const { Mix_FreeChunk(chunk); }
};
using Chunk = std::unique_ptr<Mix_Chunk, ChunkDeleter>;

class Mixer final : public Speaker {
public:
    explicit Mixer(std::filesystem::path sounds) : sounds_{std::move(sounds)} {}
    ~Mixer() override {
        if (!is_open_) return;
        Mix_HaltChannel(-1);
        clips_.clear();
        Mix_CloseAudio();
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    Mixer(const Mixer&) = delete;
    Mixer& operator=(const Mixer&) = delete;

    void open() override {
        if (is_open_ || SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return;
        if (Mix_OpenAudio(kSampleRate, AUDIO_S16SYS, 1, kBuffer) != 0) {
            SDL_QuitSubSystem(SDL_INIT_AUDIO);
            return;
        }
        Mix_ReserveChannels(kSpeech + 1);
        for (const Sound sound : kSounds) {
            const auto file = sounds_ / (std::string{name_of(sound)} + ".wav");
            Chunk chunk{Mix_LoadWAV(file.c_str())};
            if (!chunk) spdlog::warn("sound: {}", Mix_GetError());
            clips_[sound] = std::move(chunk);
        }
        Mix_Volume(-1, volume_);
        is_open_ = true;
    }
    void set_volume(int percent) override {
        volume_ = percent * MIX_MAX_VOLUME / 100;
        if (is_open_) Mix_Volume(-1, volume_);
    }
    void play(Sound sound) override {
        if (Mix_Chunk* clip = clips_[sound].get()) Mix_PlayChannel(-1, clip, 0);
    }
    bool play_recording(const std::filesystem::path& file, const std::function<bool()>& goes_on) override {
        if (!is_open_) return false;
        const Chunk recording{Mix_LoadWAV(file.c_str())};
        if (!recording || Mix_PlayChannel(kSpeech, recording.get(), 0) < 0) {
            spdlog::warn("recording: {}", Mix_GetError());
            return false;
        }
        while (Mix_Playing(kSpeech) != 0 && goes_on()) SDL_Delay(kGlance);
        const bool ended = Mix_Playing(kSpeech) == 0;
        Mix_HaltChannel(kSpeech);
        return ended;
    }

private:
    std::filesystem::path sounds_;
    std::map<Sound, Chunk> clips_;
    int volume_ = MIX_MAX_VOLUME;
    std::atomic<bool> is_open_ = false;  // recordings are played from another thread
};

class Silence final : public Speaker {
public:
    void open() override {}
    void play(Sound /*sound*/) override {}
    void set_volume(int /*percent*/) override {}
    bool play_recording(const std::filesystem::path& /*file*/,
                        const std::function<bool()>& /*goes_on*/) override {
        return false;
    }
};

}  // namespace

std::string_view name_of(Sound sound) {
    switch (sound) {
        case Sound::Tap:
            return "tap";
        case Sound::Recognised:
            return "recognised";
        case Sound::Success:
            return "success";
        case Sound::Refused:
            return "refused";
        case Sound::IdleWarning:
            return "idle-warning";
        case Sound::Slot:
            return "slot";
        case Sound::Urgent:
            return "urgent";
    }
    return "tap";
}

int volume_at(int set, std::chrono::minutes time_of_day) {
    const bool night = time_of_day >= kNightBegins || time_of_day < kNightEnds;
    return night ? std::min(set, kNightVolume) : set;
}

std::unique_ptr<Speaker> make_speaker(SpeakerKind kind, const std::filesystem::path& sounds) {
    if (kind == SpeakerKind::Silent) return std::make_unique<Silence>();
    return std::make_unique<Mixer>(sounds);
}

}  // namespace devices
