#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

namespace {

namespace flow = kiosk::flow;
using namespace std::chrono_literals;

TEST(LockedOut, EndsTheVisitAndForgetsWhoStoodThere) {
    test::Visit visit;
    visit.touch(flow::Start{});
    visit.scan("NC1X");
    visit.answer(model::Outcome::Ok);
    visit.play(flow::LockOut{.center = {.zh = "东门"}, .phone = "0537-1234567"});
    ASSERT_TRUE(visit.state.out_of_use);
    EXPECT_EQ(visit.state.out_of_use->phone, "0537-1234567");
    EXPECT_TRUE(visit.at<flow::Attract>());
    EXPECT_EQ(visit.take<flow::Wipe>().size(), 1U);
}

TEST(LockedOut, NothingWakesIt) {
    test::Visit visit;
    visit.play(flow::LockOut{});
    visit.touch(flow::Start{});
    visit.scan("NC1X");
    visit.play(flow::GoHome{});
    visit.play(flow::UrgentChanged{{{.id = "u", .severity = model::Severity::Emergency}}});
    visit.wait(5min);
    EXPECT_TRUE(visit.state.out_of_use);
    EXPECT_TRUE(visit.at<flow::Attract>());
    EXPECT_FALSE(visit.state.take_over);
    EXPECT_TRUE(visit.take<flow::AskDesk>().empty());
}

}  // namespace
