#include "shared/core/uuid.h"

#include <set>

#include <gtest/gtest.h>

namespace {

using core::from_ms;

TEST(UuidV7, SortsByItsMillisecond) {
    core::SystemRandom random;
    std::string before = core::make_uuid_v7(from_ms(0), random);
    for (std::int64_t ms = 1; ms < (std::int64_t{1} << 47); ms *= 2) {
        const std::string after = core::make_uuid_v7(from_ms(ms), random);
        EXPECT_LT(before, after) << ms;
        before = after;
    }
}

TEST(UuidV7, BearsItsTimeVersionAndVariant) {
    core::SystemRandom random;
    const std::string id = core::make_uuid_v7(from_ms(0x0123456789AB), random);
    EXPECT_EQ(id.substr(0, 15), "01234567-89ab-7");
    EXPECT_NE(std::string_view{"89ab"}.find(id[19]), std::string_view::npos) << id;
    EXPECT_TRUE(core::is_uuid(id));
}

TEST(UuidV4, SaysNothingOfTimeAndNeverRepeats) {
    core::SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = core::make_uuid_v4(random);
        EXPECT_TRUE(core::is_uuid(id)) << id;
        EXPECT_EQ(id[14], '4');
        seen.insert(id);
    }
    EXPECT_EQ(seen.size(), 1000U);
}

TEST(IsUuid, TakesTheOneTextFormAlone) {
    EXPECT_TRUE(core::is_uuid("01234567-89ab-7cde-8f01-23456789abcd"));
    for (const char* bad : {"", "01234567-89AB-7cde-8f01-23456789abcd", "0123456789ab7cde8f0123456789abcd",
                            "01234567-89ab-7cde-8f01-23456789abc", "01234567-89ab-7cde-8f01-23456789abcg",
                            "01234567-89ab-7cde-8f01923456789abcd", "{1234567-89ab-7cde-8f01-23456789abc}"}) {
        EXPECT_FALSE(core::is_uuid(bad)) << bad;
    }
}

}  // namespace
