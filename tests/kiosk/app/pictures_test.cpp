#include "kiosk/app/pictures.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "kiosk/platform/window.h"
#include "shared/core/channel.h"
#include "shared/core/file.h"
#include "tests/support/temporary_directory.h"

namespace {

class Pictures : public testing::Test {
protected:
    void SetUp() override {
        auto opened = platform::Window::open({.width = 320, .height = 480});
        ASSERT_TRUE(opened);
        window = std::move(*opened);
        const auto png = signage::write_png({8, 8, std::vector<std::uint8_t>(std::size_t{8} * 8 * 4, 255)});
        ASSERT_TRUE(png);
        ASSERT_TRUE(core::write_file(assets / "a.png", *png));
        pictures.emplace(window->renderer(), assets, [this] { ready.send(1); });
    }
    void wait_until_loaded() {
        std::stop_source never;
        ready.receive(never.get_token());
    }

    test::TemporaryDirectory directory;
    std::filesystem::path assets = directory.path();
    core::Channel<int> ready;
    std::unique_ptr<platform::Window> window;
    std::optional<app::Pictures> pictures;
};

TEST_F(Pictures, AreNoneUntilTheyAreLoadedAndThenATexture) {
    const ui::PictureRequest request{.path = "a.png", .width = 20, .height = 30};
    EXPECT_FALSE(pictures->find(request));
    EXPECT_FALSE(pictures->find(request)) << "asked twice, ordered once";
    wait_until_loaded();
    EXPECT_TRUE(pictures->take_loaded());
    const auto texture = pictures->find(request);
    ASSERT_TRUE(texture);
    EXPECT_EQ(texture->width, 20);
    EXPECT_EQ(texture->height, 30);
    EXPECT_FALSE(pictures->take_loaded()) << "nothing new";
    EXPECT_FALSE(ready.try_receive());
}

TEST_F(Pictures, ThatCantBeReadAreNoneAndNotAskedForInEveryFrame) {
    const ui::PictureRequest request{.path = "none.png", .width = 20, .height = 30};
    EXPECT_FALSE(pictures->find(request));
    wait_until_loaded();
    EXPECT_FALSE(pictures->take_loaded());
    for (int i = 0; i < 100; ++i) EXPECT_FALSE(pictures->find(request));
    EXPECT_FALSE(ready.try_receive());
}

TEST_F(Pictures, AreReadAgainAfterTheDeviceLostThem) {
    const ui::PictureRequest request{.path = "a.png", .width = 20, .height = 30};
    EXPECT_FALSE(pictures->find(request));
    wait_until_loaded();
    EXPECT_TRUE(pictures->take_loaded());
    pictures->textures_lost();
    EXPECT_FALSE(pictures->find(request));
    wait_until_loaded();
    EXPECT_TRUE(pictures->take_loaded());
    EXPECT_TRUE(pictures->find(request));
}

platform::Pixels plain(int side) {
    const auto bytes = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4;
    return {side, side, std::vector<std::uint8_t>(bytes, 200)};
}

// A camera that hangs: its last picture is still shown while others come and push.
TEST_F(Pictures, KeepWhatIsShownThoughItNoLongerChanges) {
    pictures.emplace(
        window->renderer(), assets, [] {}, std::size_t{3} * 16 * 16 * 4);
    pictures->put("camera", plain(16));
    const auto shown = pictures->get("camera");
    ASSERT_TRUE(shown);
    for (const char* other : {"b", "c", "d", "e", "f"}) {
        pictures->take_loaded();  // a frame
        pictures->put(other, plain(16));
        const auto again = pictures->get("camera");
        ASSERT_TRUE(again) << other;
        EXPECT_EQ(again->id, shown->id);
    }
    EXPECT_FALSE(pictures->get("b")) << "made room";
}

TEST_F(Pictures, AreGoneWhenTheyWereDroppedOrTheRendererLostThem) {
    pictures->put("camera", plain(16));
    pictures->drop("camera");
    EXPECT_FALSE(pictures->get("camera"));
    pictures->put("camera", plain(16));
    pictures->textures_lost();
    EXPECT_FALSE(pictures->get("camera"));
}

}  // namespace
