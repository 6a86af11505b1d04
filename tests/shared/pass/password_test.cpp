#include "shared/pass/password.h"

#include <gtest/gtest.h>

namespace {

using core::Secret;
using pass::hash_password;
using pass::HashCost;
using pass::password_matches;

TEST(Password, MatchesItselfAndNothingElse) {
    const std::string hash = hash_password(Secret{"汶上 horse battery"}, HashCost::Quick);
    EXPECT_TRUE(password_matches(Secret{"汶上 horse battery"}, hash));
    for (const char* other : {"", "汶上 horse batter", "汶上 horse battery ", "汶上 Horse battery"}) {
        EXPECT_FALSE(password_matches(Secret{other}, hash)) << other;
    }
}

TEST(Password, TheSamePasswordIsNeverTheSameTextTwice) {
    EXPECT_NE(hash_password(Secret{"a"}, HashCost::Quick), hash_password(Secret{"a"}, HashCost::Quick));
}

TEST(Password, IsHashedWithArgon2idAndAtLeast64MiB) {
    const std::string hash = hash_password(Secret{"a"});
    EXPECT_EQ(hash.find("$argon2id$v=19$m=65536,t=2,p=1$"), 0U) << hash;
}

TEST(Password, ATextThatIsNoHashMatchesNothing) {
    for (const std::string& hash : {std::string{}, std::string{"a"},
                                    std::string{"$argon2id$v=19$m=8,t=1,p=1$"}, std::string(500, 'x')}) {
        EXPECT_FALSE(password_matches(Secret{}, hash)) << hash;
        EXPECT_FALSE(password_matches(Secret{"a"}, hash)) << hash;
    }
}

}  // namespace
