// What the player does when the loop changes under it, the screen is taken, or a visitor comes.
#include "tests/kiosk/signage/player_stage.h"

namespace {

using namespace player_test;  // NOLINT

TEST_F(PlayerTest, R_S3_WhatIsTakenOutIsGoneWithinTwoSecondsThoughNothingIsReady) {
    begin({picture("a"), picture("b")});
    content.says["b"] = Readiness::Preparing;
    load({picture("b"), picture("c")});
    wait(1'900ms);
    EXPECT_EQ(shown(), "a");
    wait(140ms);
    EXPECT_EQ(shown(), "card");
    content.says.clear();
    wait(40ms);
    EXPECT_EQ(shown(), "b") << "the card stays no longer than it must";
}

TEST_F(PlayerTest, R_S3_WhatIsTakenOutIsGoneAtOnceWhereTheNextIsReady) {
    begin({picture("a"), picture("b"), picture("c")});
    load({picture("b"), picture("c")});
    wait(40ms);
    EXPECT_EQ(shown(), "b") << "the next by its place";
}

TEST_F(PlayerTest, R_S3_ATakeOverIsSeenWithinASecond) {
    begin({film("f", 600s), picture("b")});
    wait(3s);
    load({picture("t")}, true);
    wait(40ms);
    EXPECT_EQ(shown(), "t");
    load({film("f", 600s), picture("b")});
    wait(40ms);
    EXPECT_EQ(shown(), "b") << "the next one of what was interrupted";
}

TEST_F(PlayerTest, R_S3_ATakeOverThatIsNotReadyInASecondClearsTheScreenAllTheSame) {
    begin({picture("a"), picture("b")});
    content.says["t"] = Readiness::Preparing;
    load({picture("t")}, true);
    wait(1'040ms);
    EXPECT_EQ(shown(), "card");
}

TEST_F(PlayerTest, R_S3_ATakeOverComesInTheMiddleOfATransition) {
    Slide fading = picture("b");
    fading.transition = {.kind = model::TransitionKind::Fade, .length = 600ms};
    begin({picture("a"), fading});
    time_of("a");
    wait(100ms);
    load({picture("t")}, true);
    wait(40ms);
    EXPECT_EQ(shown(), "t");
    EXPECT_EQ(content.prepared, (std::set<std::string>{"t"}));
}

TEST_F(PlayerTest, R_S4_AChangeElsewhereDoesNotDisturbWhatIsShown) {
    begin({picture("a"), picture("b"), picture("c")});
    wait(4s);
    load({picture("x"), picture("a"), picture("y")});
    EXPECT_EQ(shown(), "a");
    EXPECT_EQ(content.shown["a"], 1);
    EXPECT_LE(time_of("a"), 6s);
    EXPECT_EQ(shown(), "y");
}

TEST_F(PlayerTest, R_S4_NewWordsApplyAtOnceAndRestartNothing) {
    begin({film("f"), picture("b")});
    Slide worded = film("f");
    worded.headline.zh = "新";
    load({worded, picture("b")});
    EXPECT_EQ(player.current()->headline.zh, "新");
    EXPECT_EQ(content.shown["f"], 1);
}

TEST_F(PlayerTest, R_S4_AnotherFileUnderTheSameNameTakesItsPlaceOnceItIsWhole) {
    begin({picture("a"), picture("b")});
    Slide newer = picture("a");
    newer.picture = "newer.png";
    load({newer, picture("b")});
    EXPECT_EQ(player.current()->picture, "a.png");
    wait(40ms);
    EXPECT_EQ(player.current()->picture, "newer.png");
}

TEST_F(PlayerTest, R_S5_TheNextPassBeginsAtItsBeginning) {
    begin({picture("a"), picture("b"), picture("c")});
    time_of("a");
    EXPECT_FALSE(player.pass_is_over());
    time_of("b");
    ASSERT_EQ(shown(), "c");
    ASSERT_TRUE(player.pass_is_over());
    load({picture("b"), picture("c"), picture("a")}, false, 1);
    EXPECT_FALSE(player.pass_is_over());
    load({picture("b"), picture("c"), picture("a"), picture("d")}, false, 1);
    for (const char* id : {"c", "b", "c", "a", "d"}) {
        EXPECT_EQ(shown(), id);
        time_of(id);
    }
}

TEST_F(PlayerTest, AVisitStopsTheFilmAndTheNextSlideFollowsAtOnce) {
    begin({film("f", 60s), picture("b"), picture("c")});
    wait(5s);
    player.leave(now);
    EXPECT_TRUE(content.paused);
    EXPECT_TRUE(content.prepared.contains("b")) << "made ready behind the visit";
    wait(90s);
    EXPECT_EQ(shown(), "f") << "nothing goes on meanwhile";
    player.resume(now);
    EXPECT_EQ(shown(), "b");
}

TEST_F(PlayerTest, R_P2_AfterAVisitTheOldSlideIsHeldUntilTheNextIsWhole) {
    begin({picture("a"), picture("b"), picture("c")});
    content.says["b"] = Readiness::Preparing;
    player.leave(now);
    wait(30s);
    player.resume(now);
    EXPECT_EQ(shown(), "a");
    wait(2'900ms);
    EXPECT_EQ(shown(), "a");
    wait(500ms);
    EXPECT_EQ(shown(), "c");
}

TEST_F(PlayerTest, AfterAVisitAFilmThatIsAloneRunsAgain) {
    begin({film("f")});
    player.leave(now);
    wait(30s);
    player.resume(now);
    EXPECT_EQ(content.shown["f"], 2);
    EXPECT_FALSE(content.paused);
}

TEST_F(PlayerTest, SaysWhenItWantsToBeAskedAgain) {
    begin({picture("a"), picture("b")});
    const auto prepares = player.next_change(now);
    EXPECT_GT(prepares, now + 4s);
    EXPECT_LE(prepares, now + 5s);
    now = prepares;
    player.advance(now);
    ASSERT_TRUE(content.prepared.contains("b"));
    now = player.next_change(now);
    player.advance(now);
    EXPECT_EQ(shown(), "b") << "no frame between was needed";
}

}  // namespace
