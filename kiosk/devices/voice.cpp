#include "kiosk/devices/voice.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/core/channel.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to its users

namespace devices {
namespace {

constexpr int kEngineFull = 166;        // of the engine's 200: its own usual 100 is our usual volume
constexpr std::size_t kLongest = 2000;  // bytes of one saying: nothing on a screen is longer

struct Saying {
    std::uint64_t number = 0;
    std::uint64_t turn = 0;  // of the voice when it was ordered; a stop begins a new one
    std::string text;
    Tongue tongue = Tongue::Chinese;
};

class Silence final : public Voice {
public:
    void say(std::uint64_t /*number*/, const std::string& /*text*/, Tongue /*tongue*/) override {}
    void stop() override {}
    void set_volume(int /*percent*/) override {}
    std::optional<std::uint64_t> take_spoken() override { return std::nullopt; }
};

class Engine final : public Voice {
public:
    explicit Engine(VoiceSetup setup)
        : setup_{std::move(setup)}, thread_{[this](const std::stop_token& stop) { run(stop); }} {
        ::pthread_setname_np(thread_.native_handle(), "voice");
    }
    ~Engine() override {
        thread_.request_stop();
        stop();
    }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void say(std::uint64_t number, const std::string& text, Tongue tongue) override {
        const std::scoped_lock lock{mutex_};
        sayings_.send({.number = number, .turn = turn_, .text = text.substr(0, kLongest), .tongue = tongue});
    }
    void stop() override {
        const std::scoped_lock lock{mutex_};
        ++turn_;
        if (speaking_ > 0) ::kill(speaking_, SIGKILL);
    }
    void set_volume(int percent) override { volume_ = percent; }
    std::optional<std::uint64_t> take_spoken() override { return spoken_.try_receive(); }

private:
    void run(const std::stop_token& stop) {
        while (const auto saying = sayings_.receive(stop)) {
            const auto recorded = setup_.speaker ? setup_.phrases.find(saying->text, saying->tongue)
                                                 : std::optional<std::vector<std::filesystem::path>>{};
            const bool said = recorded ? play(*saying, *recorded) : speak(*saying);
            if (!said) continue;
            spoken_.send(saying->number);
            if (setup_.wake) setup_.wake();
        }
    }

    bool is_wanted(const Saying& saying) {
        const std::scoped_lock lock{mutex_};
        return saying.turn == turn_;
    }

    bool play(const Saying& saying, const std::vector<std::filesystem::path>& recordings) {
        return std::all_of(recordings.begin(), recordings.end(), [&](const auto& recording) {
            return is_wanted(saying) &&
                   setup_.speaker->play_recording(recording, [&] { return is_wanted(saying); });
        });
    }

    // True where it was said to its end. An engine that can't be started says nothing, and reading goes on.
    bool speak(const Saying& saying) {
        if (setup_.engine.empty()) return false;
        std::array<int, 2> pipe{-1, -1};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return false;
        // At most kLongest bytes: less than a pipe holds, so this never waits.
        const auto written = ::write(pipe[1], saying.text.data(), saying.text.size());
        ::close(pipe[1]);
        const pid_t process = written < 0 ? 0 : start(saying, pipe[0]);
        ::close(pipe[0]);
        if (process <= 0) return false;
        siginfo_t ended{};
        ::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOWAIT);
        const std::scoped_lock lock{mutex_};
        speaking_ = 0;  // before its number is free for another process
        ::waitpid(process, nullptr, 0);
        return saying.turn == turn_;
    }

    // The process, or 0 where the saying was stopped before it began or nothing could be started.
    pid_t start(const Saying& saying, int input) {
        const std::scoped_lock lock{mutex_};
        if (saying.turn != turn_) return 0;
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        std::string engine = setup_.engine;
        std::string voice = saying.tongue == Tongue::Chinese ? "cmn" : "en-gb";
        std::string dash_v = "-v";
        std::string dash_s = "-s";
        std::string speed = "150";
        std::string dash_a = "-a";
        std::string loudness = std::to_string(kEngineFull * volume_ / 100);
        std::array<char*, 8> arguments{engine.data(), dash_v.data(), voice.data(),    dash_s.data(),
                                       speed.data(),  dash_a.data(), loudness.data(), nullptr};
        pid_t process = 0;
        const int failed =
            ::posix_spawnp(&process, engine.c_str(), &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        if (failed != 0) return 0;
        speaking_ = process;
        return process;
    }

    VoiceSetup setup_;
    std::atomic<int> volume_{kUsualVolume};
    std::mutex mutex_;
    std::uint64_t turn_ = 0;
    pid_t speaking_ = 0;
    core::Channel<Saying> sayings_;
    core::Channel<std::uint64_t> spoken_;
    std::jthread thread_;  // last: stops first
};

}  // namespace

std::unique_ptr<Voice> open_voice(VoiceSetup setup) {
    if (setup.engine.empty() && setup.phrases.size() == 0) return std::make_unique<Silence>();
    return std::make_unique<Engine>(std::move(setup));
}

}  // namespace devices
