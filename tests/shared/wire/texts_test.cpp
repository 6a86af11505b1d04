#include "shared/wire/texts.h"

#include <gtest/gtest.h>

namespace {

TEST(ReadTexts, GivesEveryKeyItsWords) {
    const auto texts = wire::read_texts(R"({"nav.back": "返回", "nav.home": "首页"})");
    ASSERT_TRUE(texts);
    EXPECT_EQ(texts->size(), 2U);
    EXPECT_EQ(texts->at("nav.back"), "返回");
}

TEST(ReadTexts, RefusesWhatIsNotAFlatObjectOfStrings) {
    for (const char* bad : {"", "[]", "{", R"({"a": 1})", R"({"a": {"b": "c"}})"}) {
        const auto texts = wire::read_texts(bad);
        ASSERT_FALSE(texts) << bad;
        EXPECT_EQ(texts.error().kind, core::ErrorKind::Invalid);
    }
}

TEST(ReadTexts, RefusesAKeyThatStandsTwice) {
    const auto texts = wire::read_texts(R"({"a": "x", "a": "y"})");
    ASSERT_FALSE(texts);
    EXPECT_NE(texts.error().message.find("twice"), std::string::npos);
}

}  // namespace
