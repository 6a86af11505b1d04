#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "shared/model/resolve.h"
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

TEST(Resolve, ATakeOverIsAlone) {
    model::Content content = precedence();
    const core::WallTime now = local("09:00:00");
    content.announcements = {test::notice("u", Severity::Urgent, now, now + 1h),
                             test::notice("n", Severity::Notice, now, now + 1h),
                             test::notice("i", Severity::Info, now, now + 1h)};
    content.announcements[1].mode = model::NoticeMode::Banner;
    const auto playing = model::resolve(content, moment(content, now));
    EXPECT_EQ(playing.layer, Layer::TakeOver);
    ASSERT_TRUE(playing.take_over);
    EXPECT_EQ(playing.take_over->kind, model::TakeOverKind::Urgent);
    EXPECT_TRUE(playing.banners.empty());
    EXPECT_TRUE(playing.ticker.empty());
    EXPECT_EQ(why(playing, "A"), Why::LowerPriority);
}

std::string taken(const model::Content& content, const model::Moment& at) {
    const auto playing = model::resolve(content, at);
    if (!playing.take_over) return "none";
    std::string ids;
    for (const auto& one : playing.take_over->by) ids += one.id + " ";
    return ids;
}

TEST(Resolve, TakeOversRankEmergencyThenUrgentThenEntry) {
    model::Content content = test::centre_at(8);
    const core::WallTime now = local("09:00:00");
    test::schedule(content, test::all_day("t5", EntryAction::TakeOver, 5), {"t5"});
    test::schedule(content, test::all_day("t9", EntryAction::TakeOver, 9), {"t9"});
    content.announcements = {test::notice("u", Severity::Urgent, now, now + 1h),
                             test::notice("e2", Severity::Emergency, now - 1min, now + 1h),
                             test::notice("e1", Severity::Emergency, now - 1min, now + 1h),
                             test::notice("e3", Severity::Emergency, now, now + 1h)};
    model::Moment at = moment(content, now);
    EXPECT_EQ(taken(content, at), "e3 e1 e2 ") << "newest first, then by id";
    content.announcements.resize(1);
    EXPECT_EQ(taken(content, at), "u ");
    at.put_away = {"u"};
    EXPECT_EQ(taken(content, at), "t9 ");
    EXPECT_EQ(names(model::resolve(content, at)), "t9");
    EXPECT_EQ(why(model::resolve(content, at), "t9"), Why::Playing);
    EXPECT_EQ(why(model::resolve(content, at), "t5"), Why::LowerPriority);
    at.ready_media.erase("m_t9");
    EXPECT_EQ(taken(content, at), "t5 ") << "R-N4: without a ready item it is absent";
}

TEST(Resolve, OfEqualTakeOverEntriesTheNewerWindowWinsThenTheId) {
    model::Content content = test::centre_at(8);
    for (const auto* id : {"b", "a"}) {
        auto entry = test::base(id, 5, "08:00", "20:00");
        entry.action = EntryAction::TakeOver;
        test::schedule(content, entry, {id});
    }
    EXPECT_EQ(taken(content, moment(content, local("09:00:00"))), "a ");
    content.entries[0].hours.from = 8h + 1min;
    EXPECT_EQ(taken(content, moment(content, local("09:00:00"))), "b ");
}

TEST(Resolve, AnEmergencyCannotBePutAway) {
    model::Content content = test::centre_at(8);
    const core::WallTime now = local("09:00:00");
    content.announcements = {test::notice("e", Severity::Emergency, now, now + 1h)};
    model::Moment at = moment(content, now);
    at.put_away = {"e"};
    EXPECT_EQ(taken(content, at), "e ");
}

TEST(Resolve, RC7_ATakeOverWhoseLifetimeRanOutIsGone) {
    model::Content content = test::centre_at(8);
    const core::WallTime now = local("09:00:00");
    content.announcements = {test::notice("e", Severity::Emergency, now - 1h, now + 1h)};
    auto entry = test::base("t", 5, "08:00", "20:00");
    entry.action = EntryAction::TakeOver;
    test::schedule(content, entry, {"t"});
    model::Moment at = moment(content, now);
    at.run_out = {model::TakenBy{.id = "e", .until = now + 1h}.key()};
    EXPECT_EQ(taken(content, at), "t ");
    at.run_out.insert(model::TakenBy{.id = "t", .until = local("20:00:00")}.key());
    EXPECT_EQ(taken(content, at), "none");
    content.announcements[0].valid_until += 1ms;
    EXPECT_EQ(taken(content, at), "e ") << "renewed";
}

TEST(Resolve, RC4_AHeldClockIsBelieved) {
    const model::Content content = precedence();
    model::Moment at = moment(content, local("13:00:00"));
    at.trust = core::ClockTrust::Estimated;
    EXPECT_EQ(names(model::resolve(content, at)), "c1");
}

TEST(Resolve, RC4_AnUntrustedClockPlaysOnlyWhatAsksForNone) {
    model::Content content = precedence();
    const core::WallTime now = local("13:00:00");
    auto dated = test::all_day("dated", EntryAction::Base, 90);
    dated.date_from = test::date("2020-01-01");
    test::schedule(content, dated, {"d"});
    model::Moment at = moment(content, now);
    at.trust = core::ClockTrust::Suspect;
    auto playing = model::resolve(content, at);
    EXPECT_EQ(names(playing), "f1");
    EXPECT_EQ(why(playing, "A"), Why::ClockUntrusted);
    EXPECT_EQ(why(playing, "dated"), Why::ClockUntrusted);
    test::schedule(content, test::all_day("undated", EntryAction::Base, 1), {"u1", "u2"});
    content.playlists.back().items[1].valid_from = now - 1h;
    at = moment(content, now);
    at.trust = core::ClockTrust::Suspect;
    playing = model::resolve(content, at);
    EXPECT_EQ(names(playing), "u1") << "and no dated item";
    EXPECT_EQ(why(playing, "undated"), Why::Playing);
}

TEST(Resolve, RC4_EveryBoundOfAnEntryMakesItDated) {
    const auto is_played = [](const std::function<void(model::Entry&)>& change) {
        model::Content content = test::centre_at(8);
        auto entry = test::all_day("e", EntryAction::Base, 1);
        change(entry);
        test::schedule(content, entry, {"e"});
        model::Moment at = moment(content, local("13:00:00"));
        at.trust = core::ClockTrust::Suspect;
        return names(model::resolve(content, at)) == "e";
    };
    EXPECT_TRUE(is_played([](model::Entry&) {}));
    EXPECT_FALSE(is_played([](model::Entry& e) { e.date_from = test::date("2020-01-01"); }));
    EXPECT_FALSE(is_played([](model::Entry& e) { e.date_to = test::date("2050-01-01"); }));
    EXPECT_FALSE(is_played([](model::Entry& e) { e.days.pop_back(); }));
    EXPECT_FALSE(is_played([](model::Entry& e) { e.skip_dates = {test::date("2020-01-01")}; }));
    EXPECT_FALSE(is_played([](model::Entry& e) { e.only_when = model::OnlyWhen::Open; }));
    EXPECT_FALSE(is_played([](model::Entry& e) {
        e.all_day = false;
        e.hours = {.from = 1h, .to = 23h};
    }));
}

TEST(Resolve, RC4_OnlyEmergenciesThatAlreadyRanGoOn) {
    model::Content content = test::centre_at(8);
    const core::WallTime earliest = local("13:00:00");
    content.announcements = {test::notice("running", Severity::Emergency, earliest - 1h, earliest + 1h),
                             test::notice("urgent", Severity::Urgent, earliest - 1h, earliest + 1h),
                             test::notice("notice", Severity::Notice, earliest - 1h, earliest + 1h)};
    model::Moment at = moment(content, earliest);
    at.trust = core::ClockTrust::Suspect;
    EXPECT_EQ(taken(content, at), "running ");
    content.announcements[0].valid_until = earliest;
    EXPECT_EQ(taken(content, at), "none") << "what has ended stays ended";
    EXPECT_TRUE(model::resolve(content, at).ticker.empty());
    EXPECT_EQ(names(model::resolve(content, at)), "card");
    content.announcements[0] = test::notice("later", Severity::Emergency, earliest + 1ms, earliest + 1h);
    EXPECT_EQ(taken(content, at), "none");
}

}  // namespace
