#include "kiosk/sync/planner.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/kiosk/sync/planner_driver.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::Answer;
using kiosk::sync::Outcome;
using kiosk::sync::StreamOrder;
using kiosk::sync::StreamPhase;
using kiosk::sync::Task;
using Driver = test::PlannerDriver;

TEST(Planner, AFirstContactFetchesTimeThenLogsInThenPullsBeforeItPushes) {
    Driver kiosk;
    kiosk.settle();
    const std::vector<Task> expected{Task::Time, Task::LogIn,      Task::Pull,   Task::Heartbeat,
                                     Task::Push, Task::Quarantine, Task::Ratings};
    std::vector<Task> first{kiosk.done.begin(),
                            kiosk.done.begin() + std::min<long>(7, static_cast<long>(kiosk.done.size()))};
    EXPECT_EQ(first, expected);
}

TEST(Planner, WithoutNewsItPollsEveryFiveMinutesAndReportsEveryMinute) {
    Driver kiosk;
    kiosk.run_for(10h);
    EXPECT_NEAR(static_cast<double>(kiosk.count(Task::Pull)), 120.0, 12.0);
    EXPECT_NEAR(static_cast<double>(kiosk.count(Task::Heartbeat)), 600.0, 30.0);
    EXPECT_EQ(kiosk.count(Task::LogIn), 1);
    EXPECT_LE(kiosk.count(Task::Push), 1) << "an empty outbox is not asked about";
}

TEST(Planner, PollsAreSpreadByAFifthEitherWay) {
    Driver kiosk;
    kiosk.run_for(48h);
    std::chrono::milliseconds least{1h};
    std::chrono::milliseconds most{0};
    std::optional<core::SteadyTime> last;
    for (std::size_t i = 0; i < kiosk.done.size(); ++i) {
        if (kiosk.done[i] != Task::Pull) continue;
        if (last) {
            const auto gap = std::chrono::floor<std::chrono::milliseconds>(kiosk.at[i] - *last);
            least = std::min(gap, least);
            most = std::max(gap, most);
        }
        last = kiosk.at[i];
    }
    EXPECT_GE(most, 340s);
    EXPECT_LE(most, 361s);
}

TEST(Planner, APokePullsAtOnce) {
    Driver kiosk;
    kiosk.run_for(2min);
    kiosk.settle();
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Pull);
    EXPECT_EQ(kiosk.step(), Task::Pull);
}

TEST(Planner, AnUrgentPokeGoesBeforeAHundredBatchesThatWait) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task task) { return Outcome{.more = task == Task::Push}; };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    EXPECT_EQ(kiosk.step(), Task::Push);
    EXPECT_EQ(kiosk.step(), Task::Push);
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Pull);
    EXPECT_EQ(kiosk.step(), Task::Pull);
    EXPECT_EQ(kiosk.step(), Task::Push);
}

TEST(Planner, F2_AFlappingServerIsLeftAloneMoreAndMore) {
    Driver kiosk;
    const auto begin = kiosk.now;
    const auto is_up = [&] {
        return std::chrono::floor<std::chrono::seconds>(kiosk.now - begin).count() % 10 < 5;
    };
    kiosk.server = [&](Task) { return Outcome{.answer = is_up() ? Answer::Ok : Answer::Unreachable}; };
    while (kiosk.now < begin + 10min) {
        kiosk.streams = is_up();
        if (!is_up() && kiosk.state.phase == StreamPhase::Open) {
            kiosk.state = kiosk::sync::stream_closed(kiosk.state, Answer::Unreachable, std::nullopt,
                                                     kiosk.now, kiosk.random);
        }
        if (!kiosk.step()) kiosk.now = std::min(kiosk.now, begin + 10min);
    }
    const auto calls = [&](auto from, auto to) {
        return std::count_if(kiosk.at.begin(), kiosk.at.end(),
                             [&](auto when) { return when >= begin + from && when < begin + to; });
    };
    EXPECT_GT(kiosk.state.stream.backoff.failures, 5) << "five good seconds are no reason to forget";
    EXPECT_LT(calls(5min, 10min), calls(0min, 5min) / 2);
}

TEST(Planner, OfflineForAWeekItTriesAboutEveryTwoAndAHalfMinutes) {
    Driver kiosk;
    kiosk.server = [](Task) { return Outcome{.answer = Answer::Unreachable}; };
    kiosk.run_for(7 * 24h);
    EXPECT_NEAR(static_cast<double>(kiosk.done.size()), 7.0 * 24 * 3600 / 150, 400.0);
}

TEST(Planner, S3_AfterAWeekOfflineEverythingThatWaitedIsDone) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task) { return Outcome{.answer = Answer::Unreachable}; };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    kiosk.run_for(7 * 24h);
    EXPECT_FALSE(kiosk::sync::is_online(kiosk.state, kiosk.now));
    int batches = 50;
    kiosk.server = [&](Task task) { return Outcome{.more = task == Task::Push && --batches > 0}; };
    kiosk.forget();
    kiosk.run_for(6min);  // the longest delay, and some
    EXPECT_EQ(kiosk.count(Task::Push), 50);
    EXPECT_GE(kiosk.count(Task::Pull), 1);
    EXPECT_TRUE(kiosk::sync::is_online(kiosk.state, kiosk.now));
}

TEST(Planner, S6_An401IsAnsweredByOneNewTokenAndThenByPatience) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task task) {
        return Outcome{.answer =
                           task == Task::LogIn || task == Task::Time ? Answer::Ok : Answer::Unauthorised};
    };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    kiosk.forget();
    EXPECT_EQ(kiosk.step(), Task::Push);
    EXPECT_EQ(kiosk.step(), Task::LogIn) << "the token may just be old";
    const auto before = kiosk.now;
    EXPECT_EQ(kiosk.step(), Task::Push);
    EXPECT_EQ(kiosk.step(), std::nullopt) << "a new token that is refused too is no matter of tokens";
    EXPECT_GE(kiosk.now - before, 500ms);
    kiosk.run_for(1h);
    EXPECT_LT(kiosk.count(Task::LogIn), 60);
    EXPECT_GT(kiosk.count(Task::LogIn), 5) << "and it goes on trying";
    kiosk.server = [](Task) { return Outcome{}; };
    kiosk.forget();
    kiosk.run_for(6min);
    EXPECT_EQ(kiosk.count(Task::Push), 1) << "what waited is sent";
}

TEST(Planner, ATokenThatWorkedAndRanOutIsRenewedWithoutAPause) {
    Driver kiosk;
    kiosk.settle();
    bool expired = true;
    kiosk.server = [&](Task task) {
        if (task == Task::LogIn) expired = false;
        return Outcome{.answer = expired && task != Task::LogIn ? Answer::Unauthorised : Answer::Ok};
    };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    kiosk.forget();
    const auto before = kiosk.now;
    EXPECT_EQ(kiosk.step(), Task::Push);
    EXPECT_EQ(kiosk.step(), Task::LogIn);
    EXPECT_EQ(kiosk.step(), Task::Push);
    EXPECT_EQ(kiosk.now, before);
}

TEST(Planner, S8_A503WithRetryAfterStopsEverythingForThatLong) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task) { return Outcome{.answer = Answer::Overloaded, .retry_after = 120s}; };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    kiosk.forget();
    const auto before = kiosk.now;
    EXPECT_EQ(kiosk.step(), Task::Push);
    for (int i = 0; i < 100 && kiosk.done.size() == 1; ++i) static_cast<void>(kiosk.step());
    ASSERT_EQ(kiosk.done.size(), 2U);
    EXPECT_GE(kiosk.at[1] - before, 120s);
    EXPECT_LE(kiosk.at[1] - before, 144s + 1s);
}

TEST(Planner, S8_A429StopsOnlyTheLaneThatWasThrottled) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task task) {
        return task == Task::Push ? Outcome{.answer = Answer::Throttled, .retry_after = 600s} : Outcome{};
    };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    kiosk.forget();
    kiosk.run_for(590s);
    EXPECT_EQ(kiosk.count(Task::Push), 1);
    EXPECT_GE(kiosk.count(Task::Heartbeat), 8);
    EXPECT_TRUE(kiosk::sync::is_online(kiosk.state, kiosk.now));
}

TEST(Planner, S8_WithoutRetryAfterTheBackOffIsItsOwn) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task task) {
        return Outcome{.answer = task == Task::Push ? Answer::ServerFault : Answer::Ok};
    };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    kiosk.forget();
    kiosk.run_for(1h);
    EXPECT_GT(kiosk.count(Task::Push), 10);
    EXPECT_LT(kiosk.count(Task::Push), 60);
}

TEST(Planner, S11_A410TakesASnapshotAndThenPullsOn) {
    Driver kiosk;
    kiosk.settle();
    bool gone = true;
    kiosk.server = [&](Task task) {
        if (task == Task::Snapshot) gone = false;
        return Outcome{.answer = task == Task::Pull && gone ? Answer::CursorGone : Answer::Ok};
    };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Pull);
    kiosk.forget();
    EXPECT_EQ(kiosk.step(), Task::Pull);
    EXPECT_EQ(kiosk.step(), Task::Snapshot);
    EXPECT_EQ(kiosk.step(), Task::Pull);
    EXPECT_FALSE(kiosk.state.needs_snapshot);
}

TEST(Planner, S11_ASnapshotThatFailsIsTriedAgainAndNothingIsPulledMeanwhile) {
    Driver kiosk;
    kiosk.state.needs_snapshot = true;
    int tries = 0;
    kiosk.server = [&](Task task) {
        return Outcome{.answer = task == Task::Snapshot && ++tries < 5 ? Answer::ServerFault : Answer::Ok};
    };
    kiosk.run_for(30min);
    EXPECT_EQ(tries, 5);
    const auto first_pull = std::find(kiosk.done.begin(), kiosk.done.end(), Task::Pull);
    EXPECT_EQ(std::count(kiosk.done.begin(), first_pull, Task::Snapshot), 5);
}

TEST(Planner, OfflineIsSaidAfterFourSecondsAndTakenBackAtOnce) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task) { return Outcome{.answer = Answer::Unreachable}; };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Pull);
    const auto lost = kiosk.now;
    EXPECT_EQ(kiosk.step(), Task::Pull);
    EXPECT_TRUE(kiosk::sync::is_online(kiosk.state, lost + 3999ms)) << "a hiccup is not worth a banner";
    EXPECT_FALSE(kiosk::sync::is_online(kiosk.state, lost + 4s));
    EXPECT_LE(kiosk::sync::next_step(kiosk.state, kiosk.now).wake_at, lost + 4s)
        << "so that it is said in time";
    kiosk.server = [](Task) { return Outcome{}; };
    kiosk.run_for(3min);
    EXPECT_TRUE(kiosk::sync::is_online(kiosk.state, kiosk.now));
}

TEST(Planner, APortalIsOfflineWithItsReason) {
    Driver kiosk;
    kiosk.server = [](Task) { return Outcome{.answer = Answer::Portal}; };
    kiosk.run_for(1min);
    EXPECT_TRUE(kiosk.state.portal);
    EXPECT_FALSE(kiosk::sync::is_online(kiosk.state, kiosk.now));
    kiosk.server = [](Task) { return Outcome{}; };
    kiosk.run_for(5min);
    EXPECT_FALSE(kiosk.state.portal);
}

TEST(Planner, AStreamThatSaysNothingForSeventyFiveSecondsIsOpenedAgain) {
    Driver kiosk;
    kiosk.settle();
    static_cast<void>(kiosk.step());
    ASSERT_EQ(kiosk.state.phase, StreamPhase::Open);
    const auto heard = kiosk.state.stream_heard;
    EXPECT_EQ(kiosk::sync::next_step(kiosk.state, heard + 74'999ms).stream, StreamOrder::None);
    EXPECT_EQ(kiosk::sync::next_step(kiosk.state, heard + 75s).stream, StreamOrder::Close);
    EXPECT_LE(kiosk::sync::next_step(kiosk.state, kiosk.now).wake_at, heard + 75s);
}

TEST(Planner, APulledCableIsLookedIntoAtOnceAndOfflineIsSaidWithinFifteenSeconds) {
    Driver driver;
    driver.run_for(3min);
    const auto pulled = driver.now;
    driver.state = kiosk::sync::line_changed(driver.state, driver.now);
    driver.streams = false;
    driver.server = [&driver](Task) {
        driver.now += 10s;  // a connection that nobody answers
        return Outcome{.answer = Answer::Unreachable};
    };
    while (kiosk::sync::is_online(driver.state, driver.now)) driver.step();
    EXPECT_LE(driver.now - pulled, 15s);
}

TEST(Planner, AnOpenedStreamPullsWhatItMissed) {
    Driver kiosk;
    kiosk.settle();
    static_cast<void>(kiosk.step());
    kiosk.settle();
    kiosk.state = kiosk::sync::stream_closed(kiosk.state, Answer::Ok, 1000ms, kiosk.now, kiosk.random);
    kiosk.now += 1000ms;
    kiosk.forget();
    static_cast<void>(kiosk.step());
    kiosk.settle();
    EXPECT_GE(kiosk.count(Task::Pull), 1);
}

TEST(Planner, AGoodbyeIsFollowedToTheMillisecond) {
    Driver kiosk;
    kiosk.settle();
    static_cast<void>(kiosk.step());
    const auto now = kiosk.now;
    kiosk.state = kiosk::sync::stream_closed(kiosk.state, Answer::Ok, 90s, now, kiosk.random);
    EXPECT_EQ(kiosk::sync::next_step(kiosk.state, now + 89'999ms).stream, StreamOrder::None);
    EXPECT_EQ(kiosk::sync::next_step(kiosk.state, now + 90s).stream, StreamOrder::Open);
}

TEST(Planner, WithoutAStreamThePollsGoOn) {
    Driver kiosk;
    kiosk.streams = false;
    kiosk.run_for(2h);
    EXPECT_GE(kiosk.count(Task::Pull), 20);
}

TEST(Planner, WhatOurDiskDidNotTakeIsTriedLater) {
    Driver kiosk;
    kiosk.settle();
    int tries = 0;
    kiosk.server = [&](Task task) {
        return Outcome{.answer = task == Task::Pull && ++tries <= 3 ? Answer::DeskBusy : Answer::Ok};
    };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Pull);
    kiosk.run_for(2min);
    EXPECT_GE(tries, 4);
}

}  // namespace
