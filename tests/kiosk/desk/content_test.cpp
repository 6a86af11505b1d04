// What is pulled: whole pages or nothing, people closed and for a day, snapshots swapped in one go.
#include <gtest/gtest.h>

#include "kiosk/desk/content_builder.h"
#include "kiosk/desk/content_file.h"
#include "kiosk/desk/device_key.h"
#include "tests/kiosk/desk/counter_story.h"
#include "tests/support/child_process.h"
#include "tests/support/fault_disk.h"

namespace {

using namespace test;
using model::Outcome;

wire::Change put_notice(const std::string& id, int revision) {
    model::Announcement notice;
    notice.id = id;
    notice.revision = revision;
    notice.title = {.zh = "停水", .en = {}};
    notice.body = {.zh = "今天下午停水", .en = {}};
    notice.publisher = {.zh = "社区", .en = {}};
    notice.valid_from = kMorning;
    notice.valid_until = kMorning + 5h;
    notice.published_at = kMorning;
    return put(wire::row::kAnnouncement, id, wire::write_row(notice), revision);
}

TEST(Content, APageWithSomethingToShowIsHandedToTheScreenAndSaysWhatIsHeld) {
    CounterStory story;
    story.new_content();
    const auto applied = story.pull({put_notice("water", 3)});
    EXPECT_TRUE(applied.stored);
    EXPECT_TRUE(applied.content_changed);
    EXPECT_EQ(applied.held, (std::map<model::Id, int>{{"water", 3}}));
    const auto content = story.new_content();
    ASSERT_TRUE(content);
    ASSERT_EQ(content->content->announcements.size(), 1U);
    EXPECT_EQ(content->content->announcements[0].title.zh, "停水");
    EXPECT_EQ(content->content->public_url, "http://x");
    EXPECT_TRUE(story.pull({erase(wire::row::kAnnouncement, "water")}).held.empty());
}

TEST(Content, TheRosterIsNoNewsForTheScreen) {
    CounterStory story;
    story.new_content();
    EXPECT_FALSE(story.pull({put_person(kZhao, "赵*"), put_enrolment("calligraphy", kZhao)}).content_changed);
    EXPECT_FALSE(story.new_content());
    EXPECT_EQ(story.outcome(story.card(kZhao)), Outcome::Ok);
    story.pull({erase(wire::row::kEnrolment, "calligraphy/" + model::to_text(kLi))});
    story.pull({erase(wire::row::kEnrolment, "calligraphy/" + model::to_text(kWang))});
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::NotEnrolled);
}

TEST(Content, AnUnknownKindIsLeftOutAndRemembered) {
    CounterStory story;
    const auto applied = story.pull({put("hologram", "1", "{}"), put_person(kZhao, "赵*")});
    EXPECT_TRUE(applied.stored);
    EXPECT_EQ(applied.unknown, 1U);
    EXPECT_TRUE(story.ask<desk::Position>(desk::AskPosition{}).resnapshot_after_upgrade);
}

TEST(Content, ARowThatCannotBeReadNeverStopsTheOthers) {
    CounterStory story;
    const auto applied = story.pull({put(wire::row::kResident, "x", "{\"pass\":7}"),
                                     put(wire::row::kSpace, "s", "nonsense"), put_notice("water", 1)});
    EXPECT_TRUE(applied.stored);
    EXPECT_EQ(applied.held.size(), 1U);
}

TEST(Content, P3_TheRosterOfASessionIsGoneADayAfterItsEnd) {
    CounterStory story;
    story.shut();
    const auto key = desk::DeviceKey::load_or_make(story.data() / "desk.key");
    ASSERT_TRUE(key);
    const model::PassHeader wang{.region = kRegion, .pass = kWang};
    const auto person = [&] {
        auto file = desk::ContentFile::open(story.data(), *key);
        return file->person(wang).value();
    };
    const auto hours_later = [&](std::chrono::milliseconds time) {
        ASSERT_TRUE(story.open());
        story.wait(time);
        story.shut();
    };
    hours_later(70min + 23h);
    EXPECT_EQ(person().enrolled, (std::vector<model::Id>{"calligraphy"}));
    EXPECT_TRUE(person().row);
    hours_later(2h);
    EXPECT_TRUE(person().enrolled.empty());
    EXPECT_FALSE(person().row) << "the name goes with the last session";
    EXPECT_TRUE(person().registered);
}

TEST(Content, ANameLivesAsLongAsItsLastSession) {
    CounterStory story;
    auto next_week = calligraphy();
    next_week.id = "next";
    next_week.start += 7 * 24h;
    next_week.end += 7 * 24h;
    // The enrolment comes before its session.
    story.pull({put_enrolment("next", kWang)}, true);
    story.pull({put_session(next_week)});
    story.wait(3 * 24h);
    const auto answer = story.scan(story.card(kWang));
    EXPECT_EQ(answer.decision.outcome, Outcome::NoSession);
    story.shut();
    const auto key = desk::DeviceKey::load_or_make(story.data() / "desk.key");
    auto file = desk::ContentFile::open(story.data(), *key);
    const auto person = file->person({.region = kRegion, .pass = kWang}).value();
    EXPECT_EQ(person.enrolled, (std::vector<model::Id>{"next"}));
    EXPECT_TRUE(person.row);
}

TEST(Content, ByAClockThatIsNotBelievedNothingIsForgotten) {
    CounterStory story;
    story.clock().set_wall(kMorning + 365 * 24h);
    story.wait(2h);
    EXPECT_EQ(story.health().clock, core::ClockTrust::Suspect);
    story.clock().set_wall(kMorning + 2h);
    story.ask<desk::Done>(desk::ServerTime{.utc = kMorning, .measured = story.clock().steady()});
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
}

desk::BeginSnapshot begin(std::size_t rows) {
    return {.snapshot_id = "s1", .cursor = "2.500", .rows = rows};
}

TEST(Content, ASnapshotReplacesEverythingAtItsEndOnly) {
    CounterStory story;
    story.new_content();
    ASSERT_TRUE(story.ask<desk::Applied>(begin(3)).stored);
    story.ask<desk::Applied>(desk::SnapshotRows{{put_session(lunch()), put_person(kZhao, "赵*")}});
    story.ask<desk::Applied>(desk::SnapshotRows{{put_enrolment("lunch", kZhao)}});
    EXPECT_FALSE(story.new_content());
    EXPECT_EQ(story.outcome(story.card(kZhao)), Outcome::NotEnrolled);
    const auto ended = story.ask<desk::Applied>(desk::EndSnapshot{});
    EXPECT_TRUE(ended.stored);
    EXPECT_EQ(story.ask<desk::Position>(desk::AskPosition{}).cursor, "2.500");
    const auto content = story.new_content();
    ASSERT_TRUE(content);
    ASSERT_EQ(content->content->sessions.size(), 1U);
    EXPECT_EQ(content->content->sessions[0].id, "lunch");
}

TEST(Content, ASnapshotThatLacksARowIsRefusedAndTheOldStays) {
    CounterStory story;
    story.ask<desk::Applied>(begin(4));
    story.ask<desk::Applied>(desk::SnapshotRows{{put_session(lunch())}});
    const auto ended = story.ask<desk::Applied>(desk::EndSnapshot{});
    EXPECT_FALSE(ended.stored);
    EXPECT_FALSE(ended.problem.empty());
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    EXPECT_EQ(story.ask<desk::Position>(desk::AskPosition{}).cursor, "1.100");
}

TEST(Content, ASuspendedKioskKnowsNobodyAndKeepsItsEvents) {
    CounterStory story;
    ASSERT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
    EXPECT_TRUE(story.ask<desk::Done>(desk::WipeRoster{}).done);
    EXPECT_EQ(story.waiting().size(), 1U);
    EXPECT_TRUE(story.ask<desk::Position>(desk::AskPosition{}).needs_snapshot);
    EXPECT_EQ(story.outcome(story.card(kLi)), Outcome::NotEnrolled);
}

std::vector<desk::ApplyPage> pages() {
    std::vector<desk::ApplyPage> all;
    for (int page = 0; page < 6; ++page) {
        desk::ApplyPage one{.cursor = "1." + std::to_string(page + 1), .more = page < 5};
        for (int i = 0; i < 8; ++i) {
            const int number = page * 8 + i;
            const model::PassId pass = model::PassId{1000} + static_cast<model::PassId>(number);
            one.changes.push_back(put_person(pass, "人*" + std::to_string(number)));
            one.changes.push_back(put_enrolment("calligraphy", pass));
        }
        one.changes.push_back(put_notice("notice-" + std::to_string(page % 3), page + 1));
        one.changes.push_back(erase(wire::row::kResident,
                                    model::to_text(model::PassId{1000} + static_cast<model::PassId>(page))));
        all.push_back(std::move(one));
    }
    return all;
}

// Pulls on from the file's own cursor, as sync does after any start.
std::string pull_to_the_end(const std::filesystem::path& data, const desk::DeviceKey& key) {
    auto file = desk::ContentFile::open(data, key);
    const std::string cursor = file->position()->cursor;
    for (const auto& page : pages()) {
        if (page.cursor <= cursor) continue;
        if (!file->apply(page, kMorning)) return "failed";
    }
    return file->table_hash().value();
}

TEST(Content, S10_KilledAnywhereWhilePagesAreAppliedNoChangeIsLost) {
    TemporaryDirectory whole;
    const auto key = desk::DeviceKey::load_or_make(whole / "desk.key");
    ASSERT_TRUE(key);
    const std::string expected = pull_to_the_end(whole.path(), *key);
    ASSERT_EQ(expected.size(), 64U);
    TemporaryDirectory killed;
    int kills = 0;
    for (int nth = 1;; nth += 3) {
        TemporaryDirectory directory;
        const auto end = run_in_child([&]() -> std::string {
            FaultDisk disk;
            disk.fail_at(nth, DiskFault::Kill);
            return pull_to_the_end(directory.path(), *key);
        });
        if (end.exited) break;
        ++kills;
        ASSERT_EQ(pull_to_the_end(directory.path(), *key), expected) << "killed at operation " << nth;
    }
    EXPECT_GT(kills, 10);
}

TEST(Content, ADiskThatFailsWhileAPageIsAppliedLeavesTheOldCursor) {
    FaultDisk disk;
    CounterStory story;
    disk.fail_at(1, DiskFault::Full);
    EXPECT_FALSE(story.pull({put_notice("water", 1)}).stored);
    disk.heal();
    EXPECT_TRUE(story.pull({put_notice("water", 1)}).stored);
    EXPECT_EQ(story.outcome(story.card(kWang)), Outcome::Ok);
}

}  // namespace
