#include "shared/pass/pin.h"

#include <gtest/gtest.h>

#include "tests/support/seeded_random.h"

namespace {

using pass::HashCost;

const core::Bytes kSalt(pass::kPinSalt, 9);

std::string hash(const std::string& pin, const core::Bytes& salt = kSalt) {
    return pass::hash_pin(core::Secret{pin}, salt, HashCost::Quick);
}

TEST(Pin, IsFoundAmongThoseOfItsCentre) {
    const std::vector<std::string> hashes{hash("111222"), hash("482913"),
                                          hash("709254", core::Bytes(pass::kPinSalt, 1))};
    EXPECT_EQ(pass::find_pin(core::Secret{"482913"}, hashes), 1U);
    EXPECT_EQ(pass::find_pin(core::Secret{"709254"}, hashes), 2U) << "another salt";
    EXPECT_EQ(pass::find_pin(core::Secret{"482914"}, hashes), std::nullopt);
    EXPECT_EQ(pass::find_pin(core::Secret{""}, hashes), std::nullopt);
}

TEST(Pin, ItsHashIsArgon2idAsEverybodyWritesIt) {
    const std::string text = hash("482913");
    EXPECT_TRUE(text.starts_with("$argon2id$v=19$m=")) << text;
    EXPECT_TRUE(pass::password_matches(core::Secret{"482913"}, text));
    EXPECT_FALSE(pass::password_matches(core::Secret{"482914"}, text));
}

TEST(Pin, AHashThatIsNoneOrWouldEatTheMemoryMatchesNothing) {
    const std::string good = hash("482913");
    const auto tail = good.substr(good.find(",p=1$"));
    const std::vector<std::string> bad{"",
                                       "$",
                                       "nonsense",
                                       "$argon2id$v=19$m=99999999,t=1" + tail,
                                       "$argon2id$v=19$m=8,t=99999" + tail,
                                       good.substr(0, good.size() - 3)};
    EXPECT_EQ(pass::find_pin(core::Secret{"482913"}, bad), std::nullopt);
    EXPECT_EQ(pass::hash_pin(core::Secret{"482913"}, core::Bytes(4, 1), HashCost::Quick), "");
}

TEST(Pin, WhatIsMadeHasSixDigitsAndNoStaircase) {
    test::SeededRandom random{7};
    for (int i = 0; i < 5000; ++i) {
        const std::string pin = pass::make_pin(random).reveal();
        ASSERT_EQ(pin.size(), pass::kPinDigits);
        ASSERT_EQ(pin.find_first_not_of("0123456789"), std::string::npos);
        for (const char* poor : {"000000", "123456", "654321", "999999"}) EXPECT_NE(pin, poor);
    }
}

}  // namespace
