// Calls for help, desk slips, the waiting list, staff's own notices.
#include "kiosk/desk/help_desk.h"

#include <gtest/gtest.h>

#include "shared/wire/errands.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using desk::HelpResult;
using desk::WaitlistResult;

struct Help : testing::Test {
    CounterStory story;

    desk::HelpAnswer call(model::HelpReason reason = model::HelpReason::General) {
        return story.answer_to<desk::HelpAnswer>(
            desk::CallForHelp{.question = story.next_question(), .reason = reason});
    }
    desk::SlipAnswer slip() {
        return story.answer_to<desk::SlipAnswer>(
            desk::TakeSlip{.question = story.next_question(), .reason = model::SlipReason::NewInTown});
    }
    desk::NoticeAnswer close_today() {
        return story.answer_to<desk::NoticeAnswer>(
            desk::PostNotice{.question = story.next_question(),
                             .staff_id = "liu",
                             .title = {.zh = "今天闭馆", .en = "Closed today"},
                             .body = {.zh = "明天 8 点开门", .en = "Open again tomorrow at 8"}});
    }
    desk::NoticeAnswer alarm() {
        return story.answer_to<desk::NoticeAnswer>(
            desk::PostNotice{.question = story.next_question(),
                             .staff_id = "liu",
                             .title = {.zh = "发生火情", .en = "Fire"},
                             .body = {.zh = "请马上离开", .en = "Leave now"},
                             .severity = model::Severity::Emergency});
    }
    desk::NoticeAnswer withdraw(const model::Id& id) {
        return story.answer_to<desk::NoticeAnswer>(
            desk::WithdrawNotice{.question = story.next_question(), .staff_id = "liu", .notice_id = id});
    }
    void go_offline() { story.ask<desk::Done>(desk::Connection{.online = false}); }
    std::vector<model::Announcement> announcements() {
        if (const auto content = story.new_content()) shown = content->content->announcements;
        return shown;
    }
    std::vector<model::Announcement> shown;
};

TEST_F(Help, ACallGoesOutAtOnceAndOnceAMinute) {
    const auto called = call(model::HelpReason::Borrow);
    EXPECT_EQ(called.result, HelpResult::Called);
    ASSERT_EQ(story.waiting().size(), 1U);
    EXPECT_EQ(story.waiting()[0].id, called.call_id);
    EXPECT_EQ(wire::read_help_call(story.waiting()[0].body)->reason, model::HelpReason::Borrow);
    story.wait(59s);
    const auto again = call();
    EXPECT_EQ(again.result, HelpResult::CoolingDown);
    EXPECT_EQ(again.call_id, called.call_id);
    EXPECT_EQ(again.wait, 1s);
    story.wait(1s);
    EXPECT_EQ(call().result, HelpResult::Called);
    EXPECT_EQ(story.waiting().size(), 2U);
}

TEST_F(Help, WithoutANetworkTheScreenIsTold) {
    go_offline();
    EXPECT_EQ(call().result, HelpResult::Offline);
    EXPECT_EQ(story.waiting().size(), 1U) << "staff read of it later";
}

TEST_F(Help, ThatStaffHaveSeenItComesWithTheContent) {
    const auto called = call();
    story.pull({put(wire::row::kHelpCall, called.call_id,
                    wire::write_row(model::HelpCall{
                        .id = called.call_id, .state = model::HelpState::Seen, .at = kMorning}))});
    const auto content = story.new_content();
    ASSERT_TRUE(content);
    ASSERT_EQ(content->content->help_calls.size(), 1U);
    EXPECT_EQ(content->content->help_calls[0].id, called.call_id);
    EXPECT_EQ(content->content->help_calls[0].state, model::HelpState::Seen);
}

TEST_F(Help, SlipsCountUpByTheDayUnderTheKiosksLetter) {
    EXPECT_EQ(slip().number, "Z001") << "before the server has given a letter";
    story.pull({put(wire::row::kKiosk, "me",
                    wire::write_row(wire::KioskRow{.id = "me", .name = "大厅", .slip_prefix = "B"}))});
    go_offline();
    const auto second = slip();
    EXPECT_TRUE(second.taken);
    EXPECT_FALSE(second.online);
    EXPECT_EQ(second.number, "B002");
    story.restart();
    EXPECT_EQ(slip().number, "B003");
    const auto body = wire::read_desk_slip(story.waiting().back().body);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->number, "B003");
    EXPECT_EQ(body->day, "2026-11-24");
    story.wait(14h);  // midnight in Wenshang
    EXPECT_EQ(slip().number, "B001");
}

TEST_F(Help, WaitingForAPlaceNeedsThePersonAndTheNetwork) {
    model::Session full = lunch();
    full.walk_in_share = 0;
    full.capacity = 1;
    full.attended = 1;
    story.pull({put_session(full), erase(wire::row::kSession, "calligraphy")});
    const auto refused = story.scan(story.card(kLi));
    ASSERT_EQ(refused.decision.outcome, model::Outcome::Full);
    const auto join = [&](desk::Question scan) {
        return story.answer_to<desk::WaitlistAnswer>(
            desk::JoinWaitlist{.question = story.next_question(), .scan = scan, .session_id = "lunch"});
    };
    EXPECT_EQ(join(refused.question + 100).result, WaitlistResult::Failed) << "nobody's scan";
    const auto joined = join(refused.question);
    EXPECT_EQ(joined.result, WaitlistResult::Joined);
    const auto body = wire::read_waitlist(story.waiting().back().body);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->pass, kLi);
    EXPECT_EQ(body->session_id, "lunch");
    go_offline();
    EXPECT_EQ(join(refused.question).result, WaitlistResult::Offline);
}

TEST_F(Help, ThePositionReachesTheScreenWithTheServersVerdict) {
    story.ask<desk::Done>(desk::Settle{{{.event_id = "some-event", .position = 3}}});
    int position = 0;
    while (auto answer = story.works().answer()) {
        if (const auto* told = std::get_if<desk::WaitlistPosition>(&*answer)) position = told->position;
    }
    EXPECT_EQ(position, 3);
}

TEST_F(Help, ClosedTodayShowsAtOnceAndEndsAtMidnight) {
    go_offline();
    const auto posted = close_today();
    ASSERT_TRUE(posted.done);
    ASSERT_EQ(announcements().size(), 1U);
    const model::Announcement notice = announcements()[0];
    EXPECT_EQ(notice.id, posted.notice_id);
    EXPECT_EQ(notice.title.en, "Closed today");
    EXPECT_EQ(notice.valid_until, kMorning + 14h) << "midnight in Wenshang";
    EXPECT_EQ(story.waiting().back().type, "staff_notice.v1");
    story.restart();
    EXPECT_EQ(announcements().size(), 1U);
    ASSERT_TRUE(withdraw(posted.notice_id).done);
    EXPECT_TRUE(announcements().empty());
    EXPECT_FALSE(withdraw(posted.notice_id).done) << "it is gone";
}

TEST_F(Help, R_D5_AnEmergencyOfStaffsNeedsNoNetworkAndEndsAfterFourHours) {
    go_offline();
    const auto posted = alarm();
    ASSERT_TRUE(posted.done);
    ASSERT_EQ(announcements().size(), 1U);
    EXPECT_EQ(announcements()[0].severity, model::Severity::Emergency);
    EXPECT_EQ(announcements()[0].valid_until - announcements()[0].valid_from, 4h);
    const auto told = wire::read_staff_notice(story.waiting().back().body);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->severity, model::Severity::Emergency);
    story.restart();
    EXPECT_EQ(announcements().size(), 1U) << "it is on disk";
    ASSERT_TRUE(withdraw(posted.notice_id).done);
    EXPECT_TRUE(announcements().empty());
}

TEST_F(Help, R_C4_AnEmergencyIsSeenThoughTheClockIsNotBelieved) {
    story.shut();
    story.setup().boot = "g7g7g7g7";
    story.clock().set_wall(kMorning + 3000 * 24h);
    ASSERT_TRUE(story.open());
    const auto at = story.health();
    ASSERT_EQ(at.signage_clock, core::ClockTrust::Suspect);
    ASSERT_TRUE(alarm().done);
    ASSERT_EQ(announcements().size(), 1U);
    const auto now = at.signage_zero +
                     std::chrono::floor<std::chrono::milliseconds>(story.clock().steady().time_since_epoch());
    EXPECT_TRUE(model::is_valid_at(announcements()[0], now));
}

TEST_F(Help, OnceTheServerSendsANoticeItMayAlsoTakeItAway) {
    const auto posted = close_today();
    const model::Announcement theirs = announcements().at(0);
    story.pull({put(wire::row::kAnnouncement, theirs.id, wire::write_row(theirs))});
    EXPECT_EQ(announcements().size(), 1U) << "not twice";
    story.pull({erase(wire::row::kAnnouncement, theirs.id)});
    EXPECT_TRUE(announcements().empty());
}

TEST_F(Help, ANoticeOfTheServersThatWasWithdrawnHereStaysAway) {
    const auto posted = close_today();
    const model::Announcement theirs = announcements().at(0);
    ASSERT_TRUE(withdraw(posted.notice_id).done);
    story.pull({put(wire::row::kAnnouncement, theirs.id, wire::write_row(theirs))});
    EXPECT_TRUE(announcements().empty());
}

TEST_F(Help, APhoneNumberGoesToSyncOnlyWhileThereIsANetwork) {
    story.works().handle(
        desk::Request{desk::LookUpPhone{.question = 7, .phone = core::Secret{"13800000001"}}});
    std::optional<desk::LookUpPhone> wanted;
    while (auto answer = story.works().answer_for_sync()) {
        if (const auto* phone = std::get_if<desk::PhoneWanted>(&*answer)) wanted = phone->wish;
    }
    ASSERT_TRUE(wanted);
    EXPECT_EQ(wanted->question, 7U);
    story.ask<desk::Done>(desk::PhoneLookedUp{{.question = 7, .result = desk::PhoneResult::Unknown}});
    std::optional<desk::PhoneAnswer> found;
    while (auto answer = story.works().answer()) {
        if (const auto* phone = std::get_if<desk::PhoneAnswer>(&*answer)) found = *phone;
    }
    ASSERT_TRUE(found);
    EXPECT_EQ(found->question, 7U);
    EXPECT_EQ(found->result, desk::PhoneResult::Unknown);
    go_offline();
    EXPECT_EQ(story
                  .answer_to<desk::PhoneAnswer>(
                      desk::LookUpPhone{.question = 8, .phone = core::Secret{"13800000001"}})
                  .result,
              desk::PhoneResult::Offline);
    EXPECT_EQ(raw_bytes(story.data()).find("13800000001"), std::string::npos);
}

}  // namespace
