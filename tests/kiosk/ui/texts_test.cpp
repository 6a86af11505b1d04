#include "kiosk/ui/texts.h"

#include <gtest/gtest.h>

namespace {

TEST(Texts, FillsThePlacesOfASentence) {
    const ui::Texts texts{{{"left", "还有 {n} 个名额，共 {m} 个"}}};
    EXPECT_EQ(texts.get("left", {{"n", "5"}, {"m", "16"}}), "还有 5 个名额，共 16 个");
}

TEST(Texts, NeverLooksForPlacesInAValue) {
    const ui::Texts texts{{{"hello", "{name}，您好"}}};
    EXPECT_EQ(texts.get("hello", {{"name", "{name}{n}%s"}}), "{name}{n}%s，您好");
}

TEST(Texts, LeavesAPlaceWithoutAValue) {
    const ui::Texts texts{{{"left", "还有 {n} 个"}, {"open", "a { b"}}};
    EXPECT_EQ(texts.get("left"), "还有 {n} 个");
    EXPECT_EQ(texts.get("open"), "a { b");
}

TEST(Texts, PutANameInItsPlaceWithoutAStringOfIt) {
    const ui::Texts texts{{{"hi", "{name}，您好"}, {"bare", "您好"}}};
    EXPECT_EQ(texts.with_name("hi", core::PersonName{"王*和"}).shown(), "王*和，您好");
    EXPECT_EQ(texts.with_name("bare", core::PersonName{"王*和"}).shown(), "您好") << "no place, no name";
}

TEST(Texts, ShowsAndCountsAKeyThatIsMissing) {
    const ui::Texts texts{{{"a", "x"}}};
    EXPECT_EQ(texts.get("a"), "x");
    EXPECT_EQ(texts.missing(), 0);
    EXPECT_EQ(texts.get("no.such.key"), "no.such.key");
    EXPECT_EQ(texts.missing(), 1);
}

}  // namespace
