#include "shared/wire/json.h"

#include <gtest/gtest.h>

namespace {

TEST(Json, DepthIsLimitedBeforeAnythingRecurses) {
    EXPECT_TRUE(wire::parse(std::string(32, '[') + std::string(32, ']')).has_value());
    EXPECT_FALSE(wire::parse(std::string(33, '[') + std::string(33, ']')).has_value());
    EXPECT_FALSE(wire::parse(std::string(900'000, '[')).has_value());
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "{\"a\":";
    EXPECT_FALSE(wire::parse(deep).has_value());
    EXPECT_TRUE(wire::parse("\"" + std::string(100, '[') + "\"").has_value())
        << "brackets in a text are text";
    EXPECT_TRUE(wire::parse(R"("a\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")").has_value());
}

TEST(Json, SizeIsLimited) {
    EXPECT_TRUE(wire::parse("[1,2,3]", 7).has_value());
    EXPECT_FALSE(wire::parse("[1,2,3]", 6).has_value());
}

TEST(Json, AKeyMayStandOnlyOnce) {
    EXPECT_FALSE(wire::parse(R"({"a":1,"a":2})").has_value());
    EXPECT_FALSE(wire::parse(R"({"b":{"a":1,"a":2}})").has_value());
    EXPECT_FALSE(wire::parse(R"([{"a":[{}],"a":1}])").has_value());
    EXPECT_TRUE(wire::parse(R"({"a":{"a":1},"b":{"a":1}})").has_value());
}

TEST(Json, OnlyUtf8AndOnlyOneValue) {
    EXPECT_FALSE(wire::parse("\"\xC0\x80\"").has_value());
    EXPECT_FALSE(wire::parse("\"\xFF\"").has_value());
    EXPECT_FALSE(wire::parse("{} {}").has_value());
    EXPECT_FALSE(wire::parse("").has_value());
    EXPECT_FALSE(wire::parse("nan").has_value());
    EXPECT_TRUE(wire::parse("\"王\"").has_value());
}

TEST(Json, WhatIsDumpedIsAlwaysUtf8) {
    EXPECT_TRUE(wire::parse(wire::dump(wire::Json{"\xFFz"})).has_value());
}

TEST(Fields, TheFirstWrongFieldIsNamedWithItsPath) {
    const auto value = wire::parse(R"({"outer":{"count":"x","name":7}})");
    ASSERT_TRUE(value.has_value());
    wire::Fields outer{*value};
    wire::Fields fields{outer.object("outer"), "outer"};
    EXPECT_EQ(fields.integer("count", 3, 9), 3);
    EXPECT_EQ(fields.text("name"), "");
    EXPECT_EQ(fields.done().error().message, "outer.count must be a whole number");
}

TEST(Fields, NumbersStayWithinTheirBounds) {
    const auto value = wire::parse(R"({"a":3,"b":10,"c":2,"d":9223372036854775808,"e":1.5,"f":null})");
    ASSERT_TRUE(value.has_value());
    const auto fine = [&](const char* name) {
        wire::Fields fields{*value};
        static_cast<void>(fields.integer(name, 3, 9));
        return fields.is_fine();
    };
    EXPECT_TRUE(fine("a"));
    for (const char* name : {"b", "c", "d", "e", "f", "absent"}) EXPECT_FALSE(fine(name)) << name;
}

TEST(Fields, WhatIsNoObjectHasNoFields) {
    for (const char* text : {"[]", "1", "null", "\"x\""}) {
        const auto value = wire::parse(text);
        ASSERT_TRUE(value.has_value());
        wire::Fields fields{*value};
        EXPECT_EQ(fields.optional_text("a"), "");
        EXPECT_FALSE(fields.is_fine()) << text;
    }
}

TEST(Fields, Base64HasExactlyItsSize) {
    const auto value = wire::parse(R"({"a":"AAAA","b":"AAA","c":"AAAAAA=="})");
    ASSERT_TRUE(value.has_value());
    const auto fine = [&](const char* name) {
        wire::Fields fields{*value};
        EXPECT_EQ(fields.base64(name, 3).size(), 3U) << "whatever was sent";
        return fields.is_fine();
    };
    EXPECT_TRUE(fine("a"));
    EXPECT_FALSE(fine("b"));
    EXPECT_FALSE(fine("c"));
}

}  // namespace
