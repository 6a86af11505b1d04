// The way of one code through the desk, from the text to what is on disk.
#include <algorithm>

#include <gtest/gtest.h>

#include "shared/wire/events.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using model::Outcome;

model::CheckInBody only_body(CounterStory& story) {
    const auto events = story.waiting();
    EXPECT_EQ(events.size(), 1U);
    return wire::read_check_in(events.at(0).body).value();
}

TEST(Counter, AnEnrolledPassIsOkAndOnDisk) {
    CounterStory story;
    const auto answer = story.scan(story.card(kWang));
    ASSERT_EQ(answer.decision.outcome, Outcome::Ok);
    EXPECT_EQ(answer.name.shown(), "王*和");
    ASSERT_EQ(answer.attended.size(), 1U);
    EXPECT_EQ(answer.attended[0].session_id, "calligraphy");
    EXPECT_EQ(answer.attended[0].ordinal, 1);

    const auto events = story.waiting();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].id, answer.attended[0].event_id);
    EXPECT_EQ(events[0].type, "checkin.v1");
    EXPECT_EQ(events[0].sequence, 1);
    EXPECT_EQ(events[0].boot, "a1b2c3d4");
    EXPECT_EQ(events[0].clock, core::ClockTrust::Trusted);
    const auto body = wire::read_check_in(events[0].body).value();
    EXPECT_EQ(body.pass, kWang);
    EXPECT_EQ(body.session_id, "calligraphy");
    EXPECT_EQ(body.outcome, Outcome::Ok);
}

TEST(Counter, ASecondScanIsAlreadyAlsoAfterARestart) {
    CounterStory story;
    ASSERT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Already);
    story.restart();
    const auto again = story.scan(story.card(kWang));
    EXPECT_EQ(again.decision.outcome, Outcome::Already);
    EXPECT_EQ(again.decision.when, kMorning);
    const auto events = story.waiting();
    ASSERT_EQ(events.size(), 3U);
    EXPECT_FALSE(wire::read_check_in(events[0].body)->rescan);
    EXPECT_TRUE(wire::read_check_in(events[2].body)->rescan);
}

TEST(Counter, P2_AForeignCodeLeavesANumberAndNothingElse) {
    CounterStory story;
    const std::string payment = "https://qr.example.com/payment-canary-6214830112345678";
    EXPECT_EQ(story.outcome(payment), Outcome::ForeignCode);
    EXPECT_EQ(story.outcome("NC1AAAA"), Outcome::Unreadable);
    EXPECT_TRUE(story.waiting().empty());
    EXPECT_EQ(story.health().foreign, 1U);
    EXPECT_EQ(story.health().unreadable, 1U);
    story.shut();
    EXPECT_EQ(raw_bytes(story.data()).find("payment-canary"), std::string::npos);
}

TEST(Counter, AForgedCodeIsRecordedWithoutItsPass) {
    CounterStory story;
    const auto other = pass::make_key_pair();
    const std::string forged = pass::issue_pass(
        {.region = kRegion, .pass = kWang, .valid_from = kMorning - 24h, .valid_until = kMorning + 24h},
        other.secret_key);
    EXPECT_EQ(story.outcome(forged), Outcome::Invalid);
    const auto body = only_body(story);
    EXPECT_FALSE(body.pass);
    EXPECT_EQ(body.key, 1);
    EXPECT_EQ(body.region, kRegion);
    EXPECT_EQ(body.h8, pass::h8_of(forged));
}

TEST(Counter, AnUnknownKeyIsRecorded) {
    CounterStory story;
    const std::string text = story.code({.key = 9,
                                         .region = kRegion,
                                         .pass = kWang,
                                         .valid_from = kMorning - 24h,
                                         .valid_until = kMorning + 24h});
    const auto answer = story.scan(text);
    EXPECT_EQ(answer.decision.outcome, Outcome::UnknownKey);
    EXPECT_EQ(answer.pass_key, 9);
    EXPECT_TRUE(answer.name.empty());
    EXPECT_EQ(only_body(story).outcome, Outcome::UnknownKey);
}

TEST(Counter, ARevokedPassIsRefusedWithoutAName) {
    CounterStory story;
    story.pull(
        {put(wire::row::kRevocation, model::to_text(kWang),
             wire::write_row(model::Revocation{.region = kRegion, .pass = kWang, .since = kMorning}))});
    const auto answer = story.scan(story.card(kWang));
    EXPECT_EQ(answer.decision.outcome, Outcome::Revoked);
    EXPECT_TRUE(answer.name.empty());
    story.pull({erase(wire::row::kRevocation, model::to_text(kWang))});
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
}

TEST(Counter, TheCountysIndexNamesTheOtherCentre) {
    CounterStory story;
    const wire::TodayRow row{
        .pass_hash = wire::today_hash(kZhao),
        .center = {.name = {.zh = "坝口社区", .en = {}}, .address = {.zh = "坝口街1号", .en = {}}}};
    story.pull({put(wire::row::kToday, row.pass_hash, wire::write_row(row))});
    const auto answer = story.scan(story.card(kZhao));
    EXPECT_EQ(answer.decision.outcome, Outcome::WrongCentre);
    ASSERT_TRUE(answer.decision.elsewhere);
    EXPECT_EQ(answer.decision.elsewhere->name.zh, "坝口社区");
}

TEST(Counter, AWalkInIsAskedFirstAndCountedHere) {
    CounterStory story;
    auto meal = lunch();
    meal.capacity = 2;
    story.pull({erase(wire::row::kSession, "calligraphy"), put_session(meal), put_person(kZhao, "赵*")});
    const auto asked = story.scan(story.card(kLi));
    ASSERT_EQ(asked.decision.outcome, Outcome::Choose);
    EXPECT_EQ(asked.name.shown(), "李*");
    EXPECT_TRUE(story.waiting().empty());
    EXPECT_EQ(story.choose(asked.question, {"lunch"}).decision.outcome, Outcome::Ok);
    const auto second = story.scan(story.card(kZhao));
    const auto taken = story.choose(second.question, {"lunch"});
    ASSERT_EQ(taken.decision.outcome, Outcome::Ok);
    EXPECT_EQ(taken.attended.at(0).ordinal, 2);
    EXPECT_TRUE(taken.decision.flags.walk_in);
    EXPECT_EQ(story.outcome(story.card(0xABCDEF)), Outcome::Full);

    // The server has counted both and raised the room: its number holds ours.
    story.acknowledge_all();
    meal.capacity = 3;
    meal.attended = 2;
    story.pull({put_session(meal, 2)});
    EXPECT_EQ(story.outcome(story.card(0xABCDEF)), Outcome::Choose);
}

TEST(Counter, SeveralSessionsAreSeveralEventsOfOneTransaction) {
    CounterStory story;
    auto other = calligraphy();
    other.id = "tai-chi";
    other.service_id = "sports";
    story.pull({put_session(other), put_enrolment("tai-chi", kWang)});
    const auto asked = story.scan(story.card(kWang));
    ASSERT_EQ(asked.decision.outcome, Outcome::Choose);
    const auto answer = story.choose(asked.question, {"calligraphy", "tai-chi"});
    EXPECT_EQ(answer.decision.outcome, Outcome::Ok);
    EXPECT_EQ(answer.attended.size(), 2U);
    EXPECT_EQ(story.waiting().size(), 2U);
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Already);
}

TEST(Counter, AChoiceAfterItsMinuteRecordsNothing) {
    CounterStory story;
    story.pull({put_session(lunch())});
    const auto asked = story.scan(story.card(kLi));
    ASSERT_EQ(asked.decision.outcome, Outcome::Choose);
    story.wait(61s);
    EXPECT_NE(story.choose(asked.question, {"lunch"}).decision.outcome, Outcome::Ok);
    EXPECT_TRUE(story.waiting().empty());
}

TEST(Counter, AForgottenVisitCannotChoose) {
    CounterStory story;
    story.pull({put_session(lunch())});
    const auto asked = story.scan(story.card(kLi));
    story.works().handle(desk::Request{desk::ForgetVisits{}});
    EXPECT_NE(story.choose(asked.question, {"lunch"}).decision.outcome, Outcome::Ok);
}

TEST(Counter, AMealIsTakenOnceADay) {
    CounterStory story;
    auto second = lunch();
    second.id = "lunch-2";
    story.pull({put_session(lunch()), put_enrolment("lunch", kLi)});
    ASSERT_EQ(story.outcome(story.card(kLi)), Outcome::Ok);
    story.pull({put_session(second), put_enrolment("lunch-2", kLi)});
    const auto answer = story.scan(story.card(kLi));
    EXPECT_EQ(answer.decision.outcome, Outcome::Limit);
    EXPECT_EQ(answer.decision.when, kMorning);
}

TEST(Counter, APhoneCodeForAnotherActionIsAReplayAlsoAfterARestart) {
    CounterStory story;
    const std::string code = story.phone_code(kWang);
    ASSERT_EQ(story.outcome(code), Outcome::Ok);
    EXPECT_EQ(story.outcome(code), Outcome::Already) << "the same session again is no other action";
    story.pull({put_session(lunch()), put_enrolment("lunch", kWang)});
    story.restart();
    EXPECT_EQ(story.outcome(code), Outcome::Replay);
    story.wait(1min);
    EXPECT_EQ(story.outcome(story.phone_code(kWang)), Outcome::Ok) << "a fresh code";
}

TEST(Counter, TakingBackIsAnEventAndOpensTheWayAgain) {
    CounterStory story;
    const auto first = story.scan(story.card(kWang));
    story.wait(9min);
    EXPECT_TRUE(story.take_back({first.attended.at(0).event_id}));
    EXPECT_TRUE(story.take_back({first.attended.at(0).event_id})) << "again changes nothing";
    const auto events = story.waiting();
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[1].type, "checkin_void.v1");
    EXPECT_EQ(wire::read_check_in_void(events[1].body)->event_id, first.attended[0].event_id);
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
}

TEST(Counter, TakingBackSaysWhatElseIsOpenAndKeepsTheVisit) {
    CounterStory story;
    story.pull({put_session(lunch())});
    const auto first = story.scan(story.card(kWang));
    ASSERT_EQ(first.decision.outcome, Outcome::Choose);
    const auto chosen = story.choose(first.question, {"calligraphy"});
    ASSERT_EQ(chosen.decision.outcome, Outcome::Ok);
    const auto again = story.take_back(chosen.question, {chosen.attended.at(0).event_id});
    EXPECT_TRUE(again.undone);
    EXPECT_EQ(again.decision.outcome, Outcome::Choose);
    EXPECT_EQ(again.decision.sessions, (std::vector<model::Id>{"calligraphy", "lunch"}));
    EXPECT_EQ(again.name.shown(), "王*和");
    EXPECT_EQ(story.choose(again.question, {"lunch"}).decision.outcome, Outcome::Ok);
}

TEST(Counter, AnAlreadyNamesWhatCanStillBeTakenBack) {
    CounterStory story;
    const auto first = story.scan(story.card(kWang));
    const auto again = story.scan(story.card(kWang));
    ASSERT_EQ(again.decision.outcome, Outcome::Already);
    ASSERT_EQ(again.attended.size(), 1U);
    EXPECT_EQ(again.attended[0].event_id, first.attended.at(0).event_id);
    story.wait(11min);
    EXPECT_TRUE(story.scan(story.card(kWang)).attended.empty()) << "ten minutes are over";
}

TEST(Counter, ASecondCardOfTheSamePersonIsAlreadyHere) {
    constexpr model::PassId kOther = 0x1111222233335555;
    CounterStory story;
    story.pull({put_person(kWang, "王*和", "resident-1"), put_person(kOther, "王*和", "resident-1"),
                put_enrolment("calligraphy", kOther)});
    const auto first = story.scan(story.card(kWang));
    ASSERT_EQ(first.decision.outcome, Outcome::Ok);
    EXPECT_EQ(story.outcome(story.phone_code(kOther)), Outcome::Already);
    story.restart();
    // The first card is lost and withdrawn: the attendance is still this person's.
    story.pull({erase(wire::row::kResident, model::to_text(kWang))});
    const auto again = story.scan(story.card(kOther));
    EXPECT_EQ(again.decision.outcome, Outcome::Already);
    ASSERT_EQ(again.attended.size(), 1U);
    EXPECT_EQ(again.attended[0].event_id, first.attended.at(0).event_id);
}

TEST(Counter, PassesOfNobodyKnownAreDifferentPeople) {
    constexpr model::PassId kOther = 0x1111222233335555;
    CounterStory story;
    story.pull({put_person(kOther, "王*和"), put_enrolment("calligraphy", kOther)});
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    EXPECT_EQ(story.outcome(story.card(kOther)), Outcome::Ok);
}

TEST(Counter, TakingBackEndsAfterTenMinutes) {
    CounterStory story;
    const auto first = story.scan(story.card(kWang));
    story.wait(10min + 1s);
    EXPECT_FALSE(story.take_back({first.attended.at(0).event_id}));
    EXPECT_FALSE(story.take_back({"nothing"}));
    EXPECT_EQ(story.waiting().size(), 1U);
}

TEST(Counter, ACentreThatHidesNamesShowsNone) {
    CounterStory story;
    model::Center center = story.new_content()->content->center;
    center.policy.show_names = false;
    story.pull({put(wire::row::kCenter, center.id,
                    wire::write_row(wire::CenterRow{.center = center, .public_url = ""}))});
    const auto answer = story.scan(story.card(kWang));
    EXPECT_EQ(answer.decision.outcome, Outcome::Ok);
    EXPECT_TRUE(answer.name.empty());
}

TEST(Counter, OfflineIsAFlagAndAnOldRosterTakesWhomItDoesNotKnow) {
    CounterStory story;
    story.ask<desk::Done>(desk::Connection{.online = false});
    const auto offline = story.scan(story.card(kWang));
    EXPECT_TRUE(offline.decision.flags.offline);
    auto tomorrow = calligraphy();
    tomorrow.id = "tomorrow";
    tomorrow.start += 26h;
    tomorrow.end += 26h;
    tomorrow.open_from += 26h;
    tomorrow.close_at += 26h;
    story.pull({put_session(tomorrow)});
    story.wait(26h);
    const auto stranger = story.scan(story.card(kLi));
    EXPECT_EQ(stranger.decision.outcome, Outcome::Ok);
    EXPECT_TRUE(stranger.decision.flags.provisional);
    EXPECT_TRUE(stranger.decision.flags.stale_roster);
}

TEST(Counter, AnAcknowledgedNoticeIsRecordedOncePerRevision) {
    CounterStory story;
    const auto press = [&](int revision) {
        story.works().handle(
            desk::Request{desk::RecordAcknowledgement{.announcement_id = "storm", .revision = revision}});
    };
    press(1);
    press(1);
    press(2);
    EXPECT_EQ(story.waiting().size(), 2U);
    story.restart();
    const auto content = story.new_content();
    ASSERT_TRUE(content);
    EXPECT_EQ(content->acknowledged, (std::vector<desk::Acknowledged>{{"storm", 1}, {"storm", 2}}));
}

}  // namespace
