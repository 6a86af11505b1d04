// The sounds as they are shipped.
#include "kiosk/devices/sound.h"

#include <cmath>
#include <cstring>

#include <gtest/gtest.h>

#include "shared/core/file.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;

const std::filesystem::path kSoundFolder = std::filesystem::path{LINLI_SOURCE_DIR} / "assets/sound";
constexpr double kRate = 44'100;

std::vector<double> samples_of(devices::Sound sound) {
    const auto file = core::read_file(kSoundFolder / (std::string{devices::name_of(sound)} + ".wav")).value();
    EXPECT_EQ(file.substr(0, 4) + file.substr(8, 4) + file.substr(36, 4), "RIFFWAVEdata");
    std::vector<double> samples;
    for (std::size_t at = 44; at + 1 < file.size(); at += 2) {
        std::int16_t sample = 0;
        std::memcpy(&sample, file.data() + at, sizeof sample);
        samples.push_back(sample / 32768.0);
    }
    return samples;
}

double loudest(const std::vector<double>& samples) {
    double most = 0;
    for (const double sample : samples) most = std::max(most, std::abs(sample));
    return most;
}

// How often it rises through zero in a second.
double pitch(const std::vector<double>& samples) {
    int risen = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) risen += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    return risen * kRate / static_cast<double>(samples.size());
}

class Sounds : public testing::TestWithParam<devices::Sound> {};

TEST_P(Sounds, AreShortSoftAndInTheMiddleOfHearing) {
    const auto samples = samples_of(GetParam());
    ASSERT_FALSE(samples.empty());
    EXPECT_LE(static_cast<double>(samples.size()) / kRate, 0.4);
    EXPECT_GE(pitch(samples), 500);
    EXPECT_LE(pitch(samples), 3000);
    EXPECT_LE(loudest(samples), 0.61);
    EXPECT_LT(std::abs(samples.front()), 0.01) << "begins softly";
    EXPECT_LT(std::abs(samples.back()), 0.01) << "ends softly";
}

INSTANTIATE_TEST_SUITE_P(All, Sounds, testing::ValuesIn(devices::kSounds), [](const auto& sound) {
    std::string name{devices::name_of(sound.param)};
    std::erase(name, '-');
    return name;
});

TEST(Sound, ATouchIsMuchQuieterThanTheRest) {
    EXPECT_LT(loudest(samples_of(devices::Sound::Tap)), 0.13);
    EXPECT_GT(loudest(samples_of(devices::Sound::Success)), 0.5);
}

TEST(Sound, IsNoLouderThanThirtyInTheNight) {
    EXPECT_EQ(devices::volume_at(60, 21h + 59min), 60);
    EXPECT_EQ(devices::volume_at(60, 22h), 30);
    EXPECT_EQ(devices::volume_at(60, 6h + 59min), 30);
    EXPECT_EQ(devices::volume_at(60, 7h), 60);
    EXPECT_EQ(devices::volume_at(10, 23h), 10) << "staff wanted it quieter still";
}

TEST(Sound, WithoutADeviceNothingIsHeardAndNothingBreaks) {
    const auto silent = devices::make_speaker(devices::SpeakerKind::Silent, kSoundFolder);
    silent->play(devices::Sound::Success);
    silent->set_volume(30);
    EXPECT_FALSE(silent->play_recording(kSoundFolder / "success.wav", [] { return true; }));
}

}  // namespace
