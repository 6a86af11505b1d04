#include "kiosk/ui/ui.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include "kiosk/ui/chrome.h"
#include "kiosk/ui/text_layout.h"
#include "tests/kiosk/ui/stage.h"

namespace {

using namespace std::chrono_literals;
using stage::Stage;

constexpr ui::Rect kRect{100, 600, 400, 120};

TEST(Ui, AButtonFiresInOneFrameAfterTheTap) {
    Stage stage;
    int fired = 0;
    const auto draw = [&](ui::Ui& ui) {
        fired += ui::button(ui, "go", kRect, {.label = "继续使用"}) ? 1 : 0;
    };
    stage.frame(draw);
    stage.tap("go");
    EXPECT_EQ(fired, 0);
    stage.frame(draw);
    stage.frame(draw);
    EXPECT_EQ(fired, 1);
}

TEST(Ui, APressedButtonLooksPressedInTheNextFrame) {
    Stage stage;
    const auto draw = [](ui::Ui& ui) { ui::button(ui, "go", kRect, {.label = "继续使用"}); };
    stage.frame(draw);
    stage.frame(draw);
    EXPECT_EQ(stage.window().renderer().drawn_pixels(), 0) << "nothing changed, so nothing is drawn";
    stage.down(kRect.center());
    stage.frame(draw);
    EXPECT_GT(stage.window().renderer().drawn_pixels(), 0);
    EXPECT_LT(stage.window().renderer().drawn_pixels(), 1080 * 1920 / 10) << "only around the button";
}

TEST(Ui, SmallElementsAnswerInAnAreaOfEightyEight) {
    Stage stage;
    bool fired = false;
    const auto draw = [&](ui::Ui& ui) {
        fired = ui::link(ui, "all", {100, 600, 300, 40}, "全部课表", ui::Align::Left);
    };
    stage.frame(draw);
    stage.tap(ui::Point{120, 600 + 20 + 43});
    stage.frame(draw);
    EXPECT_TRUE(fired);
}

TEST(Ui, UserTextIsOnlyCharacters) {
    Stage stage;
    stage.frame([](ui::Ui& ui) {
        ui.text({100, 100, 900, 100}, "100%s%n##x###y {n}");
        ui.text({100, 300, 900, 100}, "\xff\x1b\u202E");
    });
    EXPECT_TRUE(stage.ui().semantics().shows("100%s%n##x###y {n}"));
}

TEST(Ui, ACharacterThatNoFaceHasIsCountedAndReplaced) {
    Stage stage;
    stage.frame([](ui::Ui& ui) { ui.text({100, 100, 900, 100}, "王\U0001F600和"); });
    EXPECT_EQ(stage.ui().missing_glyphs(), 1);
    EXPECT_TRUE(stage.ui().semantics().shows("王"));
}

TEST(Ui, ATextThatDoesNotFitIsMarked) {
    Stage stage;
    stage.frame([](ui::Ui& ui) { ui.text({100, 100, 100, 100}, "少儿书法启蒙", {.max_lines = 1}); });
    ASSERT_EQ(stage.ui().semantics().texts.size(), 1U);
    EXPECT_TRUE(stage.ui().semantics().texts[0].clipped);
}

TEST(Ui, TexturesThatTheGlyphsOutgrewAreGivenBack) {
    Stage stage;
    for (int i = 0; i < 40; ++i) {
        std::string words;
        for (int j = 0; j < 120; ++j) ui::append_utf8(words, static_cast<char32_t>(0x4E00 + 120 * i + j));
        stage.frame([&](ui::Ui& ui) { ui.text({0, 0, 1080, 0}, words, {.px = 60}); });
    }
    stage.frame([](ui::Ui& /*ui*/) {});
    stage.frame([](ui::Ui& /*ui*/) {});
    EXPECT_LE(ImGui::GetPlatformIO().Textures.Size, 2);
    EXPECT_LE(stage.atlas_side(), 2048);
}

TEST(Ui, TextIsAsWideAsItsEmsSay) {
    Stage stage;
    stage.frame([](ui::Ui& ui) {
        EXPECT_FLOAT_EQ(ui.measure("邻里中心", {.type = ui::Type::Title}).width, 4 * 48);
        EXPECT_FLOAT_EQ(ui.measure("邻里中心", {.px = 34}).width, 4 * 34);
    });
}

TEST(Ui, LargeTextIsNeverBelowForty) {
    Stage stage{{.scale = ui::TextScale::Large}};
    stage.frame([](ui::Ui& ui) {
        EXPECT_EQ(ui.px({.type = ui::Type::Caption}), 40);
        EXPECT_GE(ui.px({.px = 28}), 40);
        EXPECT_EQ(ui.min_target(), 128);
    });
}

TEST(Ui, WidthsDoNotDependOnTheSizeOfTheWindow) {
    Stage small{{.width = 540, .height = 960}};
    small.frame(
        [](ui::Ui& ui) { EXPECT_NEAR(ui.measure("邻里中心", {.type = ui::Type::Title}).width, 4 * 48, 4); });
}

TEST(Ui, AcrossTheScreenHasItsOwnSize) {
    Stage stage{{.width = 1920, .height = 1080}};
    stage.frame([](ui::Ui& ui) {
        EXPECT_FALSE(ui.portrait());
        EXPECT_EQ(ui.size(), (ui::Point{1920, 1080}));
    });
}

TEST(Ui, AnotherShapeOfWindowIsLetterBoxed) {
    Stage stage{{.width = 1080, .height = 2400}};
    stage.frame([](ui::Ui& ui) { ui.canvas().fill(ui.screen(), ui::rgb(0x123456)); });
    EXPECT_EQ(stage.pixel(540, 10), 0xF6F1E8U) << "canvas above";
    EXPECT_EQ(stage.pixel(540, 1200), 0x123456U);
    EXPECT_EQ(stage.pixel(540, 2390), 0xF6F1E8U) << "canvas below";
}

TEST(Ui, ADialogSwallowsTouchesBesideIt) {
    Stage stage;
    bool below = false;
    bool outside = false;
    const auto draw = [&](ui::Ui& ui) {
        below |= ui::button(ui, "below", kRect, {.label = "签到"});
        outside |= ui::modal(ui, "idle", {100, 1000, 800, 600}, ui.now()).touched_outside;
    };
    stage.frame(draw);
    stage.tap(kRect.center());
    stage.frame(draw);
    EXPECT_FALSE(below);
    EXPECT_TRUE(outside);
}

TEST(Ui, ANewScreenTakesNoTouchesForAMoment) {
    Stage stage;
    int fired = 0;
    const auto draw = [&](ui::Ui& ui) { fired += ui::button(ui, "go", kRect, {.label = "继续"}) ? 1 : 0; };
    stage.frame(draw);
    stage.screen("next");
    stage.frame(draw);
    stage.wait(100ms);
    stage.tap("go");
    stage.frame(draw);
    EXPECT_EQ(fired, 0);
    stage.wait(300ms);
    stage.tap("go");
    stage.frame(draw);
    EXPECT_EQ(fired, 1);
}

TEST(Ui, AnIdleFrameAsksForNoOther) {
    Stage stage;
    const auto next = stage.frame([](ui::Ui& ui) { ui::button(ui, "go", kRect, {.label = "继续"}); });
    EXPECT_FALSE(next.at_once);
    EXPECT_FALSE(next.at);
}

TEST(Ui, TheTickerAsksForItsNextPageOnly) {
    Stage stage;
    const std::vector<std::string> news{"第一条", "第二条"};
    const core::SteadyTime since = stage.now() + 1s;
    const auto draw = [&](ui::Ui& ui) {
        ui::ticker(ui, ui.screen().bottom_part(104), {.tag = "公告", .sentences = news, .since = since});
    };
    const auto next = stage.frame(draw);
    EXPECT_FALSE(next.at_once);
    ASSERT_TRUE(next.at);
    EXPECT_EQ(*next.at - since, 6s);
    EXPECT_TRUE(stage.ui().semantics().shows("第一条"));
    stage.frame(draw, 6s);
    EXPECT_TRUE(stage.ui().semantics().shows("第二条"));
}

TEST(Ui, AWipeLeavesNoWordBehind) {
    Stage stage;
    stage.frame([](ui::Ui& ui) { ui.text({100, 100, 900, 100}, "王*和，您好"); });
    stage.ui().wipe();
    EXPECT_TRUE(stage.ui().semantics().texts.empty());
}

TEST(Ui, WeeksOfNewWordsKeepTheAtlasSmallAndTheTextWhole) {
    Stage stage;
    // 6,000 different characters at six sizes: many times what fits into the atlas.
    for (int screen = 0; screen < 60; ++screen) {
        std::string words;
        for (int i = 0; i < 100; ++i)
            ui::append_utf8(words, static_cast<char32_t>(0x4E00 + screen * 100 + i));
        stage.frame([&](ui::Ui& ui) {
            for (const ui::Type type : {ui::Type::Caption, ui::Type::Body, ui::Type::Lead, ui::Type::Title,
                                        ui::Type::Headline, ui::Type::Hero}) {
                ui.text({20, 20, 1040, 1900}, words, {.type = type});
            }
        });
        EXPECT_LE(stage.atlas_side(), 2048);
    }
    stage.frame([](ui::Ui& ui) { ui.text({100, 100, 900, 100}, "签到成功", {.type = ui::Type::Hero}); });
    EXPECT_GT(stage.ink({100, 100, 340, 110}), 4000) << "drawn after the atlas was emptied";
    EXPECT_EQ(stage.ui().missing_glyphs(), 0);
}

TEST(Ui, AFrameWithMoreGlyphsThanTheAtlasHoldsDoesNoHarm) {
    Stage stage;
    std::string words;
    for (char32_t c = 0x4E00; c < 0x4E00 + 1500; ++c) ui::append_utf8(words, c);
    stage.frame([&](ui::Ui& ui) { ui.text({0, 0, 1080, 1920}, words, {.type = ui::Type::Hero}); });
    EXPECT_LE(stage.atlas_side(), 2048);
    stage.frame([](ui::Ui& ui) { ui.text({100, 100, 900, 100}, "签到成功", {.type = ui::Type::Hero}); });
    EXPECT_GT(stage.ink({100, 100, 340, 110}), 4000);
}

TEST(Ui, ANameIsDrawnAsOtherTextIsAndKeptNowhereElse) {
    Stage stage;
    const core::PersonName name{"王*和，您好"};
    const ui::TextStyle style{.type = ui::Type::Headline, .align = ui::Align::Center, .max_lines = 2};
    const auto drawn_as = [&](const auto& words) {
        ui::TextExtent extent;
        stage.frame([&](ui::Ui& ui) { extent = ui.text({100, 300, 160, 0}, words, style); });
        return extent;
    };
    const ui::TextExtent plain = drawn_as(std::string{name.shown()});
    const ui::Rect there = stage.ui().semantics().texts.back().rect;
    const ui::TextExtent person = drawn_as(name);
    EXPECT_EQ(person.lines, 2);
    EXPECT_EQ(person.width, plain.width);
    EXPECT_EQ(person.height, plain.height);
    const ui::DrawnText& drawn = stage.ui().semantics().texts.back();
    EXPECT_EQ(drawn.rect, there);
    EXPECT_TRUE(drawn.text.empty());
    EXPECT_EQ(drawn.person, name);
    EXPECT_TRUE(stage.ui().semantics().shows("王*和"));
    stage.ui().wipe();
    EXPECT_FALSE(stage.ui().semantics().shows("王*和"));
}

}  // namespace
