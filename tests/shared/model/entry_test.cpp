#include "shared/model/entry.h"

#include <ostream>

#include <gtest/gtest.h>

#include "shared/model/signage_rules.h"
#include "tests/shared/model/signage_sample.h"

namespace {

using namespace std::chrono_literals;
using test::at;
using test::date;
using test::utc;

core::TimeZone zone(const std::string& name) {
    return core::load_zone(name, utc("2026-01-01T00:00Z"), utc("2028-01-01T00:00Z")).value();
}

model::Entry daily(std::string_view from, std::string_view to) {
    return test::base("e", 0, from, to);
}

// SIGNAGE section 4.
struct Vector {
    const char* id;
    const char* zone;
    const char* date;
    const char* from;
    const char* to;
    const char* start;
    const char* end;
};
std::ostream& operator<<(std::ostream& out, const Vector& vector) {
    return out << vector.id;
}

class EntryVectors : public testing::TestWithParam<Vector> {};

TEST_P(EntryVectors, RunsFromItsStartUntilBeforeItsEnd) {
    const Vector& v = GetParam();
    const core::TimeZone local = zone(v.zone);
    model::Entry entry = daily(v.from, v.to);
    entry.date_from = entry.date_to = date(v.date);
    const auto window = model::window_on(entry, local, date(v.date));
    ASSERT_TRUE(window);
    EXPECT_EQ(window->start, utc(v.start));
    EXPECT_EQ(window->end, utc(v.end));
    const bool vanishes = window->start == window->end;
    EXPECT_EQ(model::vanishes_on(entry, local, date(v.date)), vanishes);
    EXPECT_FALSE(model::running_window(entry, local, window->start - 1ms));
    EXPECT_EQ(model::running_window(entry, local, window->start).has_value(), !vanishes);
    EXPECT_EQ(model::running_window(entry, local, window->end - 1ms).has_value(), !vanishes);
    EXPECT_FALSE(model::running_window(entry, local, window->end));
}

INSTANTIATE_TEST_SUITE_P(Section4, EntryVectors,
                         testing::Values(Vector{"V1", "America/New_York", "2026-01-15", "09:00", "17:00",
                                                "2026-01-15T14:00Z", "2026-01-15T22:00Z"},
                                         Vector{"V2", "America/New_York", "2026-07-15", "09:00", "17:00",
                                                "2026-07-15T13:00Z", "2026-07-15T21:00Z"},
                                         Vector{"V3", "America/New_York", "2026-07-17", "22:00", "06:00",
                                                "2026-07-18T02:00Z", "2026-07-18T10:00Z"},
                                         Vector{"V4", "America/New_York", "2026-03-08", "01:30", "03:30",
                                                "2026-03-08T06:30Z", "2026-03-08T07:30Z"},
                                         Vector{"V5", "America/New_York", "2026-03-08", "02:15", "02:45",
                                                "2026-03-08T07:00Z", "2026-03-08T07:00Z"},
                                         Vector{"V6", "America/New_York", "2026-03-08", "02:30", "04:00",
                                                "2026-03-08T07:00Z", "2026-03-08T08:00Z"},
                                         Vector{"V7", "America/New_York", "2026-11-01", "01:15", "01:45",
                                                "2026-11-01T05:15Z", "2026-11-01T06:45Z"},
                                         Vector{"V8", "America/New_York", "2026-11-01", "00:30", "03:00",
                                                "2026-11-01T04:30Z", "2026-11-01T08:00Z"},
                                         Vector{"V9", "America/New_York", "2026-03-07", "22:00", "06:00",
                                                "2026-03-08T03:00Z", "2026-03-08T10:00Z"},
                                         Vector{"V10", "America/New_York", "2026-10-31", "22:00", "06:00",
                                                "2026-11-01T02:00Z", "2026-11-01T11:00Z"},
                                         Vector{"V11", "Europe/London", "2026-03-29", "00:30", "02:00",
                                                "2026-03-29T00:30Z", "2026-03-29T01:00Z"},
                                         Vector{"V12", "Australia/Lord_Howe", "2026-10-04", "01:45", "03:00",
                                                "2026-10-03T15:15Z", "2026-10-03T16:00Z"},
                                         Vector{"V13", "Asia/Singapore", "2026-03-08", "02:15", "02:45",
                                                "2026-03-07T18:15Z", "2026-03-07T18:45Z"},
                                         Vector{"V14", "Asia/Kathmandu", "2026-03-08", "09:00", "17:00",
                                                "2026-03-08T03:15Z", "2026-03-08T11:15Z"},
                                         Vector{"V15", "Africa/Cairo", "2026-04-24", "00:00", "02:00",
                                                "2026-04-23T22:00Z", "2026-04-23T23:00Z"}),
                         [](const auto& named) { return std::string{named.param.id}; });

TEST(Entry, RD1_AnOvernightWindowBelongsToTheDayItStarts) {
    const core::TimeZone local = zone("Asia/Shanghai");
    model::Entry entry = daily("22:00", "06:00");
    entry.days = {5};
    const auto runs = [&](const char* time) {
        return model::running_window(entry, local, utc(time)).has_value();
    };
    EXPECT_TRUE(runs("2026-07-17T22:00:00+08:00")) << "Friday 22:00";
    EXPECT_TRUE(runs("2026-07-18T05:59:59+08:00"));
    EXPECT_FALSE(runs("2026-07-18T06:00:00+08:00"));
    EXPECT_FALSE(runs("2026-07-18T22:00:00+08:00"));
    EXPECT_FALSE(runs("2026-07-17T05:00:00+08:00"));
}

TEST(Entry, RD1_MidnightAsAnEndIsTheEndOfThatDay) {
    const core::TimeZone local = zone("Asia/Shanghai");
    model::Entry entry = daily("09:00", "00:00");
    entry.days = {5};
    EXPECT_TRUE(model::running_window(entry, local, utc("2026-07-17T23:59:59+08:00")));
    EXPECT_FALSE(model::running_window(entry, local, utc("2026-07-18T00:00:00+08:00")));
    entry.hours = {.from = at("23:59"), .to = at("00:00")};
    EXPECT_TRUE(model::running_window(entry, local, utc("2026-07-17T23:59:30+08:00"))) << "one minute long";
    EXPECT_FALSE(model::running_window(entry, local, utc("2026-07-17T23:58:59+08:00")));
}

TEST(Entry, RD2_TheStartDateMustLieInsideInclusively) {
    const core::TimeZone local = zone("Asia/Shanghai");
    model::Entry entry = daily("22:00", "06:00");
    entry.date_from = date("2026-07-17");
    entry.date_to = date("2026-07-18");
    const auto runs = [&](const char* time) {
        return model::running_window(entry, local, utc(time)).has_value();
    };
    EXPECT_FALSE(runs("2026-07-17T03:00:00+08:00"));
    EXPECT_TRUE(runs("2026-07-17T23:00:00+08:00"));
    EXPECT_TRUE(runs("2026-07-18T23:00:00+08:00"));
    EXPECT_TRUE(runs("2026-07-19T03:00:00+08:00"));
    EXPECT_FALSE(runs("2026-07-19T23:00:00+08:00"));
    EXPECT_FALSE(model::is_over(entry, local, utc("2026-07-19T05:59:59+08:00")))
        << "its last window still runs";
    EXPECT_TRUE(model::is_over(entry, local, utc("2026-07-19T06:00:00+08:00")));
    EXPECT_FALSE(model::is_over(entry, local, utc("2026-07-18T21:00:00+08:00"))) << "its last day";
}

TEST(Entry, RD3_ASkippedDateTakesTheWindowThatStartsOnIt) {
    const core::TimeZone local = zone("Asia/Shanghai");
    model::Entry entry = daily("22:00", "06:00");
    entry.skip_dates = {date("2026-07-17")};
    const auto runs = [&](const char* time) {
        return model::running_window(entry, local, utc(time)).has_value();
    };
    EXPECT_TRUE(runs("2026-07-17T03:00:00+08:00")) << "started the day before";
    EXPECT_FALSE(runs("2026-07-17T23:00:00+08:00"));
    EXPECT_FALSE(runs("2026-07-18T03:00:00+08:00"));
    EXPECT_TRUE(runs("2026-07-18T23:00:00+08:00"));
}

TEST(Entry, AllDayLastsFromMidnightToMidnight) {
    const core::TimeZone local = zone("America/New_York");
    model::Entry entry{.id = "e", .playlist_id = "p"};
    entry.date_from = entry.date_to = date("2026-03-08");  // 23 hours long
    const auto window = model::window_on(entry, local, date("2026-03-08"));
    ASSERT_TRUE(window);
    EXPECT_EQ(window->end - window->start, 23h);
}

TEST(Entry, TheNextEdgeIsTheNearestStartOrEnd) {
    const core::TimeZone local = zone("Asia/Shanghai");
    model::Entry entry = daily("22:00", "06:00");
    entry.days = {5};
    const auto next = [&](const char* now) {
        return model::next_edge(entry, local, utc(now), utc(now) + std::chrono::days{8});
    };
    EXPECT_EQ(next("2026-07-17T21:59:59+08:00"), utc("2026-07-17T22:00:00+08:00"));
    EXPECT_EQ(next("2026-07-17T22:00:00+08:00"), utc("2026-07-18T06:00:00+08:00"));
    EXPECT_EQ(next("2026-07-18T06:00:00+08:00"), utc("2026-07-24T22:00:00+08:00"));
    const core::WallTime start = utc("2026-07-17T22:00:00+08:00");
    EXPECT_EQ(model::next_edge(entry, local, start - 1h, start), start) << "the horizon belongs to it";
    EXPECT_EQ(model::next_edge(entry, local, start - 1h, start - 1ms), std::nullopt);
    entry.date_to = date("2026-07-17");
    EXPECT_EQ(next("2026-07-17T22:00:00+08:00"), utc("2026-07-18T00:00:00+08:00")) << "its last date is over";
    EXPECT_EQ(next("2026-07-18T06:00:00+08:00"), std::nullopt);
}

std::string codes(const std::vector<model::FieldProblem>& problems) {
    std::string all;
    for (const auto& one : problems) all += (all.empty() ? "" : " ") + one.field + ":" + one.code;
    return all;
}

TEST(SignageRules, RD1_RD3_AnEntrysFieldsAreRefusedByName) {
    const model::Entry good = daily("09:00", "17:00");
    EXPECT_EQ(codes(model::problems_of(good)), "");
    model::Entry entry = good;
    entry.hours.to = entry.hours.from;
    EXPECT_EQ(codes(model::problems_of(entry)), "time_to:equals_start");
    entry = good;
    entry.days = {};
    EXPECT_EQ(codes(model::problems_of(entry)), "days:missing");
    entry.days = {0, 8};
    EXPECT_EQ(codes(model::problems_of(entry)), "days:no_weekday");
    entry.days = {1, 1};
    EXPECT_EQ(codes(model::problems_of(entry)), "days:twice");
    entry = good;
    entry.priority = 100;
    EXPECT_EQ(codes(model::problems_of(entry)), "priority:out_of_range");
    entry.priority = 99;
    EXPECT_EQ(codes(model::problems_of(entry)), "");
    entry.date_from = date("2026-02-02");
    entry.date_to = date("2026-02-01");
    EXPECT_EQ(codes(model::problems_of(entry)), "date_to:before_start");
    entry.date_to = entry.date_from;
    EXPECT_EQ(codes(model::problems_of(entry)), "");
}

TEST(SignageRules, RD4_DwellsAreClamped) {
    model::PlaylistItem item{.id = "i", .shows = model::AnnouncementRef{"a"}};
    const auto dwell = [&](std::chrono::milliseconds asked) {
        item.dwell = asked;
        return model::clamped(item).dwell;
    };
    EXPECT_EQ(dwell(0ms), 3s);
    EXPECT_EQ(dwell(2'999ms), 3s);
    EXPECT_EQ(dwell(3'001ms), 3'001ms);
    EXPECT_EQ(dwell(2h), 1h);
    item.shows = model::MediaRef{"m"};
    EXPECT_EQ(dwell(0ms), 0ms) << "the video's own length";
}

TEST(SignageRules, RD7_LimitsAreKept) {
    model::Content content;
    content.media.resize(500);
    content.playlists.resize(200);
    content.entries.resize(300);
    EXPECT_EQ(codes(model::problems_of(content)), "");
    content.media.resize(501);
    content.playlists.resize(201);
    content.entries.resize(301);
    EXPECT_EQ(codes(model::problems_of(content)), "media:too_many playlists:too_many entries:too_many");
    model::Playlist playlist;
    for (int i = 0; i < 201; ++i) playlist.items.push_back({.id = std::to_string(i)});
    EXPECT_EQ(codes(model::problems_of(playlist)), "items:too_many");
}

}  // namespace
