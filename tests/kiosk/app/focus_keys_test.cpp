#include "kiosk/app/focus_keys.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;

constexpr int kN = 17;
constexpr int kEnter = 40;
constexpr int kTab = 43;
constexpr int kRight = 79;
constexpr int kShift = 225;

platform::Key down(int scancode, std::chrono::milliseconds at) {
    return {.scancode = scancode, .down = true, .time = core::SteadyTime{at}};
}

ui::FocusMove move_of(const std::optional<app::FocusOrder>& order) {
    return std::get<ui::FocusMove>(order.value());
}

}  // namespace

TEST(FocusKeys, ArrowsTabAndEnterMoveAndPress) {
    app::FocusKeys keys;
    EXPECT_EQ(move_of(keys.key(down(kRight, 1s))), ui::FocusMove::Right);
    EXPECT_EQ(move_of(keys.key(down(kTab, 2s))), ui::FocusMove::Next);
    EXPECT_TRUE(std::holds_alternative<app::PressFocused>(keys.key(down(kEnter, 3s)).value()));
}

TEST(FocusKeys, TabWithShiftGoesBack) {
    app::FocusKeys keys;
    EXPECT_FALSE(keys.key(down(kShift, 1s)));
    EXPECT_EQ(move_of(keys.key(down(kTab, 2s))), ui::FocusMove::Previous);
    EXPECT_FALSE(keys.key({.scancode = kShift, .down = false, .time = core::SteadyTime{3s}}));
    EXPECT_EQ(move_of(keys.key(down(kTab, 4s))), ui::FocusMove::Next);
}

TEST(FocusKeys, TheEnterOfAScannerPressesNothing) {
    app::FocusKeys keys;
    EXPECT_FALSE(keys.key(down(kN, 1000ms)));
    EXPECT_FALSE(keys.key(down(kEnter, 1020ms)));
    EXPECT_FALSE(keys.key(down(kTab, 1030ms)));
    EXPECT_TRUE(keys.key(down(kEnter, 1300ms)));
}

TEST(FocusKeys, LettingAKeyGoDoesNothing) {
    app::FocusKeys keys;
    EXPECT_FALSE(keys.key({.scancode = kRight, .down = false, .time = core::SteadyTime{1s}}));
}
