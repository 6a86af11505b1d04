#include "kiosk/platform/window.h"

#include <thread>

#include <gtest/gtest.h>

#include "kiosk/platform/texture_store.h"

namespace {

using namespace std::chrono_literals;
using platform::Window;

TEST(Window, OpensWithoutADisplayInTheSizeAskedFor) {
    const auto window = Window::open({.width = 540, .height = 960});
    ASSERT_TRUE(window);
    EXPECT_EQ((*window)->size(), (platform::Size{540, 960}));
    EXPECT_TRUE((*window)->renderer().is_software());
}

TEST(Window, CanBeOpenedAgainAndRebuilt) {
    for (int i = 0; i < 3; ++i) {
        const auto window = Window::open({.width = 320, .height = 480});
        ASSERT_TRUE(window);
        ASSERT_TRUE((*window)->rebuild());
        EXPECT_EQ((*window)->size(), (platform::Size{320, 480}));
    }
}

TEST(Window, AWakeUpEndsAWaitFromAnotherThread) {
    const auto window = Window::open({.width = 320, .height = 480});
    ASSERT_TRUE(window);
    const std::jthread other{[&] { (*window)->wake(); }};
    (*window)->wait(60s);  // the test's own time limit ends a wait that nothing wakes
    SUCCEED();
}

TEST(Window, AWakeUpBeforeTheWaitIsNotLost) {
    const auto window = Window::open({.width = 320, .height = 480});
    ASSERT_TRUE(window);
    (*window)->wake();
    (*window)->wait(60s);
    SUCCEED();
}

platform::Pixels plain(int side) {
    return {side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(4 * side * side), 200)};
}

TEST(TextureStore, FindsWhatWasPut) {
    const auto window = Window::open({.width = 320, .height = 480});
    ASSERT_TRUE(window);
    platform::TextureStore store{(*window)->renderer()};
    EXPECT_FALSE(store.find("a"));
    const auto put = store.put("a", plain(16));
    ASSERT_TRUE(put);
    EXPECT_EQ(store.find("a")->id, put->id);
    EXPECT_EQ(store.put("a", plain(16))->id, put->id) << "same size: in place";
    EXPECT_EQ(store.bytes(), 16U * 16 * 4);
    EXPECT_FALSE(store.put("b", {4, 4, {1, 2, 3}})) << "not a whole picture";
}

TEST(TextureStore, DropsWhatWasNotUsedForLongestAndNeverWhatIsShown) {
    const auto window = Window::open({.width = 320, .height = 480});
    ASSERT_TRUE(window);
    platform::TextureStore store{(*window)->renderer(), std::size_t{3} * 16 * 16 * 4};
    for (const char* name : {"a", "b", "c"}) {
        store.put(name, plain(16));
        store.next_frame();
    }
    store.next_frame();
    store.find("a");
    store.put("d", plain(16));
    EXPECT_TRUE(store.find("a"));
    EXPECT_FALSE(store.find("b")) << "the oldest";
    EXPECT_TRUE(store.find("c"));
    store.put("e", plain(16));
    EXPECT_TRUE(store.find("a") && store.find("c") && store.find("d") && store.find("e"))
        << "all of this frame stay, even over the budget";
}

}  // namespace
