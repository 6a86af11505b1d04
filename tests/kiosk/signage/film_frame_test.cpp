#include "kiosk/signage/film_frame.h"

#include <gtest/gtest.h>

namespace {

using signage::FramePlace;
using signage::FrameSize;
using signage::Scaling;
using signage::Turn;

TEST(FilmFrame, CoversItsPlaceWhateverItsShape) {
    for (const FrameSize film : {FrameSize{1920, 1080}, {320, 240}, {65, 33}, {200, 1000}, {1, 1}, {7, 5}}) {
        for (const Turn turn : {Turn::None, Turn::Right, Turn::Over, Turn::Left}) {
            const FramePlace place{.width = 1080, .height = 1006};
            const FrameSize size = signage::scaled_size(film, turn, place);
            const std::vector<std::uint8_t> scaled(4 * static_cast<std::size_t>(size.width * size.height), 9);
            const auto picture = signage::finished_frame(scaled, size, turn, place);
            EXPECT_EQ(picture.width, 1080) << film.width << "x" << film.height;
            EXPECT_EQ(picture.height, 1006);
            EXPECT_EQ(picture.rgba[3], 255) << "nothing shines through";
        }
    }
}

TEST(FilmFrame, LiesWithinItsPlaceWhereItIsToBeSeenWhole) {
    const FramePlace place{.width = 1000, .height = 1000, .scaling = Scaling::Contain};
    EXPECT_EQ(signage::scaled_size({1920, 1080}, Turn::None, place), (FrameSize{1000, 563}));
    EXPECT_EQ(signage::scaled_size({1920, 1080}, Turn::Right, place), (FrameSize{1000, 563}));
    EXPECT_EQ(signage::scaled_size({10, 5000}, Turn::None, place), (FrameSize{2, 1000}));
}

TEST(FilmFrame, R_P9_AFilmOfOddShapeDoesNotTakeAllMemory) {
    const FrameSize size = signage::scaled_size({4000, 2}, Turn::None, {.width = 1080, .height = 1920});
    EXPECT_LE(size.width * size.height, 4096 * 2400);
}

// Two by one, red then green, as a camera held askew had it.
TEST(FilmFrame, R_P9_IsTurnedAsItsNoteSays) {
    const std::vector<std::uint8_t> scaled{200, 0, 0, 0, 0, 200, 0, 0};
    const FramePlace wide{.width = 2, .height = 1};
    const FramePlace high{.width = 1, .height = 2};
    const auto first_is_red = [&](Turn turn, const FramePlace& place) {
        return signage::finished_frame(scaled, {2, 1}, turn, place).rgba[0] == 200;
    };
    EXPECT_TRUE(first_is_red(Turn::None, wide));
    EXPECT_TRUE(first_is_red(Turn::Right, high));
    EXPECT_FALSE(first_is_red(Turn::Over, wide));
    EXPECT_FALSE(first_is_red(Turn::Left, high));
}

TEST(FilmFrame, KnowsTheTurnFromItsDegrees) {
    EXPECT_EQ(signage::turn_of(0), Turn::None);
    EXPECT_EQ(signage::turn_of(90), Turn::Right);
    EXPECT_EQ(signage::turn_of(180), Turn::Over);
    EXPECT_EQ(signage::turn_of(-90), Turn::Left);
    EXPECT_EQ(signage::turn_of(630), Turn::Left);
}

}  // namespace
