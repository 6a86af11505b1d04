#include "kiosk/signage/picture_file.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "kiosk/signage/picture_loader.h"
#include "shared/core/file.h"
#include "tests/support/temporary_directory.h"

namespace {

using signage::Picture;

Picture plain(int width, int height, std::uint8_t red) {
    Picture picture{width, height, {}};
    for (int i = 0; i < width * height; ++i) picture.rgba.insert(picture.rgba.end(), {red, 10, 20, 255});
    return picture;
}

std::uint8_t channel(const Picture& picture, int x, int y, int index) {
    return picture
        .rgba[4 * static_cast<std::size_t>(y * picture.width + x) + static_cast<std::size_t>(index)];
}

TEST(PictureFile, CoversTheShapeAskedForAndKeepsTheColours) {
    const auto shaped = signage::shape_picture(plain(400, 100, 200), {.width = 50, .height = 80});
    ASSERT_TRUE(shaped);
    EXPECT_EQ(shaped->width, 50);
    EXPECT_EQ(shaped->height, 80);
    EXPECT_EQ(channel(*shaped, 25, 40, 0), 200);
    EXPECT_EQ(channel(*shaped, 25, 40, 2), 20);
    EXPECT_EQ(channel(*shaped, 0, 0, 3), 255);
}

TEST(PictureFile, RoundsOnlyTheCornersAskedFor) {
    const auto all = signage::shape_picture(plain(100, 100, 9), {.width = 100, .height = 100, .radius = 20});
    ASSERT_TRUE(all);
    for (const int x : {0, 99}) {
        for (const int y : {0, 99}) EXPECT_EQ(channel(*all, x, y, 3), 0);
    }
    EXPECT_EQ(channel(*all, 50, 0, 3), 255);
    const auto right = signage::shape_picture(
        plain(100, 100, 9), {.width = 100, .height = 100, .radius = 20, .rounded = signage::Edges::Right});
    ASSERT_TRUE(right);
    EXPECT_EQ(channel(*right, 0, 0, 3), 255);
    EXPECT_EQ(channel(*right, 99, 99, 3), 0);
}

class PictureFiles : public testing::Test {
protected:
    test::TemporaryDirectory place;
    std::filesystem::path directory = place.path();
};

TEST_F(PictureFiles, AreReadBackAsTheyWereWritten) {
    const auto png = signage::write_png(plain(30, 20, 77));
    ASSERT_TRUE(png);
    ASSERT_TRUE(core::write_file(directory / "a.png", *png));
    const auto read = signage::read_picture(directory / "a.png", {.width = 30, .height = 20});
    ASSERT_TRUE(read);
    EXPECT_EQ(channel(*read, 3, 3, 0), 77);
}

TEST_F(PictureFiles, ThatAreNoPicturesAreRefused) {
    ASSERT_TRUE(core::write_file(directory / "bad.png", "not a picture at all"));
    const auto bad = signage::read_picture(directory / "bad.png", {.width = 30, .height = 20});
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().kind, core::ErrorKind::Invalid);
    ASSERT_TRUE(core::write_file(directory / "empty.png", ""));
    EXPECT_FALSE(signage::read_picture(directory / "empty.png", {.width = 30, .height = 20}));
    const auto none = signage::read_picture(directory / "none.png", {.width = 30, .height = 20});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, core::ErrorKind::NotFound);
    EXPECT_FALSE(signage::read_picture(directory / "bad.png", {.width = 0, .height = 20}));
}

TEST_F(PictureFiles, AreLoadedByTheThreadWithAnAnswerForEachOrder) {
    const auto png = signage::write_png(plain(30, 20, 77));
    ASSERT_TRUE(png);
    ASSERT_TRUE(core::write_file(directory / "a.png", *png));
    core::Channel<int> told;
    signage::PictureLoader loader{[&] { told.send(1); }};
    loader.order({directory / "a.png", {.width = 30, .height = 20}});
    loader.order({directory / "none.png", {.width = 30, .height = 20}});
    std::stop_source never;
    told.receive(never.get_token());
    told.receive(never.get_token());
    const auto first = loader.take();
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->picture);
    const auto second = loader.take();
    ASSERT_TRUE(second);
    EXPECT_FALSE(second->picture);
    EXPECT_FALSE(loader.take());
}

}  // namespace
