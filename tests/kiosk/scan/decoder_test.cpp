#include "kiosk/scan/decoder.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "tests/support/camera_picture.h"

namespace {

using scan::GreyView;
using scan::LiveDecoder;
using scan::read_still;

// The vector of PROTOCOL section 1: 138 characters, a symbol of 41x41 modules.
const std::string kPass =
    "NC1CEAQKCL2AERUKZ4JVPG66EAP4AUCJYAARKMAJZZYVA4POFVY6B4BXUG4CYYRQARP4O2YDY6XPDMWKXNXT4QG56ID3COGIJ4T6KPRI"
    "H7"
    "MDIUDVYARQNML2TII6YBQRAQTSS4FSBI";

GreyView view_of(const cv::Mat& picture) {
    return {.pixels = picture.data, .width = picture.cols, .height = picture.rows, .stride = picture.step};
}

std::string still_text(const cv::Mat& picture) {
    const auto reading = read_still(view_of(picture));
    return reading.codes.empty() ? "" : reading.codes.front().text;
}

TEST(Decoder, APassIsASymbolOf41Modules) {
    EXPECT_EQ(test::draw_symbol(kPass).cols, 41 + 8);
}

TEST(Decoder, ReadsAPassAndSaysWhereItLies) {
    const cv::Mat picture = test::photograph(kPass, {.offset = {100, -50}}, 1);
    const auto reading = read_still(view_of(picture));
    ASSERT_EQ(reading.codes.size(), 1U);
    EXPECT_EQ(reading.codes[0].text, kPass);
    EXPECT_EQ(reading.codes[0].length, kPass.size());
    EXPECT_EQ(reading.faults, 0);
    int middle_x = 0;
    int middle_y = 0;
    for (const auto& corner : reading.codes[0].corners) {
        middle_x += corner.x / 4;
        middle_y += corner.y / 4;
    }
    EXPECT_NEAR(middle_x, test::kShotWidth / 2.0 + 100, 6);
    EXPECT_NEAR(middle_y, test::kShotHeight / 2.0 - 50, 6);
}

TEST(Decoder, ReadsALightCodeOnDark) {
    cv::Mat picture = test::photograph(kPass, {}, 2);
    cv::bitwise_not(picture, picture);
    EXPECT_EQ(still_text(picture), kPass);
}

TEST(Decoder, ReadsGreyOnGreyAndAMirrorImage) {
    cv::Mat picture = test::photograph(kPass, {.noise = 0}, 3);
    picture.convertTo(picture, CV_8UC1, 0.12, 100);
    EXPECT_EQ(still_text(picture), kPass);
    cv::flip(picture, picture, 1);
    EXPECT_EQ(still_text(picture), kPass);
}

TEST(Decoder, ReadsTwoCodesInOnePicture) {
    const cv::Mat picture = test::photograph_two("first", "second", {}, 4);
    EXPECT_EQ(read_still(view_of(picture)).codes.size(), 2U);
}

TEST(Decoder, KeepsOfALongTextItsLengthOnly) {
    const std::string text(600, 'a');
    cv::Mat picture;
    cv::resize(test::draw_symbol(text), picture, {}, 4, 4, cv::INTER_NEAREST);
    const auto reading = read_still(view_of(picture));
    ASSERT_EQ(reading.codes.size(), 1U);
    EXPECT_TRUE(reading.codes[0].text.empty());
    EXPECT_EQ(reading.codes[0].length, text.size());
    EXPECT_EQ(read_still(view_of(picture), scan::kAnyText).codes.at(0).text, text);
}

TEST(Decoder, HandsOverWhatIsInTheCodeByteByByte) {
    // FIELD TH14: it is the gate's business to drop these, not the decoder's to choke on them.
    const std::vector<std::string> hostile{"%n%s%n", "javascript:alert(1)", "\x1b[31mred",
                                           "'; DROP TABLE x; --", "\u202Eabc"};
    for (const std::string& text : hostile) {
        cv::Mat picture;
        cv::resize(test::draw_symbol(text), picture, {}, 4, 4, cv::INTER_NEAREST);
        EXPECT_EQ(still_text(picture), text);
    }
}

TEST(Decoder, RefusesViewsThatAreNoPictures) {
    std::vector<std::uint8_t> pixels(16, 0);
    EXPECT_TRUE(read_still({}).codes.empty());
    EXPECT_TRUE(read_still({.pixels = pixels.data(), .width = 0, .height = 4, .stride = 4}).codes.empty());
    EXPECT_TRUE(read_still({.pixels = pixels.data(), .width = 4, .height = 4, .stride = 3}).codes.empty());
    EXPECT_TRUE(
        read_still({.pixels = pixels.data(), .width = 10000, .height = 1, .stride = 10000}).codes.empty());
    EXPECT_TRUE(read_still({.pixels = pixels.data(), .width = 4, .height = 4, .stride = 4}).codes.empty());
    EXPECT_TRUE(read_still({.pixels = pixels.data(), .width = 1, .height = 1, .stride = 1}).codes.empty());
}

TEST(LiveDecoder, SeesACodeAtTheEdgeOnEverySecondFrame) {
    const cv::Mat picture = test::photograph(kPass, {.offset = {-480, 0}}, 5);
    LiveDecoder decoder;
    int seen = 0;
    for (int i = 0; i < 10; ++i) seen += decoder.read(view_of(picture)).codes.empty() ? 0 : 1;
    EXPECT_GE(seen, 5);
}

TEST(LiveDecoder, SeesTheSecondCodeWithTheFirst) {
    // One in the middle of the picture, one beside the centre window: never the first alone.
    const cv::Mat picture = test::photograph_two("first", "second", {.offset = {200, 0}}, 6);
    for (int start = 0; start < 2; ++start) {
        LiveDecoder decoder;
        for (int i = 0; i < start; ++i) (void)decoder.read(view_of(test::photograph_nothing(7)));
        EXPECT_EQ(decoder.read(view_of(picture)).codes.size(), 2U) << start;
    }
}

TEST(LiveDecoder, ReadsNothingWhereNothingIs) {
    LiveDecoder decoder;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const cv::Mat picture = test::photograph_nothing(seed);
        EXPECT_TRUE(decoder.read(view_of(picture)).codes.empty()) << seed;
    }
}

}  // namespace
