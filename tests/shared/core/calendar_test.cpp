#include "shared/core/calendar.h"

#include <ostream>

#include <gtest/gtest.h>

namespace {

using core::from_ms;
using core::LocalDate;
using core::LocalTime;
using core::TimeZone;
using core::WallTime;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

WallTime utc(std::string_view text) {
    const auto time = core::parse_utc(text);
    if (!time) throw std::invalid_argument(std::string{text});
    return *time;
}

LocalDate date(std::string_view text) {
    const auto parsed = core::parse_date(text);
    if (!parsed) throw std::invalid_argument(std::string{text});
    return *parsed;
}

minutes at(std::string_view text) {
    const auto time = core::parse_time_of_day(text);
    if (!time) throw std::invalid_argument(std::string{text});
    return *time;
}

TimeZone zone(const std::string& name) {
    const auto loaded = core::load_zone(name, utc("2026-01-01T00:00Z"), utc("2028-01-01T00:00Z"));
    if (!loaded) throw std::runtime_error(loaded.error().message);
    return *loaded;
}

// SIGNAGE section 4, as computed there.
struct Vector {
    const char* id;
    const char* zone;
    const char* date;
    const char* from;
    const char* to;
    const char* start;
    const char* end;
    int length;  // minutes
};

std::ostream& operator<<(std::ostream& out, const Vector& vector) {
    return out << vector.id << ' ' << vector.zone << ' ' << vector.date << ' ' << vector.from << '-'
               << vector.to;
}

class DstVectors : public testing::TestWithParam<Vector> {};

TEST_P(DstVectors, MapToUtcAsTheTableSays) {
    const Vector& v = GetParam();
    const auto window = core::to_utc(zone(v.zone), date(v.date), at(v.from), at(v.to));
    EXPECT_EQ(core::format_utc(window.start), core::format_utc(utc(v.start)));
    EXPECT_EQ(core::format_utc(window.end), core::format_utc(utc(v.end)));
    EXPECT_EQ(window.end - window.start, minutes{v.length});
}

constexpr const char* kNewYork = "America/New_York";
INSTANTIATE_TEST_SUITE_P(
    Section4, DstVectors,
    testing::Values(
        Vector{"V1", kNewYork, "2026-01-15", "09:00", "17:00", "2026-01-15T14:00Z", "2026-01-15T22:00Z", 480},
        Vector{"V2", kNewYork, "2026-07-15", "09:00", "17:00", "2026-07-15T13:00Z", "2026-07-15T21:00Z", 480},
        Vector{"V3", kNewYork, "2026-07-17", "22:00", "06:00", "2026-07-18T02:00Z", "2026-07-18T10:00Z", 480},
        Vector{"V4", kNewYork, "2026-03-08", "01:30", "03:30", "2026-03-08T06:30Z", "2026-03-08T07:30Z", 60},
        Vector{"V5", kNewYork, "2026-03-08", "02:15", "02:45", "2026-03-08T07:00Z", "2026-03-08T07:00Z", 0},
        Vector{"V6", kNewYork, "2026-03-08", "02:30", "04:00", "2026-03-08T07:00Z", "2026-03-08T08:00Z", 60},
        Vector{"V7", kNewYork, "2026-11-01", "01:15", "01:45", "2026-11-01T05:15Z", "2026-11-01T06:45Z", 90},
        Vector{"V8", kNewYork, "2026-11-01", "00:30", "03:00", "2026-11-01T04:30Z", "2026-11-01T08:00Z", 210},
        Vector{"V9", kNewYork, "2026-03-07", "22:00", "06:00", "2026-03-08T03:00Z", "2026-03-08T10:00Z", 420},
        Vector{"V10", kNewYork, "2026-10-31", "22:00", "06:00", "2026-11-01T02:00Z", "2026-11-01T11:00Z",
               540},
        Vector{"V11", "Europe/London", "2026-03-29", "00:30", "02:00", "2026-03-29T00:30Z",
               "2026-03-29T01:00Z", 30},
        Vector{"V12", "Australia/Lord_Howe", "2026-10-04", "01:45", "03:00", "2026-10-03T15:15Z",
               "2026-10-03T16:00Z", 45},
        Vector{"V13", "Asia/Singapore", "2026-03-08", "02:15", "02:45", "2026-03-07T18:15Z",
               "2026-03-07T18:45Z", 30},
        Vector{"V14", "Asia/Kathmandu", "2026-03-08", "09:00", "17:00", "2026-03-08T03:15Z",
               "2026-03-08T11:15Z", 480},
        Vector{"V15", "Africa/Cairo", "2026-04-24", "00:00", "02:00", "2026-04-23T22:00Z",
               "2026-04-23T23:00Z", 60}),
    [](const auto& each) { return std::string{each.param.id}; });

// A window of days [5] 22:00–06:00: it belongs to the Friday on which it starts.
bool runs_on_fridays_overnight(const TimeZone& zone, LocalTime local) {
    const WallTime now = zone.first(local);
    for (const LocalDate day : {core::date_of(local), core::date_of(local) - std::chrono::days{1}}) {
        if (core::iso_weekday(day) == 5 && core::to_utc(zone, day, at("22:00"), at("06:00")).contains(now)) {
            return true;
        }
    }
    return false;
}

TEST(Weekday, AnOvernightWindowBelongsToTheDayItStartsOn) {
    const TimeZone shanghai = zone("Asia/Shanghai");
    const LocalDate friday = date("2026-11-27");
    const LocalDate saturday = date("2026-11-28");
    ASSERT_EQ(core::iso_weekday(friday), 5);
    EXPECT_TRUE(runs_on_fridays_overnight(shanghai, friday + hours{22}));
    EXPECT_TRUE(runs_on_fridays_overnight(shanghai, saturday + hours{6} - seconds{1}));
    EXPECT_FALSE(runs_on_fridays_overnight(shanghai, saturday + hours{6}));
    EXPECT_FALSE(runs_on_fridays_overnight(shanghai, saturday + hours{22}));
    EXPECT_FALSE(runs_on_fridays_overnight(shanghai, friday + hours{5}));
    EXPECT_FALSE(runs_on_fridays_overnight(shanghai, friday + hours{22} - seconds{1}));
}

TEST(Weekday, CountsFromMondayToSunday) {
    for (int day = 0; day < 7; ++day) {
        EXPECT_EQ(core::iso_weekday(date("2026-11-23") + std::chrono::days{day}), day + 1);
    }
}

TEST(TimeZone, WithoutTransitionsIsUtc) {
    const TimeZone zone;
    const WallTime time = utc("2026-11-24T01:02:03Z");
    EXPECT_EQ(zone.to_local(time), date("2026-11-24") + hours{1} + minutes{2} + seconds{3});
    EXPECT_EQ(zone.first(zone.to_local(time)), time);
    EXPECT_EQ(zone.last(zone.to_local(time)), time);
}

TEST(TimeZone, KeepsItsFirstOffsetBeforeTheListAndItsLastAfterIt) {
    const TimeZone zone{{{utc("2026-03-08T07:00Z"), -hours{4}}, {utc("2026-11-01T06:00Z"), -hours{5}}}};
    EXPECT_EQ(zone.to_local(utc("2020-01-01T12:00Z")), date("2020-01-01") + hours{8});
    EXPECT_EQ(zone.to_local(utc("2030-01-01T12:00Z")), date("2030-01-01") + hours{7});
    EXPECT_EQ(zone.first(date("2020-01-01") + hours{8}), utc("2020-01-01T12:00Z"));
    EXPECT_EQ(zone.last(date("2030-01-01") + hours{7}), utc("2030-01-01T12:00Z"));
}

TEST(TimeZone, ARepeatedHourHasTwoInstants) {
    const TimeZone new_york = zone(kNewYork);
    const LocalTime local = date("2026-11-01") + hours{1} + minutes{30};
    EXPECT_EQ(new_york.first(local), utc("2026-11-01T05:30Z"));
    EXPECT_EQ(new_york.last(local), utc("2026-11-01T06:30Z"));
}

// The two directions agree for every quarter of an hour of two years, in zones of every kind.
TEST(TimeZone, ThereAndBackIsTheSameInstantUnlessTheHourIsRepeated) {
    for (const char* name :
         {kNewYork, "Europe/London", "Australia/Lord_Howe", "Asia/Shanghai", "Africa/Cairo"}) {
        const TimeZone here = zone(name);
        for (WallTime time = utc("2026-01-02T00:00Z"); time < utc("2027-12-30T00:00Z"); time += minutes{15}) {
            const LocalTime local = here.to_local(time);
            const WallTime first = here.first(local);
            const WallTime last = here.last(local);
            ASSERT_TRUE(time == first || time == last) << name << ' ' << core::format_utc(time);
            ASSERT_LE(first, last);
            ASSERT_EQ(here.to_local(first), local);
            ASSERT_EQ(here.to_local(last), local);
        }
    }
}

TEST(TimeZone, AnUnknownNameIsNotFound) {
    const auto loaded = core::load_zone("Asia/Atlantis", utc("2026-01-01T00:00Z"), utc("2027-01-01T00:00Z"));
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().kind, core::ErrorKind::NotFound);
    EXPECT_NE(loaded.error().message.find("Asia/Atlantis"), std::string::npos);
}

TEST(TimeZone, TheListHoldsJustTheTransitionsOfItsTime) {
    EXPECT_EQ(zone("Asia/Shanghai").transitions().size(), 1U);
    EXPECT_EQ(zone(kNewYork).transitions().size(),
              5U);  // the offset at the start, and four changes in two years
}

TEST(DateText, IsReadStrictly) {
    EXPECT_EQ(core::format_date(date("2028-02-29")), "2028-02-29");
    for (const char* bad : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-11-31",
                            "26-11-24", "2026-11-24 ", "2026/11/24", "2026-11-2x", "+026-11-24"}) {
        EXPECT_FALSE(core::parse_date(bad)) << bad;
    }
}

TEST(TimeOfDayText, IsReadStrictly) {
    EXPECT_EQ(core::format_time_of_day(at("09:05")), "09:05");
    EXPECT_EQ(core::format_time_of_day(at("23:59")), "23:59");
    for (const char* bad : {"", "24:00", "9:05", "12:60", "12-00", "12:0x", " 2:00", "12:000"}) {
        EXPECT_FALSE(core::parse_time_of_day(bad)) << bad;
    }
}

TEST(UtcText, KeepsMillisecondsAndTakesAnyOffset) {
    const WallTime time = from_ms(1'795'482'123'004);
    EXPECT_EQ(utc(core::format_utc(time)), time);
    EXPECT_EQ(core::format_utc(from_ms(0)), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(core::format_utc(from_ms(-1)), "1969-12-31T23:59:59.999Z");
    const WallTime noon = utc("2026-11-24T12:00:00Z");
    EXPECT_EQ(utc("2026-11-24T20:00:00+08:00"), noon);
    EXPECT_EQ(utc("2026-11-24T06:30:00.000-05:30"), noon);
    EXPECT_EQ(utc("2026-11-24T12:00Z"), noon);
    EXPECT_EQ(utc("2026-11-24T12:00:00.5Z"), noon + std::chrono::milliseconds{500});
    EXPECT_EQ(utc("2026-11-24T12:00:00.123456789Z"), noon + std::chrono::milliseconds{123});
    for (const char* bad :
         {"", "2026-11-24", "2026-11-24T12:00:00", "2026-11-24T12:00:00.Z", "2026-11-24T12:00:0Z",
          "2026-11-24T12:00:61Z", "2026-11-24T25:00:00Z", "2026-11-24T12:00:00+8:00", "2026-11-24T12:00:00Zx",
          "2026-11-24T12:00:00+24:00", "2026-11-24X12:00:00Z"}) {
        EXPECT_FALSE(core::parse_utc(bad)) << bad;
    }
}

}  // namespace
