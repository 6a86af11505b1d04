// That the looks are what they promise: all combinations, or each two settings in each of theirs.
#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "tests/ui/gallery.h"

namespace {

using gallery::Breadth;
using gallery::Look;
using gallery::Shape;

using Setting = std::function<bool(const Look&)>;

const std::vector<std::pair<const char*, Setting>> kSettings{
    {"English", [](const Look& look) { return look.is_english(); }},
    {"across", [](const Look& look) { return look.shape == Shape::Landscape; }},
    {"large", [](const Look& look) { return look.modes.large; }},
    {"contrast", [](const Look& look) { return look.modes.contrast; }},
    {"low", [](const Look& look) { return look.modes.low_reach; }},
};

TEST(Looks, PairwiseHoldsEachTwoSettingsInEachOfTheirCombinations) {
    const auto looks = gallery::looks_for(Breadth::Pairwise);
    for (std::size_t i = 0; i < kSettings.size(); ++i) {
        for (std::size_t j = i + 1; j < kSettings.size(); ++j) {
            for (const unsigned both : {0U, 1U, 2U, 3U}) {
                const bool first = (both & 1U) != 0;
                const bool second = (both & 2U) != 0;
                const std::string a = kSettings[i].first;
                const std::string b = kSettings[j].first;
                if (a == "across" && b == "low" && first && second) continue;  // is not offered there
                const bool met = std::any_of(looks.begin(), looks.end(), [&](const Look& look) {
                    return kSettings[i].second(look) == first && kSettings[j].second(look) == second;
                });
                EXPECT_TRUE(met) << a << " " << first << " with " << b << " " << second;
            }
        }
    }
}

TEST(Looks, AllHoldsAll) {
    EXPECT_EQ(gallery::looks_for(Breadth::All).size(), 2U * 8U + 2U * 4U);
}

TEST(Looks, TheMainScreensAreDrawnInAllOfThem) {
    std::vector<std::string> all;
    for (const gallery::Case& one : gallery::all_cases()) {
        if (one.breadth == Breadth::All) all.push_back(one.name);
    }
    for (const char* name : {"attract", "home", "scan", "choose", "success", "refused-full"})
        EXPECT_NE(std::find(all.begin(), all.end(), name), all.end()) << name;
}

// Names that common faces lack: from the rarer half of the standard characters, and beyond the first plane.
TEST(Names, RareCharactersAreDrawnAndNeverBlank) {
    stage::Stage stage;
    for (const char* name : {"汶", "祐", "堃", "㐂", "镕", "𠮷", "𬭎"}) {
        for (const ui::Weight weight : {ui::Weight::Regular, ui::Weight::Bold}) {
            stage.frame([&](ui::Ui& ui) {
                ui.text({100, 100, 400, 200}, name, {.weight = weight, .px = 120});
            });
            EXPECT_GT(stage.ink({100, 100, 400, 200}), 500) << name;
        }
        EXPECT_EQ(stage.ui().missing_glyphs(), 0) << name << " is in no face";
    }
    // One that no face has is counted, and a visible sign stands in its place.
    stage.frame([](ui::Ui& ui) { ui.text({100, 100, 400, 200}, "\U0003134A", {.px = 120}); });
    EXPECT_EQ(stage.ui().missing_glyphs(), 1);
    EXPECT_GT(stage.ink({100, 100, 400, 200}), 200);
}

}  // namespace
