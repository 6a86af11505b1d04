#include "kiosk/ui/touch.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using ui::Swipe;
using ui::TouchEvent;

// A screen with two buttons side by side, and a finger.
class Finger : public testing::Test {
protected:
    void SetUp() override {
        show("home");
        later(1s);
    }
    void show(std::string_view screen) {
        touch.shown(
            {{"left", {0, 0, 200, 100}}, {"right", {220, 0, 200, 100}}, {"grey", {440, 0, 200, 100}, false}},
            screen, now);
    }
    void later(std::chrono::milliseconds time) { now += time; }
    void down(float x, float y, std::int64_t finger = 1) { send(TouchEvent::Kind::Down, x, y, finger); }
    void move(float x, float y, std::int64_t finger = 1) { send(TouchEvent::Kind::Move, x, y, finger); }
    void up(float x, float y, std::int64_t finger = 1) { send(TouchEvent::Kind::Up, x, y, finger); }
    void send(TouchEvent::Kind kind, float x, float y, std::int64_t finger) {
        later(20ms);
        touch.handle({kind, finger, {x, y}, now});
    }

    ui::Touch touch;
    core::SteadyTime now{1000s};
};

TEST_F(Finger, FiresOnReleaseInside) {
    down(100, 50);
    EXPECT_EQ(touch.pressed(), "left");
    EXPECT_EQ(touch.take_fired(), "");
    up(110, 55);
    EXPECT_EQ(touch.take_fired(), "left");
    EXPECT_EQ(touch.take_fired(), "") << "once only";
}

TEST_F(Finger, MaySlipBySlopButNotFurther) {
    down(190, 50);
    up(190 + 24 + 9, 50);
    EXPECT_EQ(touch.take_fired(), "left");
    down(190, 50);
    up(190 + 24 + 20, 50);
    EXPECT_EQ(touch.take_fired(), "");
}

TEST_F(Finger, LeavingAndComingBackPressesAgain) {
    down(100, 50);
    move(100, 300);
    EXPECT_EQ(touch.pressed(), "");
    move(100, 60);
    EXPECT_EQ(touch.pressed(), "left");
}

TEST_F(Finger, ADisabledElementNeverFires) {
    down(500, 50);
    EXPECT_EQ(touch.pressed(), "");
    up(500, 50);
    EXPECT_EQ(touch.take_fired(), "");
}

TEST_F(Finger, TheTopmostElementIsMeant) {
    touch.shown(
        {{"below", {0, 0, 400, 400}}, {"dialog", {0, 0, 400, 400}, false}, {"ok", {10, 10, 100, 100}}},
        "home", now);
    down(50, 50);
    up(50, 50);
    EXPECT_EQ(touch.take_fired(), "ok");
    down(300, 300);
    up(300, 300);
    EXPECT_EQ(touch.take_fired(), "") << "the dialog's ground swallows it";
}

TEST_F(Finger, ASecondFingerIsIgnored) {
    down(100, 50, 1);
    down(300, 50, 2);
    EXPECT_EQ(touch.pressed(), "left");
    up(300, 50, 2);
    EXPECT_EQ(touch.take_fired(), "");
    up(100, 50, 1);
    EXPECT_EQ(touch.take_fired(), "left");
}

TEST_F(Finger, ThreeFingersEndTheGesture) {
    down(100, 50, 1);
    down(300, 50, 2);
    down(300, 60, 3);
    EXPECT_EQ(touch.pressed(), "");
    for (const int finger : {3, 2, 1}) up(100, 50, finger);
    EXPECT_EQ(touch.take_fired(), "");
    down(100, 50, 4);
    up(100, 50, 4);
    EXPECT_EQ(touch.take_fired(), "left") << "and the next tap counts again";
}

TEST_F(Finger, NothingIsTakenFor250MsAfterAChangeOfScreen) {
    show("services");
    down(100, 50);
    up(100, 50);
    EXPECT_EQ(touch.take_fired(), "");
    later(250ms);
    down(100, 50);
    up(100, 50);
    EXPECT_EQ(touch.take_fired(), "left");
}

TEST_F(Finger, APressThatSeesTheScreenChangeIsDropped) {
    down(100, 50);
    show("services");
    later(1s);
    up(100, 50);
    EXPECT_EQ(touch.take_fired(), "");
}

TEST_F(Finger, AnElementThatWentWhilePressedDoesNotFire) {
    down(100, 50);
    touch.shown({{"right", {220, 0, 200, 100}}}, "home", now);
    up(100, 50);
    EXPECT_EQ(touch.take_fired(), "");
}

TEST_F(Finger, APressOfTenSecondsWithoutMotionIsCancelled) {
    down(100, 50);
    later(9s);
    touch.tick(now);
    EXPECT_EQ(touch.pressed(), "left");
    later(1s);
    touch.tick(now);
    EXPECT_EQ(touch.pressed(), "");
    up(100, 50);
    EXPECT_EQ(touch.take_fired(), "");
    down(100, 50, 7);
    up(100, 50, 7);
    EXPECT_EQ(touch.take_fired(), "left") << "the vanished finger does not count any more";
}

TEST_F(Finger, OneThatVanishedWhileTheScreenChangedStandsInNobodysWay) {
    down(100, 50, 7);  // its device is pulled out: it never rises
    show("services");
    for (int i = 0; i < 4; ++i) {  // somebody tries again and again
        later(3s);
        down(300, 50, 8);
        up(300, 50, 8);
    }
    EXPECT_EQ(touch.take_fired(), "right");
}

TEST_F(Finger, ALongWayIsASwipeAndNoTap) {
    down(100, 90);
    move(100, 60);
    ASSERT_TRUE(touch.drag());
    EXPECT_EQ(touch.drag()->y, -30);
    up(110, -40);
    EXPECT_EQ(touch.take_swipe(), Swipe::Up);
    EXPECT_EQ(touch.take_fired(), "");
    EXPECT_EQ(touch.take_swipe(), std::nullopt);
}

TEST_F(Finger, SwipesKnowTheirDirection) {
    const auto swipe = [&](float dx, float dy) {
        down(800, 800);
        move(800 + dx / 2, 800 + dy / 2);
        up(800 + dx, 800 + dy);
        return touch.take_swipe();
    };
    EXPECT_EQ(swipe(-200, 20), Swipe::Left);
    EXPECT_EQ(swipe(200, 20), Swipe::Right);
    EXPECT_EQ(swipe(20, -200), Swipe::Up);
    EXPECT_EQ(swipe(20, 200), Swipe::Down);
    EXPECT_EQ(swipe(40, 10), std::nullopt) << "too short";
}

TEST_F(Finger, CancelDropsThePress) {
    down(100, 50);
    send(TouchEvent::Kind::Cancel, 100, 50, 1);
    up(100, 50);
    EXPECT_EQ(touch.take_fired(), "");
}

}  // namespace
