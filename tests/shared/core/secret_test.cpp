#include "shared/core/secret.h"

#include <ostream>
#include <type_traits>

#include <gtest/gtest.h>
#include <spdlog/fmt/fmt.h>

namespace {

using core::Secret;

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};

// Logging one must not compile.
static_assert(!Printable<Secret>);
static_assert(!fmt::is_formattable<Secret>::value);
static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<std::string, Secret>);

TEST(Secret, IsEqualToTheSameValueOnly) {
    EXPECT_TRUE(Secret{"abc"} == Secret{"abc"});
    EXPECT_FALSE(Secret{"abc"} == Secret{"abd"});
    EXPECT_FALSE(Secret{"abc"} == Secret{"ab"});
    EXPECT_TRUE(Secret{}.empty());
}

TEST(Secret, CanBeCopiedMovedAndReplaced) {
    Secret first{std::string(100, 'a')};
    Secret second = first;
    EXPECT_TRUE(first == second);
    second = Secret{"short"};
    EXPECT_EQ(second.reveal(), "short");
    first = second;
    EXPECT_EQ(first.reveal(), "short");
    const Secret third = std::move(first);
    EXPECT_EQ(third.reveal(), "short");
}

}  // namespace
