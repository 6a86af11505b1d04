#include "kiosk/scan/line_reader.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using scan::CodeText;
using scan::ForeignCode;
using scan::LineReader;

scan::CodeKind classify(std::string_view text) {
    return text.starts_with("NC1") ? scan::CodeKind::Acceptable : scan::CodeKind::Foreign;
}

class Line {
public:
    void feed(const std::string& bytes) {
        for (auto& scan : reader_.feed(bytes, now)) scans.push_back(std::move(scan));
    }
    std::string code(std::size_t i) const { return std::get<CodeText>(scans.at(i)).text.reveal(); }
    std::size_t foreign(std::size_t i) const { return std::get<ForeignCode>(scans.at(i)).length; }

    core::SteadyTime now{1h};
    std::vector<scan::Scan> scans;

private:
    LineReader reader_{classify};
};

TEST(LineReader, ALineInPiecesIsOneCode) {
    Line line;
    line.feed("NC1A");
    line.feed("BC");
    EXPECT_TRUE(line.scans.empty());
    line.feed("\r");
    EXPECT_EQ(line.code(0), "NC1ABC");
}

TEST(LineReader, CarriageReturnAndLineFeedAreOneEnd) {
    Line line;
    line.feed("NC1A\r\nNC1B\r\n\r\n");
    ASSERT_EQ(line.scans.size(), 2U);
    EXPECT_EQ(line.code(1), "NC1B");
}

TEST(LineReader, TH14_ForeignAndHostileLinesAreOnlyALength) {
    Line line;
    line.feed("https://pay.example\r");
    line.feed("NC1\x1b[31m\r");
    line.feed(std::string("NC1\0A\r", 6));
    line.feed("NC1" + std::string(4293, 'A') + "\r");
    ASSERT_EQ(line.scans.size(), 4U);
    EXPECT_EQ(line.foreign(0), 19U);
    EXPECT_EQ(line.foreign(1), 8U);
    EXPECT_EQ(line.foreign(2), 5U);
    EXPECT_EQ(line.foreign(3), 4296U);
}

TEST(LineReader, HalfALineIsForgottenAfterAPause) {
    Line line;
    line.feed("NC1HALF");
    line.now += 2s;
    line.feed("NC1WHOLE\r");
    ASSERT_EQ(line.scans.size(), 1U);
    EXPECT_EQ(line.code(0), "NC1WHOLE");
}

}  // namespace
