// Short of room: media first, then the ballast and what the server has; and back again without a restart.
#include <gtest/gtest.h>

#include "kiosk/desk/space_keeper.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using Advice = desk::SpaceKeeper::Advice;

TEST(Space, GivesThingsUpInTheirOrderAndTakesTheBallastBack) {
    TemporaryDirectory directory;
    std::uintmax_t free = 10ULL << 30U;
    const auto ballast = directory / "ballast";
    desk::SpaceKeeper keeper{ballast, [&] { return free; }};
    EXPECT_EQ(keeper.look(), Advice::Nothing);
    EXPECT_EQ(std::filesystem::file_size(ballast), 16U << 20U);
    free = desk::kLowSpace - 1;
    EXPECT_EQ(keeper.look(), Advice::AskForMedia);
    EXPECT_TRUE(std::filesystem::exists(ballast));
    EXPECT_EQ(keeper.look(), Advice::ForgetAcknowledged);
    EXPECT_FALSE(std::filesystem::exists(ballast));
    EXPECT_TRUE(keeper.is_low());
    free = desk::kLowSpace + (20U << 20U);
    EXPECT_EQ(keeper.look(), Advice::Nothing);
    EXPECT_FALSE(std::filesystem::exists(ballast)) << "not while it would make room short again";
    free = 1ULL << 30U;
    EXPECT_EQ(keeper.look(), Advice::Nothing);
    EXPECT_TRUE(std::filesystem::exists(ballast));
}

TEST(Space, OnAFullDiskTheBallastGoesAtOnce) {
    TemporaryDirectory directory;
    std::uintmax_t free = 10ULL << 30U;
    desk::SpaceKeeper keeper{directory / "ballast", [&] { return free; }};
    keeper.look();
    EXPECT_FALSE(keeper.make_room_now()) << "there is room: the fault lies elsewhere";
    free = 0;
    EXPECT_TRUE(keeper.make_room_now());
    EXPECT_FALSE(std::filesystem::exists(directory / "ballast"));
    EXPECT_FALSE(keeper.make_room_now());
}

TEST(Space, TheDeskForgetsWhatTheServerHasAndKeepsTheRest) {
    CounterStory story;
    std::uintmax_t free = 10ULL << 30U;
    story.setup().free_space = [&] { return free; };
    story.restart();
    story.scan(story.card(kWang));
    story.acknowledge_all();
    story.scan(story.card(kLi));
    free = 100U << 20U;
    story.wait(61s);
    bool asked = false;
    while (auto answer = story.works().answer())
        asked = asked || std::holds_alternative<desk::SpaceIsLow>(*answer);
    EXPECT_TRUE(asked);
    story.wait(61s);
    EXPECT_TRUE(story.health().low_space);
    EXPECT_EQ(story.waiting().size(), 1U);
    EXPECT_EQ(story.outcome(story.card(kWang)), model::Outcome::Already) << "today's attendance stays";
    free = 10ULL << 30U;
    story.wait(61s);
    EXPECT_FALSE(story.health().low_space);
    EXPECT_TRUE(std::filesystem::exists(story.data() / "ballast"));
}

}  // namespace
