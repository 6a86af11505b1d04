#include "kiosk/devices/voice.h"

#include <fstream>
#include <semaphore>
#include <thread>

#include <gtest/gtest.h>

#include "shared/core/file.h"
#include "tests/support/temporary_directory.h"

namespace {

using devices::Tongue;

// An engine that writes down what it is to say and how; at the word "long" it never ends by itself.
class Voices : public testing::Test {
protected:
    Voices() {
        const auto script = directory_ / "engine";
        std::ofstream{script} << "#!/bin/sh\ntext=$(cat)\necho \"$2 $text\" >> " << said().string()
                              << "\n[ \"$text\" = long ] && exec tail -f /dev/null\nexit 0\n";
        std::filesystem::permissions(script, std::filesystem::perms::owner_all);
        voice_ = devices::open_voice({.engine = script.string(), .wake = [this] { spoken_.release(); }});
    }

    std::filesystem::path said() const { return directory_ / "said"; }
    // Blocks until something was said to its end.
    std::optional<std::uint64_t> next_spoken() {
        spoken_.acquire();
        return voice_->take_spoken();
    }

    test::TemporaryDirectory directory_;
    std::counting_semaphore<> spoken_{0};
    std::unique_ptr<devices::Voice> voice_;
};

TEST_F(Voices, SayOneAfterTheOtherInTheirLanguageAndReportEach) {
    voice_->say(1, "您好", Tongue::Chinese);
    voice_->say(2, "Hello", Tongue::English);
    EXPECT_EQ(next_spoken(), 1u);
    EXPECT_EQ(next_spoken(), 2u);
    EXPECT_EQ(core::read_file(said()).value(), "cmn 您好\nen-gb Hello\n");
}

TEST_F(Voices, StopWithAllThatWaits) {
    voice_->say(1, "long", Tongue::English);
    voice_->say(2, "never", Tongue::English);
    voice_->stop();
    voice_->say(3, "after", Tongue::English);
    EXPECT_EQ(next_spoken(), 3u);
    EXPECT_EQ(core::read_file(said()).value().find("never"), std::string::npos);
}

// Writes down what it is to play; "held" is played until nobody wants it any more.
class FakeSpeaker final : public devices::Speaker {
public:
    void open() override {}
    void play(devices::Sound /*sound*/) override {}
    void set_volume(int /*percent*/) override {}
    bool play_recording(const std::filesystem::path& file, const std::function<bool()>& goes_on) override {
        played.push_back(file.filename().string());
        if (file.filename() != "held.wav") return true;
        holding.release();
        while (goes_on()) std::this_thread::yield();
        return false;
    }
    std::vector<std::string> played;
    std::binary_semaphore holding{0};
};

class RecordedVoices : public Voices {
public:
    RecordedVoices() {
        for (const char* name : {"ok.wav", "room.wav", "held.wav"})
            std::ofstream{directory_ / name} << "RIFF";
        std::ofstream{directory_ / "phrases.tsv"}
            << "zh-CN\t签到成功\tok.wav\nzh-CN\t请到书法教室\troom.wav\nen\tHello\theld.wav\n";
        voice_ = devices::open_voice({.engine = (directory_ / "engine").string(),
                                      .phrases = devices::PhrasePack::open(directory_.path()).value(),
                                      .speaker = &speaker_,
                                      .wake = [this] { spoken_.release(); }});
    }
    ~RecordedVoices() override { voice_.reset(); }

protected:
    FakeSpeaker speaker_;
};

TEST_F(RecordedVoices, ComeBeforeTheEngine) {
    voice_->say(1, "签到成功，请到书法教室", Tongue::Chinese);
    voice_->say(2, "您好", Tongue::Chinese);
    EXPECT_EQ(next_spoken(), 1u);
    EXPECT_EQ(next_spoken(), 2u);
    EXPECT_EQ(speaker_.played, (std::vector<std::string>{"ok.wav", "room.wav"}));
    EXPECT_EQ(core::read_file(said()).value(), "cmn 您好\n");
}

TEST_F(RecordedVoices, FallSilentAtOnce) {
    voice_->say(1, "Hello", Tongue::English);
    speaker_.holding.acquire();
    voice_->stop();
    voice_->say(2, "签到成功", Tongue::Chinese);
    EXPECT_EQ(next_spoken(), 2u);
}

TEST_F(Voices, GoAwayInTheMiddleOfASentence) {
    voice_->say(1, "long", Tongue::English);
    voice_.reset();
    EXPECT_FALSE(spoken_.try_acquire());
}

}  // namespace

TEST(Voice, IsSilentWithoutAnEngine) {
    const auto voice = devices::open_voice({.engine = "", .wake = {}});
    voice->say(1, "Hello", Tongue::English);
    EXPECT_FALSE(voice->take_spoken());
}
