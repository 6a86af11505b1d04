// From every screen and state there is a way home by touch, and back to the signage by itself.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/ui/walker.h"

namespace {

using namespace std::chrono_literals;
using gallery::Case;
using gallery::Look;
using gallery::Shape;
using gallery::Walker;
namespace flow = kiosk::flow;

// Locked out by the county it says whom to ask, and an emergency has the screen until the county ends it.
bool answers_to_nobody(const Case& one) {
    return one.name == "out-of-use" || one.name == "emergency";
}

// By touch alone, at most four of them; what the desk is asked it may fail to answer.
bool gets_home(Walker& walker, const Case& one, const Look& look, std::vector<std::string> path) {
    const auto walk = [&] {
        walker.stand(one, look);
        for (const std::string& way : path) walker.tap(way);
    };
    walk();
    if (walker.at() == "home") return true;
    if (path.size() >= 4) return false;
    auto ways = walker.ways();
    // The shortest way first.
    for (const char* likely :
         {"nav.home", "urgent.ack", "idle.keep", "sheet.close", "wake", "attract.start"}) {
        const auto found = std::find(ways.begin(), ways.end(), likely);
        if (found != ways.end()) std::iter_swap(ways.begin(), found);
    }
    for (const std::string& way : ways) {
        path.push_back(way);
        if (gets_home(walker, one, look, path)) return true;
        path.pop_back();
    }
    return false;
}

class NoDeadEnd : public testing::TestWithParam<Shape> {};

TEST_P(NoDeadEnd, FromEveryScreenInEveryLookHomeIsReachedByTouch) {
    Walker walker{GetParam()};
    for (const Case& one : gallery::all_cases()) {
        if (answers_to_nobody(one)) continue;
        for (const Look& look : gallery::looks_for(one.breadth)) {
            if (look.shape != GetParam()) continue;
            EXPECT_TRUE(gets_home(walker, one, look, {})) << one.name << " " << look.name();
        }
    }
}

TEST_P(NoDeadEnd, FromEveryScreenTheSignageComesBackByItself) {
    Walker walker{GetParam()};
    for (const Case& one : gallery::all_cases()) {
        if (answers_to_nobody(one)) continue;
        for (const Look& look : gallery::looks_for(one.breadth)) {
            if (look.shape != GetParam()) continue;
            walker.stand(one, look);
            // It stays until it was read: a touch says so.
            if (walker.at() == "urgent") {
                ASSERT_TRUE(walker.tap("urgent.ack")) << one.name;
            }
            walker.wait(15min);
            if (walker.at() == "urgent") {
                ASSERT_TRUE(walker.tap("urgent.ack")) << one.name;
            }
            EXPECT_EQ(std::string{walker.at()}.substr(0, 7),
                      one.name == "dark" ? std::string{"dark"} : std::string{"attract"})
                << one.name << " " << look.name();
            if (!one.name.starts_with("attract")) {  // there is no visit that could end
                EXPECT_EQ(walker.state().modes, flow::Modes{}) << one.name << " " << look.name();
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, NoDeadEnd, testing::Values(Shape::Portrait, Shape::Landscape),
                         [](const auto& shape) {
                             return shape.param == Shape::Portrait ? "Portrait" : "Landscape";
                         });

}  // namespace
