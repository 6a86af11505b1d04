#include "shared/model/preselect.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;

const core::WallTime kNow = core::WallTime{std::chrono::sys_days{std::chrono::year{2026} / 10 / 17}} + 9h;

model::Content content_with(
    std::initializer_list<std::pair<std::chrono::minutes, std::chrono::minutes>> times) {
    model::Content content;
    int number = 0;
    for (const auto& [from, to] : times) {
        content.sessions.push_back(
            {.id = "s" + std::to_string(++number), .start = kNow + from, .end = kNow + to});
    }
    return content;
}

std::vector<model::Id> soon(const model::Content& content) {
    std::vector<model::Id> offered;
    for (const auto& session : content.sessions) offered.push_back(session.id);
    return model::starting_soon(content, offered, kNow);
}

}  // namespace

TEST(Preselect, TakesWhatStartsWithinHalfAnHour) {
    EXPECT_EQ(soon(content_with({{30min, 90min}})), (std::vector<model::Id>{"s1"}));
    EXPECT_TRUE(soon(content_with({{31min, 90min}})).empty());
}

TEST(Preselect, TakesWhatHasJustBegun) {
    EXPECT_EQ(soon(content_with({{-30min, 60min}})), (std::vector<model::Id>{"s1"}));
    EXPECT_TRUE(soon(content_with({{-31min, 60min}})).empty());
}

TEST(Preselect, TakesTheSoonerOfTwoThatOverlap) {
    EXPECT_EQ(soon(content_with({{25min, 85min}, {10min, 70min}})), (std::vector<model::Id>{"s2"}));
}

TEST(Preselect, TakesTwoThatFollowOneAnother) {
    EXPECT_EQ(soon(content_with({{0min, 20min}, {20min, 80min}})), (std::vector<model::Id>{"s1", "s2"}));
}

TEST(Preselect, KnowsNoSessionThatTheContentLacks) {
    EXPECT_TRUE(model::starting_soon({}, {"gone"}, kNow).empty());
}
