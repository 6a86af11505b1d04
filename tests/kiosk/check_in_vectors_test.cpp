#include "tests/support/check_in_vectors.h"

#include <gtest/gtest.h>

namespace {

TEST(CheckInVectors, D1_TheKioskDecidesEachVectorAsWritten) {
    for (const auto& vector : test::check_in_vectors())
        EXPECT_EQ(test::difference(vector), "") << vector.name;
    for (const auto& vector : test::reading_vectors()) EXPECT_EQ(test::difference(vector), "") << vector.name;
}

}  // namespace
