#include "shared/core/person_name.h"

#include <array>
#include <new>
#include <string>
#include <type_traits>

#include <gtest/gtest.h>

namespace {

using core::PersonName;

TEST(PersonName, HoldsAFewWordsAndCutsAtAWholeCharacter) {
    PersonName words{"王*和"};
    words.append("，您好");
    EXPECT_EQ(words.shown(), "王*和，您好");
    std::string many;
    for (int i = 0; i < 100; ++i) many += "王";
    const PersonName cut{many};
    EXPECT_EQ(cut.shown().size(), PersonName::kMost / 3 * 3);
    EXPECT_EQ(many.substr(0, cut.shown().size()), cut.shown());
}

TEST(PersonName, ZeroesItsBytesWhenItEndsIsClearedOrIsMovedFrom) {
    alignas(PersonName) std::array<char, sizeof(PersonName)> memory{};
    const auto is_there = [&] {
        return std::string_view{memory.data(), memory.size()}.find("王*和") != std::string_view::npos;
    };
    auto* name = new (memory.data()) PersonName{"王*和"};
    ASSERT_TRUE(is_there());
    const PersonName taken = std::move(*name);
    EXPECT_FALSE(is_there()) << "moved from";
    EXPECT_EQ(taken.shown(), "王*和");
    *name = taken;
    ASSERT_TRUE(is_there());
    name->clear();
    EXPECT_FALSE(is_there()) << "cleared";
    *name = taken;
    name->~PersonName();
    EXPECT_FALSE(is_there()) << "ended";
}

TEST(PersonName, AShorterNameLeavesNothingOfALongerOne) {
    PersonName name{"欧阳**华"};
    name = PersonName{"王*"};
    EXPECT_EQ(name.shown(), "王*");
    const std::string bytes{reinterpret_cast<const char*>(&name), sizeof name};
    EXPECT_EQ(bytes.find("华"), std::string::npos);
}

TEST(PersonName, IsNoTextThatCouldBeLogged) {
    EXPECT_FALSE((std::is_convertible_v<PersonName, std::string>));
    EXPECT_FALSE((std::is_convertible_v<PersonName, std::string_view>));
}

}  // namespace
