#include "kiosk/signage/film_watch.h"

#include <gtest/gtest.h>

#include "kiosk/signage/quarantine.h"

namespace {

using namespace std::chrono_literals;
using signage::FilmFault;
using signage::FilmNews;
using signage::FilmStage;
using signage::FilmWatch;

const core::SteadyTime kNow{1h};

TEST(FilmWatch, R_P4_GivesUpWhatIsNotOpenAfterFiveSeconds) {
    FilmWatch watch{10s, kNow};
    EXPECT_FALSE(watch.look({}, kNow + 4'900ms));
    EXPECT_EQ(watch.look({}, kNow + 5s), (FilmFault{FilmStage::Open, "late"}));
}

TEST(FilmWatch, R_P4_GivesUpWhatHasNoFrameThreeSecondsAfterItOpened) {
    FilmWatch watch{10s, kNow};
    EXPECT_FALSE(watch.look({.is_open = true}, kNow + 4s));
    EXPECT_FALSE(watch.look({.is_open = true}, kNow + 6'900ms));
    EXPECT_EQ(watch.look({.is_open = true}, kNow + 7s), (FilmFault{FilmStage::FirstFrame, "late"}));
}

TEST(FilmWatch, R_P4_GivesUpWhatStandsStillForFiveSecondsWhileItPlays) {
    FilmWatch watch{60s, kNow};
    FilmNews news{.is_open = true, .frames = 1, .length = 60s};
    EXPECT_FALSE(watch.look(news, kNow + 1s));
    EXPECT_FALSE(watch.look(news, kNow + 60s)) << "nobody has asked it to run";
    watch.play(kNow + 60s);
    EXPECT_FALSE(watch.look(news, kNow + 64s));
    news.frames = 2;
    EXPECT_FALSE(watch.look(news, kNow + 64'900ms));
    EXPECT_EQ(watch.look(news, kNow + 69'900ms), (FilmFault{FilmStage::Playing, "late"}));
    watch.pause();
    EXPECT_FALSE(watch.look(news, kNow + 90s)) << "a visit";
}

TEST(FilmWatch, R_P4_GivesUpWhatDoesNotEndByTheShorterLengthATenthAndFiveSeconds) {
    FilmWatch watch{10s, kNow};
    watch.play(kNow);
    FilmNews news{.is_open = true, .frames = 1, .length = 500s};
    for (auto time = 0s; time < 16s; time += 1s) {
        ++news.frames;
        EXPECT_FALSE(watch.look(news, kNow + time));
    }
    ++news.frames;
    EXPECT_EQ(watch.look(news, kNow + 16s), (FilmFault{FilmStage::Ending, "late"}));
    news.has_ended = true;
    EXPECT_FALSE(watch.look(news, kNow + 99s));
}

TEST(FilmWatch, SaysWhatTheDecoderSays) {
    FilmWatch watch{10s, kNow};
    EXPECT_EQ(watch.look({.trouble = "no picture in it"}, kNow),
              (FilmFault{FilmStage::Open, "no picture in it"}));
}

TEST(Quarantine, R_P4_LastsTenMinutesThenAnHourThenADay) {
    signage::Quarantine quarantine;
    auto now = kNow;
    for (const auto time :
         {10min, std::chrono::minutes{1h}, std::chrono::minutes{24h}, std::chrono::minutes{24h}}) {
        EXPECT_FALSE(quarantine.holds("a", now));
        quarantine.add("a", now);
        EXPECT_TRUE(quarantine.holds("a", now + time - 1ms));
        EXPECT_EQ(quarantine.next_release(now), now + time);
        now += time;
    }
    EXPECT_FALSE(quarantine.holds("b", now));
}

TEST(Quarantine, R_P4_SuccessClearsIt) {
    signage::Quarantine quarantine;
    quarantine.add("a", kNow);
    quarantine.add("a", kNow);
    quarantine.clear("a");
    EXPECT_FALSE(quarantine.holds("a", kNow));
    quarantine.add("a", kNow);
    EXPECT_FALSE(quarantine.holds("a", kNow + 10min));
}

}  // namespace
