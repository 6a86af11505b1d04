// How the kiosk stands with the county, and what it still does then.
#include <utility>

#include <gtest/gtest.h>

#include "tests/kiosk/sync/planner_driver.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::Answer;
using kiosk::sync::Outcome;
using kiosk::sync::Standing;
using kiosk::sync::Task;
using Driver = test::PlannerDriver;

TEST(Planner, S13_AClonedKioskFallsSilent) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task task) {
        return Outcome{.answer = task == Task::Push ? Answer::Cloned : Answer::Ok};
    };
    kiosk.state = kiosk::sync::want(kiosk.state, Task::Push);
    kiosk.forget();
    kiosk.run_for(24h);
    EXPECT_EQ(kiosk.state.standing, Standing::Cloned);
    EXPECT_EQ(kiosk.done, std::vector<Task>{Task::Push});
}

TEST(Planner, AHeartbeatThatSaysItIsWantedAgainBringsAPullAtOnce) {
    Driver kiosk;
    bool suspended = true;
    kiosk.server = [&](Task task) {
        if (task == Task::Pull && suspended) return Outcome{.answer = Answer::Suspended};
        Outcome outcome;
        if (task == Task::Heartbeat) outcome.suspended = suspended;
        return outcome;
    };
    kiosk.run_for(10s);
    EXPECT_EQ(kiosk.state.standing, Standing::Suspended);
    suspended = false;
    kiosk.run_for(70s);
    EXPECT_EQ(kiosk.state.standing, Standing::Active);
}

TEST(Planner, AStreamThatIsRefusedSaysHowWeStand) {
    for (const auto& [why, standing] :
         {std::pair{Answer::Suspended, Standing::Suspended}, std::pair{Answer::Revoked, Standing::Revoked},
          std::pair{Answer::Outdated, Standing::Outdated}}) {
        Driver kiosk;
        kiosk.settle();
        kiosk.state = kiosk::sync::stream_closed(kiosk.state, why, std::nullopt, kiosk.now, kiosk.random);
        EXPECT_EQ(kiosk.state.standing, standing);
    }
}

TEST(Planner, ASuspendedKioskStillBringsItsEventsAndAsksNowAndThen) {
    Driver kiosk;
    kiosk.settle();
    kiosk.server = [](Task task) {
        return Outcome{.answer = task == Task::Pull ? Answer::Suspended : Answer::Ok};
    };
    kiosk.state = kiosk::sync::want(kiosk::sync::want(kiosk.state, Task::Pull), Task::Push);
    kiosk.forget();
    kiosk.run_for(1h);
    EXPECT_EQ(kiosk.state.standing, Standing::Suspended);
    EXPECT_EQ(kiosk.count(Task::Push), 1);
    EXPECT_NEAR(static_cast<double>(kiosk.count(Task::Pull)), 12.0, 2.0);
    kiosk.server = [](Task) { return Outcome{}; };
    kiosk.run_for(6min);
    EXPECT_EQ(kiosk.state.standing, Standing::Active);
}

}  // namespace
