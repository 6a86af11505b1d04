#include "shared/pass/key_set.h"

#include <gtest/gtest.h>

namespace {

TEST(KeySet, FindsAKeyByRegionAndNumber) {
    const pass::KeySet keys{.version = 3,
                            .keys = {{.region = 370830, .id = 1},
                                     {.region = 370830, .id = 2, .state = pass::KeyState::Retired},
                                     {.region = 330106, .id = 1, .state = pass::KeyState::Next}}};
    ASSERT_NE(keys.find(370830, 2), nullptr);
    EXPECT_EQ(keys.find(370830, 2)->state, pass::KeyState::Retired);
    ASSERT_NE(keys.find(330106, 1), nullptr);
    EXPECT_EQ(keys.find(330106, 1)->state, pass::KeyState::Next);
    EXPECT_EQ(keys.find(330106, 2), nullptr);
    EXPECT_EQ(pass::KeySet{}.find(370830, 1), nullptr);
}

}  // namespace
