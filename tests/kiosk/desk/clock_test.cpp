// How far the desk believes its clock.
#include <gtest/gtest.h>

#include "shared/wire/events.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using core::ClockTrust;
using model::Outcome;

void hear_server(CounterStory& story, core::WallTime utc) {
    story.ask<desk::Done>(desk::ServerTime{.utc = utc, .measured = story.clock().steady()});
}

// What time the screen has.
core::WallTime screen_time(core::WallTime zero, CounterStory& story) {
    return zero + std::chrono::floor<std::chrono::milliseconds>(story.clock().steady().time_since_epoch());
}

TEST(Clock, T1_ABootIn1970IsSuspectUntilTheServerSaysTheTime) {
    CounterStory story;
    story.shut();
    story.setup().boot = "b2b2b2b2";
    story.clock().set_wall(core::WallTime{} + 5min);
    ASSERT_TRUE(story.open());
    EXPECT_EQ(story.health().clock, ClockTrust::Suspect);
    hear_server(story, kMorning);
    EXPECT_EQ(story.health().clock, ClockTrust::Trusted);
    EXPECT_EQ(screen_time(story.health().steady_zero, story), kMorning);
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok) << "decided by the server's time";
    EXPECT_EQ(story.waiting().at(0).wall, story.clock().wall())
        << "recorded by our own, for the server to correct";
}

TEST(Clock, T2_AClockSetBackIsSuspectAndOrderIsKept) {
    CounterStory story;
    story.pull({put_person(kZhao, "赵*"), put_enrolment("calligraphy", kZhao)});
    ASSERT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    story.clock().set_wall(kMorning - 2h);
    story.wait(1s);
    EXPECT_EQ(story.health().clock, ClockTrust::Suspect);
    EXPECT_EQ(story.outcome(story.card(kZhao)), Outcome::Ok) << "time goes on by the clock that never jumps";
    const auto events = story.waiting();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_LT(events[0].sequence, events[1].sequence);
    EXPECT_LT(events[0].mono_ms, events[1].mono_ms);
    EXPECT_EQ(events[1].clock, ClockTrust::Suspect);
    EXPECT_EQ(events[0].clock, ClockTrust::Trusted);
    hear_server(story, kMorning + 1s);
    EXPECT_EQ(story.health().clock, ClockTrust::Trusted);
}

TEST(Clock, T3_AYearAheadAfterABootRefusesPhoneCodesAndFlagsCards) {
    CounterStory story;
    story.shut();
    story.setup().boot = "c3c3c3c3";
    story.clock().set_wall(kMorning + 365 * 24h);
    ASSERT_TRUE(story.open());
    EXPECT_EQ(story.health().clock, ClockTrust::Suspect);
    EXPECT_EQ(story.outcome(story.phone_code(kWang)), Outcome::ClockSuspect);
    auto then = calligraphy();
    then.id = "then";
    for (auto* time : {&then.start, &then.end, &then.open_from, &then.close_at}) *time += 365 * 24h;
    story.pull({put_session(then), put_enrolment("then", kWang)});
    const auto card = story.scan(story.card(kWang));
    EXPECT_EQ(card.decision.outcome, Outcome::Ok);
    EXPECT_TRUE(card.decision.flags.clock_estimated);
}

// Boots anew, with the system's clock at `wall`.
void boot_at(CounterStory& story, core::WallTime wall) {
    story.shut();
    story.setup().boot += "f";
    story.clock().set_wall(wall);
    ASSERT_TRUE(story.open()) << story.problem;
}

TEST(SignageClock, R_C2_AJumpOfTheSystemsClockChangesNothing) {
    CounterStory story;
    story.wait(1min);
    for (const auto jump : {std::chrono::hours{1}, std::chrono::hours{-1}, std::chrono::hours{24}}) {
        const auto before = screen_time(story.health().signage_zero, story);
        story.clock().set_wall(story.clock().wall() + jump);
        story.wait(1s);
        EXPECT_EQ(screen_time(story.health().signage_zero, story), before + 1s);
        EXPECT_EQ(story.health().clock, ClockTrust::Suspect) << "for checking in it counts";
        EXPECT_EQ(story.health().signage_clock, ClockTrust::Estimated);
    }
}

TEST(SignageClock, R_C3_ABootIn1970Or2020Or2099IsNotBelieved) {
    using std::chrono::year;
    for (const auto y : {1970, 2020, 2099}) {
        CounterStory story;
        boot_at(story, std::chrono::sys_days{year{y} / 3 / 1});
        EXPECT_EQ(story.health().signage_clock, ClockTrust::Suspect) << y;
        EXPECT_EQ(screen_time(story.health().signage_zero, story), kMorning)
            << "R_C4: not before the last good time";
        story.wait(10s);
        EXPECT_EQ(screen_time(story.health().signage_zero, story), kMorning + 10s) << "and on from there";
    }
}

TEST(SignageClock, R_C3_FourHundredDaysWithoutTheServerAreHeldAndNoDayMore) {
    for (const auto days : {61, 399, 401}) {
        CounterStory story;
        boot_at(story, kMorning + days * 24h);
        EXPECT_EQ(story.health().clock, ClockTrust::Suspect) << "for checking in, " << days << " days";
        const auto held = days < 400 ? ClockTrust::Estimated : ClockTrust::Suspect;
        EXPECT_EQ(story.health().signage_clock, held) << days;
    }
}

TEST(SignageClock, R_C3_WhatWasHeldIsNotForgottenByTheNextBoot) {
    CounterStory story;
    boot_at(story, kMorning + 100 * 24h);
    story.wait(11min);
    boot_at(story, kMorning + 50 * 24h);
    EXPECT_EQ(story.health().signage_clock, ClockTrust::Suspect) << "the clock went back between two boots";
    EXPECT_GE(screen_time(story.health().signage_zero, story), kMorning + 100 * 24h);
}

TEST(Clock, AnotherBootWithAGoodClockIsEstimated) {
    CounterStory story;
    story.wait(1h);
    story.shut();
    story.setup().boot = "d4d4d4d4";
    story.clock().advance(10min);
    ASSERT_TRUE(story.open());
    EXPECT_EQ(story.health().clock, ClockTrust::Estimated);
}

TEST(Clock, ARestartOfTheProgramAloneChangesNothing) {
    CounterStory story;
    story.clock().advance(5min);
    story.restart();
    EXPECT_EQ(story.health().clock, ClockTrust::Trusted);
    story.wait(25h);
    EXPECT_EQ(story.health().clock, ClockTrust::Estimated) << "no contact for a day";
    EXPECT_EQ(story.health().last_contact_age, 25h);
}

TEST(Clock, ABootBehindTheHighestTimeEverSeenIsSuspect) {
    CounterStory story;
    story.wait(2h);
    story.shut();
    story.setup().boot = "e5e5e5e5";
    story.clock().set_wall(kMorning + 1h);
    ASSERT_TRUE(story.open());
    EXPECT_EQ(story.health().clock, ClockTrust::Suspect);
}

}  // namespace
