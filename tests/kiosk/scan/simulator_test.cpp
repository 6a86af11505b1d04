// C4: a pass before a simulated camera, in the five cases of PROTOCOL section 8.
#include <cstdint>
#include <cstdio>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/scan/decoder.h"
#include "tests/support/camera_picture.h"

namespace {

constexpr int kTrials = 50;
constexpr int kLeastRead = 49;
constexpr int kFramesHeld = 8;  // about half a second at 15 frames a second

const std::string kPass =
    "NC1CEAQKCL2AERUKZ4JVPG66EAP4AUCJYAARKMAJZZYVA4POFVY6B4BXUG4CYYRQARP4O2YDY6XPDMWKXNXT4QG56ID3COGIJ4T6KPRI"
    "H7"
    "MDIUDVYARQNML2TII6YBQRAQTSS4FSBI";

struct Case {
    const char* name;
    test::Shot shot;
};

const std::vector<Case> kCases{
    {"sharp at 25 cm", {.distance = 250}},
    {"defocus 1.6 px at 25 cm", {.distance = 250, .defocus = 1.6}},
    {"defocus 2.4 px at 15 cm", {.distance = 150, .defocus = 2.4}},
    {"glare of radius 0.2", {.distance = 200, .defocus = 0.6, .glare_radius = 0.2, .glare = 110}},
    {"strong glare of radius 0.3", {.distance = 200, .defocus = 0.6, .glare_radius = 0.3, .glare = 160}},
};

// A hand: turned and tilted a little, not quite in the middle, by the number of the trial.
test::Shot held(const test::Shot& shot, int trial) {
    cv::RNG random{static_cast<std::uint64_t>(trial) * 977 + 1};
    test::Shot moved = shot;
    moved.turn = random.uniform(-25.0, 25.0);
    moved.tilt = random.uniform(-15.0, 15.0);
    moved.offset = {random.uniform(-120.0, 120.0), random.uniform(-80.0, 80.0)};
    return moved;
}

scan::GreyView view_of(const cv::Mat& picture) {
    return {.pixels = picture.data, .width = picture.cols, .height = picture.rows, .stride = picture.step};
}

class Simulator : public testing::TestWithParam<Case> {};

TEST_P(Simulator, C4_ThePassIsReadByTheLiveChain) {
    int read = 0;
    int frames = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
        scan::LiveDecoder decoder;
        for (int frame = 0; frame < kFramesHeld; ++frame) {
            const auto seed = static_cast<std::uint64_t>(trial * kFramesHeld + frame) + 1;
            const auto reading =
                decoder.read(view_of(test::photograph(kPass, held(GetParam().shot, trial), seed)));
            ++frames;
            if (reading.codes.empty()) continue;
            ASSERT_EQ(reading.codes.front().text, kPass);
            ++read;
            break;
        }
    }
    std::printf("%s: %d of %d read, %.2f frames each\n", GetParam().name, read, kTrials,
                static_cast<double>(frames) / kTrials);
    EXPECT_GE(read, kLeastRead);
}

INSTANTIATE_TEST_SUITE_P(Cases, Simulator, testing::ValuesIn(kCases),
                         [](const auto& tested) { return "Case" + std::to_string(tested.index + 1); });

}  // namespace
