#include "kiosk/devices/voice.h"

#include <fstream>
#include <semaphore>

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
