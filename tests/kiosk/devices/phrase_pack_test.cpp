#include "kiosk/devices/phrase_pack.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace {

using devices::PhrasePack;
using devices::Tongue;

class Phrases : public testing::Test {
protected:
    void record(const std::string& file) { std::ofstream{folder_ / file} << "RIFF"; }
    core::Result<PhrasePack> pack(const std::string& list) {
        std::ofstream{folder_ / "phrases.tsv"} << list;
        return PhrasePack::open(folder_.path());
    }

    test::TemporaryDirectory folder_;
};

TEST_F(Phrases, SayASentenceWholeOrPieceByPieceOrNotAtAll) {
    record("ok.wav");
    record("room.wav");
    const auto made = pack("# a comment\nzh-CN\t签到成功\tok.wav\nzh-CN\t请到三楼书法教室。\troom.wav\n");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->size(), 2U);
    using Files = std::vector<std::filesystem::path>;
    EXPECT_EQ(made->find("签到成功", Tongue::Chinese), (Files{folder_ / "ok.wav"}));
    EXPECT_EQ(made->find("签到成功，请到三楼书法教室", Tongue::Chinese),
              (Files{folder_ / "ok.wav", folder_ / "room.wav"}));
    EXPECT_FALSE(made->find("签到成功，请到二楼", Tongue::Chinese)) << "half a sentence is not said";
    EXPECT_FALSE(made->find("签到成功", Tongue::English));
    EXPECT_FALSE(made->find("", Tongue::Chinese));
}

TEST_F(Phrases, AFolderWithoutAListIsAnEmptyPack) {
    const auto made = PhrasePack::open(folder_.path());
    ASSERT_TRUE(made);
    EXPECT_EQ(made->size(), 0U);
}

TEST_F(Phrases, AWrongLineIsRefusedByItsNumber) {
    record("ok.wav");
    for (const char* line : {"zh\t签到成功\tok.wav", "zh-CN\t签到成功", "zh-CN\t签到成功\tnone.wav"}) {
        const auto made = pack(std::string{"# list\n"} + line + "\n");
        ASSERT_FALSE(made) << line;
        EXPECT_EQ(made.error().kind, core::ErrorKind::Invalid);
        EXPECT_NE(made.error().message.find("phrases.tsv:2"), std::string::npos) << made.error().message;
    }
}

TEST(ShippedPhrases, CanBeRead) {
    EXPECT_TRUE(PhrasePack::open(std::filesystem::path{LINLI_SOURCE_DIR} / "assets/voice"));
}

}  // namespace
