#include "kiosk/signage/mpv_film.h"

#include <set>

#include <gtest/gtest.h>

#include "kiosk/signage/film_watch.h"
#include "shared/core/channel.h"
#include "tests/support/media_maker.h"
#include "tests/support/patience.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using signage::Film;
using signage::FilmHouse;
using signage::FilmOrder;

class Films : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<test::TemporaryDirectory>();
        ASSERT_TRUE(test::make_media(test::MediaSet::Few, folder->path()));
    }
    static void TearDownTestSuite() { folder.reset(); }

    static FilmOrder order(const std::string& name) {
        return {.path = folder->path() / name, .width = 216, .height = 201};
    }
    // Sleeps until the film has news, and asks.
    template <typename Is>
    bool wait(const Is& is) {
        const auto end = std::chrono::steady_clock::now() + test::patience();
        std::stop_source never;
        while (!is()) {
            if (std::chrono::steady_clock::now() > end) return false;
            ready.receive_for(never.get_token(), 50ms);
        }
        return true;
    }

    static std::unique_ptr<test::TemporaryDirectory> folder;
    core::Channel<int> ready;
    FilmHouse house{signage::FilmSound::None, [this] { ready.send(1); }};
};

std::unique_ptr<test::TemporaryDirectory> Films::folder;

TEST_F(Films, R_P1_HaveTheirFirstFrameBeforeTheyRun) {
    const auto film = house.open(order("good.mp4"));
    ASSERT_TRUE(film);
    std::optional<signage::Picture> frame;
    ASSERT_TRUE(wait([&] { return (frame = film->take_frame()).has_value(); }));
    EXPECT_EQ(frame->width, 216);
    EXPECT_EQ(frame->height, 201);
    EXPECT_EQ(frame->rgba[3], 255);
    const auto news = film->news();
    EXPECT_TRUE(news.is_open);
    EXPECT_EQ(news.frames, 1);
    EXPECT_GE(news.length, 500ms);
    EXPECT_FALSE(news.has_ended);
}

TEST_F(Films, R_P3_RunToTheirEndAndAgainWithoutBeingOpenedAnew) {
    const auto film = house.open(order("good.mp4"));
    ASSERT_TRUE(wait([&] { return film->news().frames > 0; }));
    film->play();
    ASSERT_TRUE(wait([&] { return film->news().has_ended; }));
    const auto frames = film->news().frames;
    EXPECT_GT(frames, 3);
    film->play();
    EXPECT_FALSE(film->news().has_ended);
    ASSERT_TRUE(wait([&] { return film->news().has_ended; }));
    EXPECT_GT(film->news().frames, frames + 3);
}

TEST_F(Films, StandStillInAVisit) {
    const auto film = house.open(order("good.mp4"));
    ASSERT_TRUE(wait([&] { return film->news().frames > 0; }));
    film->play();
    ASSERT_TRUE(wait([&] { return film->news().frames > 2; }));
    film->pause();
    film->play();
    ASSERT_TRUE(wait([&] { return film->news().has_ended; }));
}

TEST_F(Films, R_P9_ThatAreNoneSayWhy) {
    for (const char* name :
         {"noise.mp4", "empty.mp4", "only_sound.mp4", "huge.avi", "list.mp4", "absent.mp4"}) {
        const auto film = house.open(order(name));
        ASSERT_TRUE(film);
        ASSERT_TRUE(wait([&] { return !film->news().trouble.empty(); })) << name;
        EXPECT_EQ(film->news().frames, 0);
    }
}

TEST_F(Films, R_P4_AreNeverMoreThanAFewAndMakeRoomWhenTheyAreGone) {
    std::vector<std::unique_ptr<Film>> films;
    for (std::size_t i = 0; i < FilmHouse::kMost; ++i) {
        films.push_back(house.open(order("good.mp4")));
        ASSERT_TRUE(films.back());
    }
    EXPECT_FALSE(house.open(order("good.mp4")));
    films.clear();
    std::unique_ptr<Film> next;
    ASSERT_TRUE(wait([&] { return (next = house.open(order("good.mp4"))) != nullptr; }));
    EXPECT_TRUE(wait([&] { return next->news().frames > 0; }));
}

// One film on its way to its end, or to the reason why not.
struct Showing {
    std::string name;
    std::string fate;
    std::unique_ptr<Film> film;
    signage::FilmWatch watch{1s, std::chrono::steady_clock::now()};
    std::optional<signage::FilmFault> fault = {};
    bool plays = false;

    bool is_over() {
        const auto now = std::chrono::steady_clock::now();
        if (!plays && film->news().frames > 0) {
            plays = true;
            film->play();
            watch.play(now);
        }
        const signage::FilmNews news = film->news();
        // Deadlines are for those that may hang: a good one takes as long as this machine needs.
        const bool may_hang = fate != "shown";
        if (may_hang && !fault) fault = watch.look(news, now);
        if (!news.trouble.empty()) fault = signage::FilmFault{.code = news.trouble};
        return fault || (plays && news.has_ended);
    }
};

// Each is shown to its end or given up by its deadlines, and the program lives.
TEST_F(Films, R_P9_HostileOnesAreShownRightOrSkippedForAReason) {
    ASSERT_TRUE(test::make_media(test::MediaSet::Hostile, folder->path()));
    const std::set<std::string> kinds{".mp4", ".mpg", ".avi", ".webm", ".mkv", ".ts", ".wav", ".gif"};
    int seen = 0;
    std::vector<Showing> screens;
    const auto look = [&] {
        std::erase_if(screens, [](Showing& one) {
            if (!one.is_over()) return false;
            if (one.fate == "shown") {
                EXPECT_FALSE(one.fault) << one.name << ": " << one.fault->code;
            }
            if (one.fate == "skipped") {
                EXPECT_TRUE(one.fault) << one.name << " can't be a film";
            }
            return true;
        });
        return screens.size() < 4;
    };
    for (const auto& expected : test::expected_fates(folder->path())) {
        const auto& name = expected.first;
        const auto& fate = expected.second;
        if (!kinds.contains(std::filesystem::path{name}.extension())) continue;
        ASSERT_TRUE(wait(look)) << screens.front().name;
        std::unique_ptr<Film> film;
        ASSERT_TRUE(wait([&] { return (film = house.open(order(name))) != nullptr; })) << "left behind";
        screens.push_back({.name = name, .fate = fate, .film = std::move(film)});
        ++seen;
    }
    EXPECT_TRUE(wait([&] { return look() && screens.empty(); }));
    EXPECT_GE(seen, 40);
}

}  // namespace
