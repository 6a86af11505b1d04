#include <cstdlib>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/signage/picture_file.h"
#include "tests/support/media_maker.h"
#include "tests/support/temporary_directory.h"

namespace {

// A picture or a reason, for each; the limit on pixels is the program's own.
TEST(HostilePictures, R_P9_AreShownRightOrSkippedForAReason) {
    const test::TemporaryDirectory folder;
    ASSERT_TRUE(test::make_media(test::MediaSet::Hostile, folder.path()));
    const std::set<std::string> kinds{".png", ".jpg", ".bmp", ".webp", ".tiff", ".apng", ".gif"};
    int seen = 0;
    for (const auto& [name, fate] : test::expected_fates(folder.path())) {
        if (!kinds.contains(std::filesystem::path{name}.extension())) continue;
        if (std::filesystem::path{name}.extension() == ".gif") continue;  // a film
        ++seen;
        const auto picture = signage::read_picture(folder.path() / name, {.width = 108, .height = 101});
        if (picture) {
            EXPECT_EQ(picture->width, 108) << name;
            EXPECT_EQ(picture->height, 101) << name;
            EXPECT_EQ(picture->rgba.size(), 4U * 108 * 101) << name;
        } else {
            EXPECT_FALSE(picture.error().message.empty()) << name;
        }
        if (fate == "shown") {
            EXPECT_TRUE(picture) << name << ": " << picture.error().message;
        }
        if (fate == "skipped") {
            EXPECT_FALSE(picture) << name << " can't be a picture";
        }
    }
    EXPECT_GE(seen, 35);
}

}  // namespace
