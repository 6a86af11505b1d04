// One test a vector, so that a failure names its row.
#include <set>

#include <gtest/gtest.h>

#include "tests/support/check_in_vectors.h"

namespace {

class Decide : public testing::TestWithParam<test::CheckInVector> {};

TEST_P(Decide, AsWritten) {
    EXPECT_EQ(test::difference(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(Vector, Decide, testing::ValuesIn(test::check_in_vectors()),
                         [](const auto& tested) { return tested.param.name; });

class ReadCode : public testing::TestWithParam<test::ReadingVector> {};

TEST_P(ReadCode, AsWritten) {
    EXPECT_EQ(test::difference(GetParam()), "");
}

INSTANTIATE_TEST_SUITE_P(Vector, ReadCode, testing::ValuesIn(test::reading_vectors()),
                         [](const auto& tested) { return tested.param.name; });

TEST(CheckInVectors, D1_EveryOutcomeButStorageErrorHasOne) {
    std::set<model::Outcome> seen;
    for (const auto& vector : test::check_in_vectors()) seen.insert(vector.expected.outcome);
    for (const auto& vector : test::reading_vectors()) seen.insert(vector.outcome);
    for (int i = 0; i <= static_cast<int>(model::Outcome::Ok); ++i) {
        const auto outcome = static_cast<model::Outcome>(i);
        if (outcome == model::Outcome::StorageError)
            continue;  // no decision: what the desk says when a commit failed
        EXPECT_TRUE(seen.contains(outcome)) << model::outcome_code(outcome);
    }
}

TEST(CheckInVectors, D2_TheOrderOfSessionsNeverMatters) {
    for (const auto& vector : test::check_in_vectors()) {
        test::CheckInVector turned = vector;
        std::reverse(turned.situation.sessions.begin(), turned.situation.sessions.end());
        std::reverse(turned.situation.facts.enrolled.begin(), turned.situation.facts.enrolled.end());
        std::reverse(turned.situation.facts.attended.begin(), turned.situation.facts.attended.end());
        EXPECT_EQ(test::difference(turned), "") << vector.name;
    }
}

TEST(Outcome, EachHasACodeThatReadsBack) {
    std::set<std::string> codes;
    for (int i = 0; i <= static_cast<int>(model::Outcome::Ok); ++i) {
        const auto outcome = static_cast<model::Outcome>(i);
        const auto code = std::string{model::outcome_code(outcome)};
        EXPECT_FALSE(code.empty());
        EXPECT_TRUE(codes.insert(code).second) << code;
        EXPECT_EQ(model::outcome_from_code(code), outcome);
    }
    EXPECT_EQ(model::outcome_from_code("ok"), std::nullopt);
    EXPECT_EQ(model::outcome_from_code(""), std::nullopt);
}

TEST(CheckInFlags, EachIsNamedAndReadsBack) {
    const std::vector<std::string> names{"late",         "walk_in",          "offline",     "clock_estimated",
                                         "stale_roster", "stale_revocation", "static_used", "over_capacity",
                                         "provisional"};
    EXPECT_EQ(model::flag_names(model::flags_from_names(names)), names);
    for (const auto& name : names)
        EXPECT_EQ(model::flag_names(model::flags_from_names({name})), std::vector{name});
    EXPECT_TRUE(model::flag_names(model::flags_from_names({"of the future"})).empty());
}

}  // namespace
