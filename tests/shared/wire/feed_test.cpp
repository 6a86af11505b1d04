#include "shared/wire/feed.h"

#include <set>

#include <gtest/gtest.h>

#include "shared/core/bytes.h"
#include "shared/core/calendar.h"
#include "shared/wire/snapshot.h"
#include "tests/shared/wire/hostile.h"

namespace {

using namespace std::chrono_literals;

const core::WallTime kNine = core::from_ms(1'795'482'000'000);

wire::CenterRow center() {
    wire::CenterRow row;
    row.center.id = "dongmen";
    row.center.name = {.zh = "东门社区党群服务中心", .en = "East Gate"};
    row.center.address = {.zh = "中都大街 1 号"};
    row.center.phone = "0537-1234567";
    row.center.region = 370830;
    row.center.accepted_regions = {370830, 370831};
    row.center.zone_name = "Asia/Shanghai";
    row.center.zone = core::TimeZone{{{core::from_ms(0), 8h}, {kNine, 9h}}};
    row.center.opening.week[0] = {{8h, 12h}, {14h, 18h}};
    row.center.opening.week[6] = {{22h, 6h}};
    row.center.opening.closures = {*core::parse_date("2026-10-01")};
    row.center.policy = {
        .stale_accept = false, .visit_checkin = true, .walk_up_ratings = false, .show_names = false};
    row.public_url = "https://linli.example.cn";
    return row;
}

model::Session session() {
    return {.id = "s1",
            .center_id = "dongmen",
            .service_id = "canteen",
            .course_id = "",
            .space_id = "hall",
            .partner_id = "yongxu",
            .title = {.zh = "午餐", .en = "Lunch"},
            .kind = model::SessionKind::Meal,
            .start = kNine,
            .end = kNine + 2h,
            .open_from = kNine - 15min,
            .close_at = kNine + 1h,
            .capacity = 80,
            .enrolled = 50,
            .attended = 12,
            .walk_in = true,
            .walk_in_share = 7,
            .cancelled = true,
            .guardian_handover = true,
            .limit_per_day = 1,
            .fresh_required = model::FreshRequired::MealSubsidy};
}

model::Service service() {
    return {.id = "canteen",
            .center_id = "dongmen",
            .partner_id = "yongxu",
            .space_id = "hall",
            .title = {.zh = "社区食堂"},
            .purpose = {.zh = "三餐"},
            .hours = {.zh = "每天"},
            .category = model::Category::Canteen,
            .fee = {.kind = model::FeeKind::LowFee, .fen = 800},
            .art = "canteen",
            .step_free = false};
}

model::Announcement announcement() {
    return {.id = "a1",
            .revision = 3,
            .severity = model::Severity::Urgent,
            .title = {.zh = "停水通知", .en = "Water off"},
            .body = {.zh = "今天下午停水"},
            .facts = {{.icon = "clock", .label = {.zh = "时间"}, .value = {.zh = "14:00"}}},
            .publisher = {.zh = "县民政局"},
            .valid_from = kNine,
            .valid_until = kNine + 8h,
            .published_at = kNine - 1h,
            .mode = model::NoticeMode::Banner,
            .dwell = 9s,
            .media_id = "m1",
            .link = "https://example.org/water"};
}

model::Playlist playlist() {
    return {.id = "p1",
            .revision = 2,
            .name = "大厅",
            .order = model::PlayOrder::Shuffle,
            .items = {{.id = "i1",
                       .shows = model::MediaRef{"m1"},
                       .category = {.zh = "学习"},
                       .headline = {.zh = "南湖书院"},
                       .fact = {.zh = "每天开放"},
                       .dwell = 8s},
                      {.id = "i2",
                       .shows = model::AnnouncementRef{"a1"},
                       .fit = model::Fit::Contain,
                       .transition = {.kind = model::TransitionKind::Cut, .length = 0ms},
                       .mute = false,
                       .full_screen = true,
                       .valid_from = kNine,
                       .valid_until = kNine + 24h},
                      {.id = "i3",
                       .shows = model::Widget{.kind = model::WidgetKind::QrCard,
                                              .service_id = "canteen",
                                              .link = "https://example.org"}}}};
}

model::Entry entry() {
    return {.id = "e1",
            .revision = 4,
            .name = "每天上午",
            .playlist_id = "p1",
            .target = {.centers = {"dongmen"}, .tags_any = {"lobby"}},
            .action = model::EntryAction::TakeOver,
            .priority = 10,
            .order = -1,
            .date_from = core::parse_date("2026-01-01"),
            .date_to = core::parse_date("2026-12-31"),
            .days = {1, 5},
            .all_day = false,
            .hours = {.from = 22h, .to = 6h},
            .skip_dates = {*core::parse_date("2026-05-01")},
            .only_when = model::OnlyWhen::Closed};
}

const model::Space kSpace{.id = "hall",
                          .center_id = "dongmen",
                          .name = {.zh = "大厅", .en = "Hall"},
                          .floor = -1,
                          .area_m2 = 120,
                          .capacity = 80,
                          .directions = {.zh = "直走"},
                          .step_free = false};
const model::Partner kPartner{.id = "yongxu",
                              .name = {.zh = "永续"},
                              .kind = model::PartnerKind::Business,
                              .since_year = 2019,
                              .paused = true};
const model::Course kCourse{.id = "c1", .service_id = "canteen", .title = {.zh = "第一期"}};
const model::Enrolment kEnrolment{.session_id = "s1", .pass = 0x0123456789abcdef};
const model::Revocation kRevocation{.region = 370830, .pass = 1, .since = kNine};
const model::Media kMedia{.id = "m1",
                          .sha256 = std::string(64, 'a'),
                          .type = "image/png",
                          .bytes = 12'345,
                          .width = 1080,
                          .height = 608};

template <typename Row>
void expect_same_again(const Row& row) {
    const auto again = wire::read_row<Row>(wire::write_row(row));
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(*again, row);
}

TEST(FeedRow, EachIsReadAsItWasWritten) {
    const auto again = wire::read_row<wire::CenterRow>(wire::write_row(center()));
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(again->center, center().center);
    EXPECT_EQ(again->public_url, center().public_url);
    expect_same_again(session());
    expect_same_again(service());
    expect_same_again(announcement());
    expect_same_again(playlist());
    expect_same_again(kSpace);
    expect_same_again(kPartner);
    expect_same_again(kCourse);
    expect_same_again(kEnrolment);
    expect_same_again(kRevocation);
    expect_same_again(kMedia);
    expect_same_again(entry());
    expect_same_again(model::Entry{.id = "e2", .playlist_id = "p1"});
}

TEST(FeedRow, PeopleKeepPassNameGroupAndRole) {
    const model::RosterPerson person{.pass = 0xFEDCBA9876543210,
                                     .name = model::MaskedName{"王*和"},
                                     .price_group = model::PriceGroup::Elder,
                                     .role = model::StaffRole::Supervisor,
                                     .person = "resident-7"};
    const auto again = wire::read_row<model::RosterPerson>(wire::write_row(person));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->pass, person.pass);
    EXPECT_EQ(again->name, person.name);
    EXPECT_EQ(again->price_group, person.price_group);
    EXPECT_EQ(again->role, person.role);
    EXPECT_EQ(again->person, person.person);
}

TEST(FeedRow, TodayAndKeysetAreReadAsTheyWereWritten) {
    const wire::TodayRow today{.pass_hash = wire::today_hash(7),
                               .center = {.name = {.zh = "南湖", .en = "Nanhu"}, .address = {.zh = "湖边"}}};
    const auto elsewhere = wire::read_row<wire::TodayRow>(wire::write_row(today));
    ASSERT_TRUE(elsewhere.has_value());
    EXPECT_EQ(elsewhere->pass_hash, today.pass_hash);
    EXPECT_EQ(elsewhere->center.name, today.center.name);
    const wire::KeysetRow keys{.version = 9, .document = "{\"a\":\"ä\"}", .signature = "c2ln"};
    const auto again = wire::read_row<wire::KeysetRow>(wire::write_row(keys));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->version, keys.version);
    EXPECT_EQ(again->document, keys.document) << "byte by byte: it was signed";
    EXPECT_EQ(again->signature, keys.signature);
}

template <typename Row>
void expect_robust(const Row& row, const std::set<std::string>& optional) {
    const std::string good = wire::write_row(row);
    test::spoil(good, [](const std::string& text) { static_cast<void>(wire::read_row<Row>(text)); });
    test::leave_out(good, [&](const std::string& name, const std::string& text) {
        const auto read = wire::read_row<Row>(text);
        EXPECT_EQ(read.has_value(), optional.contains(name)) << name;
        const std::string message = read ? name : read.error().message;
        EXPECT_NE(message.find(name), std::string::npos) << message;
    });
}

TEST(FeedRow, HostileFormsAreRefusedWithTheFieldsName) {
    expect_robust(center(),
                  {"phone", "accepted_regions", "transitions", "public_url", "signage", "desk_place"});
    expect_robust(session(), {"course", "capacity", "enrolled", "attended", "walk_in", "walk_in_share",
                              "cancelled", "guardian_handover", "limit_per_day"});
    expect_robust(service(), {"art", "step_free"});
    expect_robust(announcement(), {"facts", "mode", "dwell_ms", "media", "link"});
    expect_robust(playlist(), {"name", "items", "order"});
    expect_robust(kSpace, {"area_m2", "capacity", "step_free"});
    expect_robust(kPartner, {"paused"});
    expect_robust(kCourse, {});
    expect_robust(kEnrolment, {});
    expect_robust(kRevocation, {});
    expect_robust(kMedia, {"kind", "duration_ms", "urgent"});
    model::Entry by_the_hour = entry();
    expect_robust(by_the_hour,
                  {"name", "order", "date_from", "date_to", "all_day", "skip_dates", "only_when"});
}

TEST(FeedRow, ASessionThatEndsBeforeItStartsIsRefused) {
    model::Session turned = session();
    turned.end = turned.start;
    EXPECT_FALSE(wire::read_row<model::Session>(wire::write_row(turned)).has_value());
}

TEST(FeedRow, ZonesWhoseTransitionsDoNotAscendAreRefused) {
    wire::CenterRow row = center();
    std::string text = wire::write_row(row);
    const auto at = text.find("[[0,28800],[");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 11, "[[1795482000001,28800],");
    EXPECT_FALSE(wire::read_row<wire::CenterRow>(text).has_value());
}

TEST(PassId, IsSixteenHexDigits) {
    EXPECT_EQ(wire::pass_id_from("0123456789abcdef"), 0x0123456789abcdefU);
    EXPECT_EQ(wire::pass_id_from("ffffffffffffffff"), 0xffffffffffffffffU);
    for (const char* bad :
         {"", "0123", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeg", " 123456789abcdef"}) {
        EXPECT_EQ(wire::pass_id_from(bad), std::nullopt) << bad;
    }
}

wire::PullPage page() {
    return {
        .changes =
            {{.kind = "course", .id = "c1", .revision = 5, .body = wire::write_row(kCourse)},
             {.kind = "course", .id = "c2", .revision = 6, .operation = wire::Operation::Delete, .body = {}}},
        .cursor = "1.6",
        .more = true,
        .server_time = kNine};
}

TEST(PullPage, IsReadAsItWasWritten) {
    const auto again = wire::read_pull_page(wire::write_pull_page(page()));
    ASSERT_TRUE(again.has_value()) << again.error().message;
    ASSERT_EQ(again->changes.size(), 2U);
    EXPECT_EQ(again->changes[0].kind, "course");
    EXPECT_EQ(again->changes[0].revision, 5);
    EXPECT_EQ(wire::read_row<model::Course>(again->changes[0].body).value_or(model::Course{}), kCourse);
    EXPECT_EQ(again->changes[1].operation, wire::Operation::Delete);
    EXPECT_EQ(again->changes[1].body, "");
    EXPECT_EQ(again->cursor, "1.6");
    EXPECT_TRUE(again->more);
    EXPECT_EQ(again->server_time, kNine);
}

TEST(PullPage, OneDamagedRowDoesNotSpoilThePage) {
    wire::PullPage damaged = page();
    damaged.changes[0].body = "{broken";
    const auto again = wire::read_pull_page(wire::write_pull_page(damaged));
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(again->changes.size(), 2U);
    EXPECT_FALSE(wire::read_row<model::Course>(again->changes[0].body).has_value());
}

TEST(PullPage, HostileFormsNeverThrow) {
    test::spoil(wire::write_pull_page(page()), [](const std::string& text) {
        if (const auto read = wire::read_pull_page(text)) {
            for (const auto& change : read->changes)
                static_cast<void>(wire::read_row<model::Course>(change.body));
        }
    });
}

std::string snapshot_of(const std::string& rows, int count, const std::string& digest) {
    return R"({"snapshot_id":"x","cursor":"1.9","schema":1,"rows":)" + std::to_string(count) +
           R"(,"sha256":")" + digest + "\"}\n" + rows;
}

TEST(Snapshot, IsTakenOnlyWholeAndUndamaged) {
    const std::string rows = wire::write_change(page().changes[0]) + "\n";
    const auto whole = wire::read_snapshot(snapshot_of(rows, 1, core::sha256_hex(rows)));
    ASSERT_TRUE(whole.has_value()) << whole.error().message;
    EXPECT_EQ(whole->head.cursor, "1.9");
    EXPECT_EQ(whole->changes.size(), 1U);
    EXPECT_FALSE(wire::read_snapshot(snapshot_of(rows, 2, core::sha256_hex(rows))).has_value())
        << "a row is missing";
    EXPECT_FALSE(wire::read_snapshot(snapshot_of(rows, 1, core::sha256_hex("else"))).has_value());
    EXPECT_FALSE(wire::read_snapshot(snapshot_of(rows.substr(0, rows.size() - 9), 1, core::sha256_hex(rows)))
                     .has_value());
    EXPECT_FALSE(wire::read_snapshot("").has_value());
    EXPECT_TRUE(wire::read_snapshot(snapshot_of("", 0, core::sha256_hex(""))).has_value());
    test::spoil(R"({"snapshot_id":"x","cursor":"1.9","schema":1,"rows":0,"sha256":"00"})",
                [](const std::string& text) { static_cast<void>(wire::read_snapshot(text)); });
}

}  // namespace
