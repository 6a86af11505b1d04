#include "server/media/recipe.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "server/media/kind.h"

namespace {

using server::media::FileKind;
using server::media::Probe;
using server::media::Refusal;
using namespace std::string_literals;

bool has(const server::media::Words& words, const std::string& text) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word.find(text) != std::string::npos; });
}

TEST(Recipe, OneReaderAloneOpensAFileAndNoneThatLeadsElsewhere) {
    for (int i = 0; i <= static_cast<int>(FileKind::Unknown); ++i) {
        const auto reader = server::media::reader_of(static_cast<FileKind>(i));
        EXPECT_NE(reader, "hls");
        EXPECT_NE(reader, "concat");
        EXPECT_NE(reader, "image2");
    }
    const auto words =
        server::media::video_words(FileKind::Mp4, "x", {.picture_stream = 1, .rate = 25}, "out");
    const auto at = std::find(words.begin(), words.end(), "-protocol_whitelist");
    ASSERT_NE(at, words.end());
    EXPECT_EQ(*(at + 1), "file");
    EXPECT_TRUE(has(words, "file:x"));
    EXPECT_TRUE(has(words, "0:1"));
}

TEST(Recipe, FramesAreDroppedEvenly) {
    const auto filter_has = [](double rate, const std::string& text) {
        return has(server::media::video_words(FileKind::Mp4, "x", {.picture_stream = 0, .rate = rate}, "out"),
                   text);
    };
    EXPECT_TRUE(filter_has(60, "fps=30.0"));
    EXPECT_TRUE(filter_has(50, "fps=25.0"));
    EXPECT_TRUE(filter_has(59.94, "fps=29.97"));
    EXPECT_TRUE(filter_has(0, "fps=30"));
    EXPECT_FALSE(filter_has(24, "fps="));
    EXPECT_FALSE(filter_has(30, "fps="));
}

TEST(Recipe, FieldsAndHighRangesAreTreated) {
    const Probe probe{.picture_stream = 0, .rate = 25, .is_interlaced = true, .is_high_range = true};
    const auto words = server::media::video_words(FileKind::MpegTransport, "x", probe, "out");
    EXPECT_TRUE(has(words, "yadif"));
    EXPECT_TRUE(has(words, "tonemap"));
}

TEST(Recipe, AShortAnimationIsPlayedForSixSeconds) {
    using std::chrono::milliseconds;
    EXPECT_EQ(server::media::repeats_of({.duration = milliseconds{1'000}}), 5);
    EXPECT_EQ(server::media::repeats_of({.duration = milliseconds{4'000}}), 1);
    EXPECT_EQ(server::media::repeats_of({.duration = milliseconds{6'000}}), 0);
    EXPECT_EQ(server::media::repeats_of({}), 0);
}

TEST(Probe, SaysWhatAFileHoldsAndForgivesStrangeAnswers) {
    const auto probe = server::media::read_probe(
        R"({"streams":[{"index":0,"codec_type":"audio"},{"index":1,"codec_type":"video","width":90,"height":70,)"
        R"("disposition":{"attached_pic":1}},{"index":2,"codec_type":"video","codec_name":"hevc","width":1920,)"
        R"("height":1080,"avg_frame_rate":"30000/1001","field_order":"tt","color_transfer":"smpte2084"}],)"
        R"("format":{"duration":"12.5"}})");
    ASSERT_TRUE(probe);
    EXPECT_EQ(probe->picture_stream, 2);
    EXPECT_TRUE(probe->has_sound && probe->is_interlaced && probe->is_high_range);
    EXPECT_NEAR(probe->rate, 29.97, 0.01);
    EXPECT_EQ(probe->duration.count(), 12'500);
    EXPECT_FALSE(server::media::fault_of(*probe));
    EXPECT_FALSE(server::media::read_probe("not json"));
    EXPECT_FALSE(server::media::read_probe("{}"));
    const auto odd = server::media::read_probe(
        R"({"streams":[5,{"codec_type":"video","width":"x","avg_frame_rate":"0/0","duration":"1e300"}]})");
    ASSERT_TRUE(odd);
    EXPECT_EQ(odd->rate, 0);
    EXPECT_EQ(server::media::fault_of(*odd), Refusal::TooLong);
}

TEST(Probe, R_P9_SizesBeyondMeasureDoNotWrapRound) {
    EXPECT_EQ(server::media::fault_of_size(INT64_MAX, INT64_MAX, server::media::kMostPixels),
              Refusal::TooManyPixels);
    EXPECT_EQ(server::media::fault_of_size(40'000'001, 1, server::media::kMostPixels),
              Refusal::TooManyPixels);
    EXPECT_EQ(server::media::fault_of_size(8'000, 5'000, server::media::kMostPixels), std::nullopt);
    EXPECT_EQ(server::media::fault_of_size(0, 5, server::media::kMostPixels), Refusal::Damaged);
    EXPECT_EQ(server::media::fault_of_size(15, 500, server::media::kMostPixels), Refusal::TooSmall);
}

}  // namespace
