#include "kiosk/sync/sse_parser.h"

#include <gtest/gtest.h>

namespace {

using kiosk::sync::ServerEvent;
using kiosk::sync::SseParser;

std::vector<ServerEvent> all_of(std::string_view text) {
    SseParser parser;
    return parser.feed(text);
}

TEST(SseParser, ReadsNamedEventsAndSkipsCommentsAndRetries) {
    const auto events =
        all_of("retry: 2000\n\n: ping\n\nevent: poke\ndata: {}\n\nevent: bye\ndata: {\"after_ms\":1}\n\n");
    const std::vector<ServerEvent> expected{{"poke", "{}"}, {"bye", "{\"after_ms\":1}"}};
    EXPECT_EQ(events, expected);
}

TEST(SseParser, SaysTheSameHoweverTheBytesAreCut) {
    const std::string text = "event: poke\r\ndata: a\r\ndata: b\r\n\r\ndata:c\n\n:x\n\nevent:y\rdata: d\r\r";
    const auto whole = all_of(text);
    const std::vector<ServerEvent> expected{{"poke", "a\nb"}, {"message", "c"}, {"y", "d"}};
    EXPECT_EQ(whole, expected);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        SseParser parser;
        auto events = parser.feed(std::string_view{text}.substr(0, cut));
        for (auto& event : parser.feed(std::string_view{text}.substr(cut))) events.push_back(event);
        EXPECT_EQ(events, expected) << "cut at " << cut;
    }
}

TEST(SseParser, AnEventWithoutDataIsNone) {
    EXPECT_TRUE(all_of("event: poke\n\n").empty());
    const std::vector<ServerEvent> expected{{"message", "x"}};
    EXPECT_EQ(all_of("event: poke\n\ndata: x\n\n"), expected) << "the name must not leak into the next event";
}

TEST(SseParser, AnUnfinishedEventIsNotTold) {
    EXPECT_TRUE(all_of("event: poke\ndata: {}\n").empty());
}

TEST(SseParser, ALineWithoutEndDoesNotFillTheMemory) {
    SseParser parser;
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(parser.feed(std::string(10'000, 'a')).empty());
    const std::vector<ServerEvent> expected{{"poke", "1"}};
    EXPECT_EQ(parser.feed("\nevent: poke\ndata: 1\n\n"), expected);
}

}  // namespace
