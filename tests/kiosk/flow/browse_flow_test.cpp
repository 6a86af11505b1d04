#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

TEST(NoticesFlow, OpenFromHomeAndCloseBeforeTheyLeadBack) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoNotices{});
    visit.touch(OpenNotice{"n1"});
    ASSERT_TRUE(visit.at<Notices>());
    EXPECT_EQ(visit.at<Notices>()->open, "n1");
    visit.touch(GoBack{});
    ASSERT_TRUE(visit.at<Notices>());
    EXPECT_TRUE(visit.at<Notices>()->open.empty());
    visit.touch(GoBack{});
    EXPECT_TRUE(visit.at<Home>());
}

TEST(NoticesFlow, AreReadOnceOpenedUntilTheVisitEnds) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoNotices{});
    visit.touch(OpenNotice{"n1"});
    visit.touch(OpenNotice{});
    visit.touch(OpenNotice{"n1"});
    EXPECT_EQ(visit.state.read, std::vector<model::Id>{"n1"});
    visit.wait(visit.rules.browse_idle + visit.rules.warning);
    EXPECT_TRUE(visit.at<Attract>());
    EXPECT_TRUE(visit.state.read.empty());
}

TEST(NoticesFlow, StartOnTheFirstPageOfAnotherFilter) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoNotices{});
    visit.touch(TurnNotices{2});
    EXPECT_EQ(visit.at<Notices>()->page, 2);
    visit.touch(FilterNotices{NoticeFilter::Urgent});
    EXPECT_EQ(visit.at<Notices>()->page, 0);
    EXPECT_EQ(visit.at<Notices>()->filter, NoticeFilter::Urgent);
}

TEST(ScheduleFlow, NeverGoesFurtherThanFourWeeks) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoSchedule{});
    visit.touch(ShowSchedule{{.span = Schedule::Span::Week, .week = 7}});
    EXPECT_EQ(visit.at<Schedule>()->week, kWeeksAround);
    visit.touch(ShowSchedule{{.span = Schedule::Span::Week, .week = -7}});
    EXPECT_EQ(visit.at<Schedule>()->week, -kWeeksAround);
}
