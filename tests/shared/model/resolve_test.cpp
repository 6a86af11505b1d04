#include "shared/model/resolve.h"

#include <ostream>

#include <gtest/gtest.h>

#include "shared/model/reading_time.h"
#include "shared/model/weave.h"
#include "tests/shared/model/signage_sample.h"

namespace {

using namespace std::chrono_literals;
using model::EntryAction;
using model::Layer;
using model::Severity;
using model::Why;
using test::local;
using test::moment;
using test::names;
using test::precedence;
using test::why;

struct Vector {
    const char* time;
    const char* loop;
    bool c_is_ready = true;
};
std::ostream& operator<<(std::ostream& out, const Vector& vector) {
    return out << vector.time << (vector.c_is_ready ? "" : " without C");
}

class Precedence : public testing::TestWithParam<Vector> {};

TEST_P(Precedence, PlaysWhatTheTableSays) {
    const model::Content content = precedence();
    model::Moment at = moment(content, local(GetParam().time));
    if (!GetParam().c_is_ready) at.ready_media.erase("m_c1");
    const auto playing = model::resolve(content, at);
    EXPECT_EQ(names(playing), GetParam().loop);
    if (!GetParam().c_is_ready) {
        EXPECT_EQ(why(playing, "C"), Why::NoReadyMedia);
    }
}

INSTANTIATE_TEST_SUITE_P(Section2, Precedence,
                         testing::Values(Vector{"08:59:59", "f1"}, Vector{"09:00:00", "a1 a2 a3"},
                                         Vector{"12:00:00", "a1 b1 a2 a3"}, Vector{"13:00:00", "c1"},
                                         Vector{"13:00:00", "a1 b1 a2 a3", false},
                                         Vector{"13:30:00", "a1 b1 a2 a3"}, Vector{"14:00:00", "a1 a2 a3"},
                                         Vector{"17:00:00", "f1"}));

TEST(Resolve, EachEntryIsToldWhy) {
    const model::Content content = precedence();
    const auto playing = model::resolve(content, moment(content, local("13:00:00")));
    EXPECT_EQ(why(playing, "A"), Why::LowerPriority);
    EXPECT_EQ(why(playing, "B"), Why::LowerPriority);
    EXPECT_EQ(why(playing, "C"), Why::Playing);
    const auto later = model::resolve(content, moment(content, local("14:00:00")));
    EXPECT_EQ(why(later, "A"), Why::Playing);
    EXPECT_EQ(why(later, "B"), Why::OutsideWindow);
}

TEST(Resolve, AnEntryForOthersSaysSo) {
    model::Content content = precedence();
    content.entries[0].target = {.kiosks = {"k2"}};
    content.entries[1].target = {.all = true, .exclude_kiosks = {"k1"}};
    content.entries[2].target = {.tags_any = {"lobby"}};
    model::Moment at = moment(content, local("13:00:00"));
    auto playing = model::resolve(content, at);
    EXPECT_EQ(why(playing, "A"), Why::NotTarget);
    EXPECT_EQ(why(playing, "B"), Why::NotTarget);
    EXPECT_EQ(why(playing, "C"), Why::NotTarget);
    EXPECT_EQ(playing.layer, Layer::Fallback);
    at.who.tags = {"lobby"};
    EXPECT_EQ(names(model::resolve(content, at)), "c1");
    content.entries[0].target = {.centers = {"centre"}};
    at.who.tags.clear();
    EXPECT_EQ(names(model::resolve(content, at)), "a1 a2 a3");
}

TEST(Resolve, AnEntryPastItsLastDateIsExpired) {
    model::Content content = precedence();
    content.entries[0].date_to = test::date("2026-07-12");
    EXPECT_EQ(why(model::resolve(content, moment(content, local("09:00:00"))), "A"), Why::Expired);
    content.entries[0].date_to = test::date(test::kMonday);
    EXPECT_EQ(why(model::resolve(content, moment(content, local("09:00:00"))), "A"), Why::Playing);
}

TEST(Resolve, OpeningHoursBindWhatAsksForThem) {
    model::Content content = test::centre_at(8);
    content.center.opening.week[0] = {{.from = 9h, .to = 17h}};
    auto open = test::all_day("open", EntryAction::Base, 10);
    open.only_when = model::OnlyWhen::Open;
    auto closed = test::all_day("closed", EntryAction::Base, 10);
    closed.only_when = model::OnlyWhen::Closed;
    test::schedule(content, open, {"o"});
    test::schedule(content, closed, {"c"});
    EXPECT_EQ(names(model::resolve(content, moment(content, local("08:59:59")))), "c");
    const auto playing = model::resolve(content, moment(content, local("09:00:00")));
    EXPECT_EQ(names(playing), "o");
    EXPECT_EQ(playing.next_change, local("17:00:00"));
    EXPECT_EQ(why(playing, "closed"), Why::OutsideWindow);
    EXPECT_EQ(names(model::resolve(content, moment(content, local("17:00:00")))), "c");
}

TEST(Resolve, EqualsTakeTurnsByOrderThenId) {
    model::Content content = test::centre_at(8);
    for (const auto* id : {"z", "y", "x"}) {
        test::schedule(content, test::all_day(id, EntryAction::Base, 5),
                       {std::string{id} + "1", std::string{id} + "2"});
    }
    content.entries[0].order = -1;
    EXPECT_EQ(names(model::resolve(content, moment(content, local("09:00:00")))), "z1 x1 y1 z2 x2 y2");
}

TEST(Resolve, AddedItemsComeAfterEverySecondOfTheBase) {
    model::Content content = test::centre_at(8);
    test::schedule(content, test::all_day("b", EntryAction::Base, 5), {"b1", "b2", "b3", "b4"});
    test::schedule(content, test::all_day("x", EntryAction::Add, 50), {"x1"});
    test::schedule(content, test::all_day("y", EntryAction::Add, 60), {"y1"});
    const core::WallTime now = local("09:00:00");
    EXPECT_EQ(names(model::resolve(content, moment(content, now))), "b1 b2 y1 b3 b4 x1");
    content.center.signage.base_between_added = 1;
    EXPECT_EQ(names(model::resolve(content, moment(content, now))), "b1 y1 b2 x1 b3 b4");
    content.center.signage.base_between_added = 3;
    EXPECT_EQ(names(model::resolve(content, moment(content, now))), "b1 b2 b3 y1 b4 b1 b2 x1 b3 b4")
        << "the base goes round until each had its place";
}

TEST(Resolve, EachPlaceOfAPassHasItsOwnName) {
    model::Content content = test::centre_at(8);
    test::schedule(content, test::all_day("b", EntryAction::Base, 5), {"b1"});
    test::schedule(content, test::all_day("x", EntryAction::Add, 5), {"x1", "x2", "x3"});
    const auto loop = model::resolve(content, moment(content, local("09:00:00"))).loop;
    std::set<std::string> ids;
    for (const auto& one : loop) ids.insert(one.id);
    EXPECT_EQ(ids.size(), loop.size());
    EXPECT_EQ(loop.size(), 9U);
}

TEST(Resolve, NoticesAreSlidesOrBannersAndInfosOnlyInTheTicker) {
    model::Content content = test::centre_at(8);
    test::schedule(content, test::all_day("b", EntryAction::Base, 5), {"b1", "b2"});
    const core::WallTime now = local("09:00:00");
    content.announcements = {test::notice("info", Severity::Info, now, now + 1h),
                             test::notice("slide", Severity::Notice, now - 1h, now + 1h),
                             test::notice("banner", Severity::Notice, now - 2h, now + 1h),
                             test::notice("late", Severity::Notice, now + 1ms, now + 1h),
                             test::notice("over", Severity::Notice, now - 1h, now)};
    content.announcements[2].mode = model::NoticeMode::Banner;
    const auto playing = model::resolve(content, moment(content, now));
    EXPECT_EQ(names(playing), "b1 b2 slide");
    EXPECT_EQ(playing.banners, std::vector<model::Id>{"banner"});
    EXPECT_EQ(playing.ticker, (std::vector<model::Id>{"info", "slide", "banner"}));
    EXPECT_EQ(playing.next_change, now + 1ms);
}

TEST(Resolve, AtMostTwoBannersAndAnUrgentOnePutAwayComesInstead) {
    model::Content content = test::centre_at(8);
    const core::WallTime now = local("09:00:00");
    for (int i = 0; i < 3; ++i) {
        content.announcements.push_back(
            test::notice("n" + std::to_string(i), Severity::Notice, now - i * 1min, now + 1h));
        content.announcements.back().mode = model::NoticeMode::Banner;
    }
    model::Moment at = moment(content, now);
    EXPECT_EQ(model::resolve(content, at).banners, (std::vector<model::Id>{"n0", "n1"}));
    content.announcements.push_back(test::notice("u", Severity::Urgent, now, now + 1h));
    at.put_away = {"u"};
    EXPECT_EQ(model::resolve(content, at).banners, std::vector<model::Id>{"u"});
}

TEST(Resolve, RN4_AnEntryWithoutAReadyItemIsAbsent) {
    model::Content content = precedence();
    model::Moment at = moment(content, local("10:00:00"));
    at.ready_media.erase("m_a2");
    EXPECT_EQ(names(model::resolve(content, at)), "a1 a3");
    at.ready_media = {"m_f1"};
    const auto playing = model::resolve(content, at);
    EXPECT_EQ(playing.layer, Layer::Fallback);
    EXPECT_EQ(why(playing, "A"), Why::NoReadyMedia);
}

TEST(Resolve, RS1_WhenNothingIsReadyThereIsTheCard) {
    const model::Content content = precedence();
    model::Moment at = moment(content, local("10:00:00"));
    at.ready_media.clear();
    const auto playing = model::resolve(content, at);
    EXPECT_EQ(playing.layer, Layer::Card);
    EXPECT_EQ(names(playing), "card");
    EXPECT_EQ(names(model::resolve({}, at)), "card");
}

TEST(Resolve, RD2_ItemsHaveTheirOwnValidity) {
    model::Content content = test::centre_at(8);
    test::schedule(content, test::all_day("b", EntryAction::Base, 5), {"b1", "b2"});
    const core::WallTime now = local("09:00:00");
    content.playlists[0].items[0].valid_from = now;
    content.playlists[0].items[0].valid_until = now + 1h;
    EXPECT_EQ(names(model::resolve(content, moment(content, now - 1ms))), "b2");
    EXPECT_EQ(model::resolve(content, moment(content, now - 1ms)).next_change, now);
    EXPECT_EQ(names(model::resolve(content, moment(content, now))), "b1 b2");
    EXPECT_EQ(model::resolve(content, moment(content, now)).next_change, now + 1h);
    EXPECT_EQ(names(model::resolve(content, moment(content, now + 1h))), "b2");
}

TEST(Resolve, WidgetsAreReadyUnlessTheyHaveNothingToSay) {
    model::Content content = test::centre_at(8);
    const core::WallTime now = local("09:00:00");
    content.announcements = {test::notice("n", Severity::Info, now, now + 1h)};
    content.playlists = {{.id = "p_w"}};
    content.playlists[0].items = {
        {.id = "classes", .shows = model::Widget{.kind = model::WidgetKind::ClassesToday}},
        {.id = "clock", .shows = model::Widget{.kind = model::WidgetKind::Clock}},
        {.id = "notice", .shows = model::AnnouncementRef{"n"}},
        {.id = "gone", .shows = model::AnnouncementRef{"nobody"}}};
    content.entries = {test::all_day("w", EntryAction::Base, 5)};
    model::Moment at = moment(content, now);
    EXPECT_EQ(names(model::resolve(content, at)), "classes clock notice");
    at.speechless = {"classes"};
    EXPECT_EQ(names(model::resolve(content, at)), "clock notice");
    at.now = now + 1h;
    EXPECT_EQ(names(model::resolve(content, at)), "clock");
    at.trust = core::ClockTrust::Suspect;
    EXPECT_EQ(names(model::resolve(content, at)), "card") << "R-C4: no clock that may lie";
}

TEST(Resolve, RS5_ShufflesOnlyWithAnotherPassAndNeverTheLastFirst) {
    model::Content content = test::centre_at(8);
    test::schedule(content, test::all_day("b", EntryAction::Base, 5), {"1", "2", "3", "4"});
    content.playlists[0].order = model::PlayOrder::Shuffle;
    model::Moment at = moment(content, local("09:00:00"));
    std::set<std::string> orders;
    for (std::uint64_t pass = 0; pass < 200; ++pass) {
        at.pass.number = pass;
        const auto playing = model::resolve(content, at);
        EXPECT_EQ(playing.loop, model::resolve(content, at).loop);
        EXPECT_NE(playing.loop.front().id, at.pass.last);
        EXPECT_EQ(playing.loop.size(), 4U);
        at.pass.last = playing.loop.back().id;
        orders.insert(names(playing));
    }
    EXPECT_GT(orders.size(), 12U);
}

TEST(Resolve, RD4_AnAnnouncementStaysAsLongAsItTakesToRead) {
    model::Announcement one;
    EXPECT_EQ(model::reading_time(one), 8s);
    one.body.zh = "一二三四五六七八九十一二三四五六七八九十";
    EXPECT_EQ(model::reading_time(one), 10s) << "6 s and 20 characters at 5 a second";
    one.body.en = "Ten words that take four seconds to read out loud";
    EXPECT_EQ(model::reading_time(one), 10s);
    one.body.en += " slowly";
    EXPECT_EQ(model::reading_time(one), 10'400ms) << "the language that takes longer";
    one.body.en = "x";
    for (int i = 0; i < 100; ++i) one.body.en += " x";
    EXPECT_EQ(model::reading_time(one), 30s);
    model::Content content = test::centre_at(8);
    const core::WallTime now = local("09:00:00");
    content.announcements = {test::notice("n", Severity::Notice, now, now + 1h)};
    content.announcements[0].dwell = 12s;
    EXPECT_EQ(model::resolve(content, moment(content, now)).loop.back().item.dwell, 12s);
}

}  // namespace
