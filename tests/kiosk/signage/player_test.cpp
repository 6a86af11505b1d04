#include "tests/kiosk/signage/player_stage.h"

namespace {

using namespace player_test;  // NOLINT

TEST_F(PlayerTest, R_S1_ShowsTheCardUntilTheFirstSlideIsWhole) {
    content.says["a"] = Readiness::Preparing;
    load({picture("a"), picture("b")});
    EXPECT_EQ(shown(), "card");
    wait(1s);
    EXPECT_EQ(shown(), "card");
    content.says["a"] = Readiness::Ready;
    wait(20ms);
    EXPECT_EQ(shown(), "a");
}

TEST_F(PlayerTest, PlaysEachSlideForItsTimeAndBeginsAnew) {
    begin({picture("a"), picture("b"), picture("c")});
    for (const char* id : {"a", "b", "c", "a", "b"}) {
        EXPECT_EQ(shown(), id);
        EXPECT_LE(time_of(id), 10'020ms);
    }
}

TEST_F(PlayerTest, R_P1_PreparesTheNextFiveSecondsBeforeTheCut) {
    begin({picture("a"), picture("b")});
    wait(4'900ms);
    EXPECT_FALSE(content.prepared.contains("b"));
    wait(140ms);
    EXPECT_TRUE(content.prepared.contains("b"));
}

TEST_F(PlayerTest, R_P1_PreparesTheNextAtHalfTimeOfAShortSlide) {
    Slide brief = picture("a");
    brief.dwell = 4s;
    begin({brief, picture("b")});
    wait(1'900ms);
    EXPECT_FALSE(content.prepared.contains("b"));
    wait(140ms);
    EXPECT_TRUE(content.prepared.contains("b"));
}

TEST_F(PlayerTest, R_P2_HoldsTheLastFrameForThreeSecondsThenSkipsWhatIsLate) {
    begin({picture("a"), picture("late"), picture("c")});
    content.says["late"] = Readiness::Preparing;
    wait(12'800ms);
    EXPECT_EQ(shown(), "a");
    EXPECT_TRUE(player.take_skipped().empty());
    wait(500ms);
    EXPECT_EQ(shown(), "c");
    const auto skipped = player.take_skipped();
    ASSERT_EQ(skipped.size(), 1U);
    EXPECT_EQ(skipped[0].slide.id, "late");
    EXPECT_EQ(skipped[0].why, signage::Skip::Late);
}

TEST_F(PlayerTest, R_P2_ASlideThatComesLateIsShownWithoutAGap) {
    begin({picture("a"), picture("b")});
    content.says["b"] = Readiness::Preparing;
    wait(12s);
    EXPECT_EQ(shown(), "a");
    content.says["b"] = Readiness::Ready;
    wait(20ms);
    EXPECT_EQ(shown(), "b");
    EXPECT_TRUE(player.take_skipped().empty());
}

TEST_F(PlayerTest, R_P2_ShowsTheCardAfterFiveSkipsInARowAndTriesAgain) {
    std::vector<Slide> loop{picture("a")};
    for (int i = 0; i < 50; ++i) {
        loop.push_back(picture("bad" + std::to_string(i)));
        content.says[loop.back().id] = Readiness::Failed;
    }
    begin(loop);
    EXPECT_LE(time_of("a"), 10'020ms) << "broken ones are known before the cut";
    EXPECT_EQ(shown(), "card");
    EXPECT_TRUE(player.is_card());
    EXPECT_EQ(player.take_skipped().size(), 5U);
    content.says.clear();
    wait(10'040ms);
    EXPECT_EQ(shown(), "bad5");
}

TEST_F(PlayerTest, R_P2_LateOnesLeadToTheCardWithinFifteenSeconds) {
    std::vector<Slide> loop{picture("a")};
    for (int i = 0; i < 9; ++i) {
        loop.push_back(picture("late" + std::to_string(i)));
        content.says[loop.back().id] = Readiness::Preparing;
    }
    begin(loop);
    EXPECT_LE(time_of("a"), 10s + 15s + 6 * 220ms);
    EXPECT_EQ(shown(), "card");
}

TEST_F(PlayerTest, R_P2_NeverSkipsMoreThanFiveASecond) {
    std::vector<Slide> loop{picture("a")};
    for (int i = 0; i < 3; ++i) loop.push_back(picture("bad" + std::to_string(i)));
    for (const Slide& slide : loop) content.says[slide.id] = Readiness::Failed;
    load(loop);
    for (int second = 0; second < 60; ++second) {
        wait(1s);
        EXPECT_LE(player.take_skipped().size(), 5U);
    }
}

TEST_F(PlayerTest, R_P3_AloneAPictureIsNeitherReloadedNorShownAnew) {
    begin({picture("a")});
    wait(60s);
    EXPECT_EQ(shown(), "a");
    EXPECT_EQ(content.shown["a"], 1);
    EXPECT_TRUE(content.prepared.contains("a"));
}

TEST_F(PlayerTest, R_P3_AloneAFilmRunsAgainWithoutBeingClosed) {
    begin({film("f")});
    wait(20s);
    content.ended.insert("f");
    wait(20ms);
    EXPECT_EQ(content.shown["f"], 2);
    EXPECT_TRUE(content.prepared.contains("f")) << "never released";
    EXPECT_EQ(player.previous(), nullptr);
}

TEST_F(PlayerTest, AFilmEndsWhenItDoes) {
    begin({film("f"), picture("b")});
    wait(18s);
    EXPECT_EQ(shown(), "f");
    content.ended.insert("f");
    wait(20ms);
    EXPECT_EQ(shown(), "b");
}

TEST_F(PlayerTest, R_P4_AFilmThatNeverEndsIsCutAfterItsLengthATenthAndFiveSeconds) {
    begin({film("f"), picture("b")});
    EXPECT_LE(time_of("f"), 27'040ms);
    EXPECT_EQ(shown(), "b");
}

TEST_F(PlayerTest, AFilmIsCutWhereTheItemSaysSo) {
    Slide brief = film("f", 60s);
    brief.dwell = 8s;
    begin({brief, picture("b")});
    EXPECT_LE(time_of("f"), 8'020ms);
}

TEST_F(PlayerTest, AFilmThatBreaksGivesWayAtOnce) {
    begin({film("f", 60s), picture("b")});
    wait(5s);
    content.ended.insert("f");
    wait(40ms);
    EXPECT_EQ(shown(), "b");
}

TEST_F(PlayerTest, FadesFromOneToTheOtherAndLetsGoAfterwards) {
    Slide fading = picture("b");
    fading.transition = {.kind = model::TransitionKind::Fade, .length = 600ms};
    begin({picture("a"), fading});
    time_of("a");
    ASSERT_NE(player.previous(), nullptr);
    EXPECT_EQ(player.previous()->id, "a");
    wait(300ms);
    EXPECT_NEAR(player.shown(now), 0.5F, 0.05F);
    EXPECT_TRUE(content.prepared.contains("a"));
    wait(320ms);
    EXPECT_EQ(player.previous(), nullptr);
    EXPECT_FALSE(content.prepared.contains("a"));
}

TEST_F(PlayerTest, TwoInTurnNeverNeedTheSameSlideTwiceAtATime) {
    std::vector<Slide> loop{picture("a"), picture("b")};
    for (Slide& slide : loop) {
        slide.dwell = 3s;
        slide.transition = {.kind = model::TransitionKind::Fade, .length = 2s};
    }
    begin(loop);
    for (int i = 0; i < 10; ++i) {
        const std::string id = shown();
        EXPECT_LE(time_of(id), 3'020ms);
        EXPECT_NE(shown(), id);
        EXPECT_TRUE(content.prepared.contains(shown()));
    }
}

}  // namespace
