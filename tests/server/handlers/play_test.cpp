// Proof of play: counted once, told by item, kiosk and day (SIGNAGE R-R1); and how kiosks stand (R-R3).
#include <gtest/gtest.h>

#include "server/store/library.h"
#include "shared/wire/device.h"
#include "shared/wire/plays.h"
#include "tests/server/county.h"

namespace {

using test::County;
using wire::Json;

class Plays : public testing::Test {
protected:
    Plays() {
        county.write([this](server::store::Unit& unit) {
            server::store::put_library_item(unit,
                                            {.id = "media-1",
                                             .name = "=春节.png",
                                             .center_id = {},
                                             .state = server::store::MediaState::Ready,
                                             .media = {.id = "media-1", .sha256 = kSha, .type = "image/png"},
                                             .created_by = "someone",
                                             .created_at = unit.now});
        });
    }
    static model::PlayBatch batch(const std::string& id, const std::string& item, const std::string& sha256) {
        return {.id = id,
                .records = {{.day = *core::parse_date("2026-11-24"),
                             .hour = 9,
                             .item = item,
                             .sha256 = sha256,
                             .entry = {},
                             .count = 12,
                             .shown = std::chrono::minutes{2},
                             .panel_on = std::chrono::minutes{2},
                             .open = std::chrono::minutes{1}}}};
    }
    test::Response send(const test::Device& device, const model::PlayBatch& plays) {
        return county.post(device, "/api/v1/play", wire::write_plays(plays));
    }
    Json report(const test::Browser& who, const std::string& more = {}) {
        const auto answer = county.get(who, "/api/v1/plays?from=2026-11-24&until=2026-11-24" + more);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return test::json_of(answer);
    }

    static constexpr const char* kFirst = "01900000-0000-7000-8000-000000000001";
    static constexpr const char* kSecond = "01900000-0000-7000-8000-000000000002";
    static constexpr const char* kThird = "01900000-0000-7000-8000-000000000003";
    const std::string kSha = std::string(64, 'a');
    County county;
    test::Device here = county.enrol(County::kHere);
    test::Device there = county.enrol(County::kThere);
    test::Browser admin = county.log_in("county_admin");
    test::Browser staff = county.log_in("center_staff");
};

TEST_F(Plays, R_R1_ABatchIsCountedOnceHoweverOftenItComes) {
    for (int i = 0; i < 3; ++i) {
        const auto answer = send(here, batch(kFirst, "item-1", kSha));
        EXPECT_EQ(wire::read_plays_answer(answer.body).value_or(""), kFirst);
    }
    EXPECT_EQ(report(admin)["count"], 12);
    send(here, batch(kSecond, "item-1", kSha));
    EXPECT_EQ(report(admin)["count"], 24);
    EXPECT_EQ(report(admin)["shown_ms"], 240'000);
    EXPECT_EQ(report(admin)["items"][0]["name"], "=春节.png");
}

TEST_F(Plays, R_R1_TheReportIsByItemKioskAndDayOfOnesOwnCentres) {
    const auto notice = test::json_of(county.post(
        admin, "/api/v1/announcements",
        R"({"severity":"notice","title":{"zh":"停水"},"body":{"zh":"明天停水"},"facts":[],"target":{"all":true}})"));
    send(here, batch(kFirst, "item-1", kSha));
    send(there, batch(kSecond, "item-1", kSha));
    send(there, batch(kThird, notice.value("id", ""), ""));
    const Json all = report(admin);
    EXPECT_EQ(all["count"], 36);
    EXPECT_EQ(all["kiosks"].size(), 2U);
    EXPECT_EQ(all["days"][0]["name"], "2026-11-24");
    EXPECT_EQ(all["notice_ms"], 120'000);
    EXPECT_EQ(all["notice_open_ms"], 60'000);
    EXPECT_EQ(report(staff)["count"], 12);
    EXPECT_EQ(report(admin, std::string{"&center="} + County::kThere)["count"], 24);
    EXPECT_EQ(county.get(admin, "/api/v1/plays?from=2026-11-25&until=2026-11-24").status, 400);
    EXPECT_EQ(county.get(admin, "/api/v1/plays").status, 400);
}

TEST_F(Plays, ASpreadsheetNeverTakesANameForAFormula) {
    send(here, batch(kFirst, "item-1", kSha));
    const auto csv = county.get(admin, "/api/v1/plays.csv?from=2026-11-24&until=2026-11-24");
    EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
    EXPECT_NE(csv.body.find(",\"'=春节.png\","), std::string::npos) << csv.body;
    EXPECT_NE(csv.body.find(",12,120,120,60\r\n"), std::string::npos) << csv.body;
}

TEST_F(Plays, R_R1_MoreThanABatchHoldsOrNoUuidIsRefused) {
    auto many = batch(kFirst, "item-1", "");
    many.records.resize(501, many.records.front());
    EXPECT_EQ(send(here, many).status, 400);
    EXPECT_EQ(send(here, batch("one", "item-1", "")).status, 400);
    auto impossible = batch(kFirst, "item-1", "");
    impossible.records.front().shown = std::chrono::hours{3};
    EXPECT_EQ(send(here, impossible).status, 400);
    EXPECT_EQ(report(admin)["count"], 0);
}

TEST_F(Plays, R_R2_R_R3_TheConsoleHearsHowAKioskStands) {
    const auto colour = [&] {
        const Json list = test::json_of(county.get(admin, "/api/v1/centers"));
        for (const auto& center : list["centers"]) {
            for (const auto& kiosk : center["kiosks"]) {
                if (kiosk["id"] == here.id) return kiosk["health"]["color"].get<std::string>();
            }
        }
        return std::string{};
    };
    const auto beat = [&](std::int64_t frame_age, const std::string& cursor) {
        const wire::Heartbeat heartbeat{.version = "0.1.0",
                                        .boot = "b",
                                        .time = county.clock.wall(),
                                        .trust = "trusted",
                                        .cursor = cursor,
                                        .applied = {},
                                        .last_frame_age_ms = frame_age};
        EXPECT_EQ(county.post(here, "/api/v1/heartbeat", wire::write_heartbeat(heartbeat)).status, 200);
    };
    EXPECT_EQ(colour(), "grey");  // it never came, and its centre has no opening hours
    const std::string cursor = county.pull(here).cursor;
    beat(10, cursor);
    EXPECT_EQ(colour(), "well");
    beat(16'000, cursor);
    EXPECT_EQ(colour(), "red");
    county.post(admin, "/api/v1/kiosks/" + here.id + "/tags", R"({"tags":["east"]})");
    county.post(
        admin, "/api/v1/announcements",
        R"({"severity":"notice","title":{"zh":"停水"},"body":{"zh":"明天停水"},"facts":[],"target":{"all":true}})");
    county.clock.advance(std::chrono::minutes{11});
    beat(10, cursor);
    EXPECT_EQ(colour(), "amber");
    beat(10, county.pull(here).cursor);
    EXPECT_EQ(colour(), "well");
}

}  // namespace
