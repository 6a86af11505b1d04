#include "kiosk/ui/scroll.h"

#include <gtest/gtest.h>

#include "tests/kiosk/ui/stage.h"

namespace {

using namespace std::chrono_literals;

class Scrolling : public testing::Test {
protected:
    static constexpr float kMost = 2000;

    void step(bool touched, std::optional<float> way) {
        now_ += 16ms;
        scroll_.step({.now = now_, .most = kMost, .touched = touched, .way = way, .inertia = inertia_});
    }
    // The finger goes up by `each` in every frame, so the content goes on.
    void drag(float each, int frames) {
        step(true, std::nullopt);
        for (int i = 0; i <= frames; ++i) step(true, -each * static_cast<float>(i));
    }
    void let_go() { step(false, std::nullopt); }
    int coast() {
        int frames = 0;
        while (scroll_.is_moving() && frames < 1000) {
            step(false, std::nullopt);
            ++frames;
        }
        return frames;
    }

    ui::Scroll scroll_;
    ui::Inertia inertia_ = ui::Inertia::Full;
    core::SteadyTime now_{1h};
};

TEST_F(Scrolling, FollowsTheFinger) {
    drag(10, 12);
    EXPECT_FLOAT_EQ(scroll_.offset(), 120);
}

TEST_F(Scrolling, GoesOnMoreAndMoreSlowlyAndThenStandsStill) {
    drag(20, 10);
    let_go();
    ASSERT_TRUE(scroll_.is_moving());
    float before = scroll_.offset();
    float way = 1e9F;
    for (int i = 0; i < 20; ++i) {
        step(false, std::nullopt);
        EXPECT_LT(scroll_.offset() - before, way);
        way = scroll_.offset() - before;
        before = scroll_.offset();
    }
    EXPECT_GT(way, 0);
    EXPECT_LT(coast(), 200);
    before = scroll_.offset();
    step(false, std::nullopt);
    EXPECT_EQ(scroll_.offset(), before);
}

TEST_F(Scrolling, StopsAtItsEnds) {
    drag(100, 19);
    let_go();
    coast();
    EXPECT_EQ(scroll_.offset(), kMost);
    drag(-400, 6);
    EXPECT_EQ(scroll_.offset(), 0);
    let_go();
    EXPECT_FALSE(scroll_.is_moving());
}

TEST_F(Scrolling, IsStoppedByATouch) {
    drag(20, 10);
    let_go();
    ASSERT_TRUE(scroll_.is_moving());
    step(true, std::nullopt);
    EXPECT_FALSE(scroll_.is_moving());
    const float there = scroll_.offset();
    let_go();
    EXPECT_EQ(scroll_.offset(), there);
}

TEST_F(Scrolling, IsNotThrownByAFingerThatRestedBefore) {
    drag(20, 10);
    now_ += 300ms;
    let_go();
    EXPECT_FALSE(scroll_.is_moving());
}

TEST_F(Scrolling, WithoutInertiaStaysWhereItWasLeft) {
    inertia_ = ui::Inertia::None;
    drag(20, 10);
    const float there = scroll_.offset();
    let_go();
    EXPECT_FALSE(scroll_.is_moving());
    EXPECT_EQ(scroll_.offset(), there);
}

TEST_F(Scrolling, JumpsByAButton) {
    step(false, std::nullopt);
    scroll_.jump(500);
    step(false, std::nullopt);
    EXPECT_EQ(scroll_.offset(), 500);
    scroll_.jump(-9000);
    step(false, std::nullopt);
    EXPECT_EQ(scroll_.offset(), 0);
    EXPECT_FALSE(scroll_.is_moving());
}

TEST(ScrollOnScreen, MovesAtEachFrameWhileItGoesOnAndAtNoneAfter) {
    stage::Stage stage;
    constexpr ui::Rect kBox{100, 600, 800, 400};
    const auto draw = [&](ui::Ui& ui) {
        const float offset = ui.begin_scroll("list", kBox, 4000);
        for (int i = 0; i < 40; ++i)
            ui.text({100, 600 + 100 * static_cast<float>(i) - offset, 800, 60},
                    "第 " + std::to_string(i) + " 行");
        ui.end_scroll();
    };
    const auto frame = [&] { return stage.frame(draw, 16ms); };
    frame();
    EXPECT_FALSE(frame().at_once);
    EXPECT_TRUE(stage.ui().semantics().shows("第 3 行"));
    EXPECT_FALSE(stage.ui().semantics().shows("第 9 行")) << "below the box";
    stage.down({400, 900});
    for (int i = 1; i <= 10; ++i) {
        stage.move({400, 900 - 20 * static_cast<float>(i)});
        EXPECT_FALSE(frame().at_once) << "the finger brings the frames";
    }
    EXPECT_FALSE(stage.ui().semantics().shows("第 0 行")) << "above the box";
    stage.up({400, 700});
    int moved = 0;
    while (frame().at_once && moved < 1000) ++moved;
    EXPECT_GT(moved, 20);
    EXPECT_LT(moved, 1000);
    EXPECT_FALSE(frame().at_once);
    EXPECT_EQ(stage.window().renderer().drawn_pixels(), 0);
    for (const ui::DrawnText& text : stage.ui().semantics().texts) {
        EXPECT_GE(text.rect.y, kBox.y);
        EXPECT_LE(text.rect.bottom(), kBox.bottom());
    }
}

}  // namespace
