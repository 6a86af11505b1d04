#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

namespace {

const Urgent kWater{.id = "a1", .revision = 1, .severity = model::Severity::Urgent};
const Urgent kFire{.id = "a2", .revision = 1, .severity = model::Severity::Emergency};

}  // namespace

TEST(UrgentFlow, TakesTheSignageAtOnceAndRecallGivesItBack) {
    Visit visit;
    visit.play(UrgentChanged{{kWater}});
    ASSERT_TRUE(visit.state.take_over);
    EXPECT_EQ(visit.state.take_over->shown.id, "a1");
    visit.play(UrgentChanged{{}});
    EXPECT_FALSE(visit.state.take_over);
}

TEST(UrgentFlow, DuringAVisitItIsABannerUntilTheSignageReturns) {
    Visit visit;
    visit.touch(Start{});
    visit.play(UrgentChanged{{kWater}});
    EXPECT_FALSE(visit.state.take_over);
    visit.wait(61s);
    EXPECT_TRUE(visit.state.take_over);
}

TEST(UrgentFlow, PutAwayItStaysAwayForTenMinutes) {
    Visit visit;
    visit.play(UrgentChanged{{kWater}});
    visit.touch(Acknowledge{});
    EXPECT_FALSE(visit.state.take_over);
    EXPECT_EQ(visit.take<RecordAcknowledgement>().size(), 1u);
    visit.wait(9min + 59s);
    EXPECT_FALSE(visit.state.take_over);
    visit.wait(1s);
    EXPECT_TRUE(visit.state.take_over);
}

TEST(UrgentFlow, ANewRevisionIsShownAgain) {
    Visit visit;
    visit.play(UrgentChanged{{kWater}});
    visit.touch(Acknowledge{});
    Urgent changed = kWater;
    changed.revision = 2;
    visit.play(UrgentChanged{{changed}});
    EXPECT_TRUE(visit.state.take_over);
}

TEST(UrgentFlow, AnEmergencyEndsAVisitWipesItAndCannotBePutAway) {
    Visit visit;
    visit.scan("NC1");
    visit.answer(model::Outcome::Choose, {"s1", "s2"});
    visit.play(UrgentChanged{{kFire, kWater}});
    ASSERT_TRUE(visit.state.take_over);
    EXPECT_EQ(visit.state.take_over->shown.id, "a2");
    EXPECT_EQ(visit.take<Wipe>().size(), 1u);
    visit.touch(Acknowledge{});
    EXPECT_TRUE(visit.state.take_over);
    visit.scan("NC1");
    EXPECT_TRUE(visit.state.take_over);
    EXPECT_TRUE(visit.at<Attract>());
}

TEST(UrgentFlow, IsReadAloudWhenThatIsAskedFor) {
    Visit visit;
    visit.play(UrgentChanged{{kWater}});
    visit.touch(ReadAnnouncement{});
    const auto said = visit.take<SayAnnouncement>();
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].id, "a1");
    visit.touch(Acknowledge{});
    visit.touch(ReadAnnouncement{});
    EXPECT_TRUE(visit.take<SayAnnouncement>().empty()) << "nothing of it is on the screen";
}

TEST(NoticeFlow, TheOneThatLiesOpenIsReadAloud) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(GoNotices{});
    visit.touch(ReadAnnouncement{});
    EXPECT_TRUE(visit.take<SayAnnouncement>().empty());
    visit.touch(OpenNotice{"a3"});
    visit.touch(ReadAnnouncement{});
    const auto said = visit.take<SayAnnouncement>();
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].id, "a3");
}
