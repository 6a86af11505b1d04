#include "kiosk/ui/text_layout.h"

#include <gtest/gtest.h>

namespace {

// Ideographs are 10 wide, everything else 5.
float width_of(char32_t c) {
    return c > 0x2000 ? 10 : 5;
}

std::vector<std::string> lines(std::string_view text, float width, int max_lines = 0) {
    const std::u32string letters = ui::decode_utf8(text);
    const ui::Layout layout = ui::lay_out(letters, {width, max_lines}, width_of);
    std::vector<std::string> out;
    for (const ui::Line& line : layout.lines) {
        out.emplace_back();
        for (const char32_t c : letters.substr(line.begin, line.size)) ui::append_utf8(out.back(), c);
    }
    if (layout.clipped) ui::append_utf8(out.back(), ui::kEllipsis);
    return out;
}

using Lines = std::vector<std::string>;

TEST(TextLayout, BreaksAnywhereBetweenIdeographs) {
    EXPECT_EQ(lines("少儿书法启蒙", 30), (Lines{"少儿书", "法启蒙"}));
    EXPECT_EQ(lines("少儿书法", 10), (Lines{"少", "儿", "书", "法"}));
}

TEST(TextLayout, NeverBeginsALineWithAClosingMark) {
    EXPECT_EQ(lines("签到成功，请进", 40), (Lines{"签到成", "功，请进"}));
    EXPECT_EQ(lines("请看（二楼）。好", 50), (Lines{"请看（二", "楼）。好"}));
}

TEST(TextLayout, NeverEndsALineWithAnOpeningMark) {
    EXPECT_EQ(lines("今天学“和”字", 40), (Lines{"今天学", "“和”字"}));
}

TEST(TextLayout, KeepsAFigureAndItsUnitTogether) {
    EXPECT_EQ(lines("低偿十10元", 40), (Lines{"低偿十", "10元"}));
    EXPECT_EQ(lines("还剩 48 分钟", 35), (Lines{"还剩", "48 分钟"}));
}

TEST(TextLayout, BreaksWordsAtSpaces) {
    EXPECT_EQ(lines("Hold your phone", 50), (Lines{"Hold your", "phone"}));
    EXPECT_EQ(lines("Check in, please", 45), (Lines{"Check in,", "please"}));
}

TEST(TextLayout, CutsAWordThatIsLongerThanALine) {
    EXPECT_EQ(lines("abcdefgh", 20), (Lines{"abcd", "efgh"}));
}

TEST(TextLayout, KeepsTheLinesThatTheTextHas) {
    EXPECT_EQ(lines("一\n二\n\n三", 100), (Lines{"一", "二", "", "三"}));
}

TEST(TextLayout, EndsWithAnEllipsisWhenLinesRunOut) {
    EXPECT_EQ(lines("少儿书法启蒙班", 30, 2), (Lines{"少儿书", "法启…"}));
    const ui::Layout layout = ui::lay_out(U"少儿书法启蒙班", {30, 2}, width_of);
    EXPECT_TRUE(layout.clipped);
    EXPECT_LE(layout.width, 30);
    EXPECT_FALSE(ui::lay_out(U"少儿书法启蒙", {30, 2}, width_of).clipped);
}

TEST(TextLayout, WithoutAWidthThereIsOneLine) {
    EXPECT_EQ(lines("少儿书法 abc", 0), (Lines{"少儿书法 abc"}));
}

TEST(TextLayout, HostileTextBecomesHarmless) {
    using ui::decode_utf8;
    EXPECT_EQ(decode_utf8("a\x1b[31mb"), U"a[31mb") << "no control characters";
    EXPECT_EQ(decode_utf8("a\u202Eb\u200Fc\uFEFF"), U"abc") << "nothing that reorders";
    EXPECT_EQ(decode_utf8("\xff\xc0\xaf"), U"\uFFFD\uFFFD\uFFFD") << "no overlong or broken sequences";
    EXPECT_EQ(decode_utf8("\xed\xa0\x80"), U"\uFFFD\uFFFD\uFFFD") << "no surrogates";
    EXPECT_EQ(decode_utf8("\xf4\x8f\xbf\xbf"), U"\uFFFD") << "no code points that would need huge tables";
    EXPECT_EQ(decode_utf8("王\xe5"), U"王\uFFFD") << "cut off at the end";
    EXPECT_EQ(decode_utf8("%s%n##id"), U"%s%n##id") << "formats and ids are only characters";
}

TEST(TextLayout, DecodingAndEncodingGoBackAndForth) {
    const std::string text = "邻里 Linli ¥é 𠮷";
    std::string again;
    for (const char32_t c : ui::decode_utf8(text)) ui::append_utf8(again, c);
    EXPECT_EQ(again, text);
}

}  // namespace
