#include <gtest/gtest.h>

#include "server/store/feed.h"
#include "shared/core/calendar.h"
#include "shared/wire/device.h"
#include "tests/server/county.h"

namespace {

using test::County;
using wire::Json;

class Announcements : public testing::Test {
protected:
    Json draft(const std::string& severity = "notice", Json target = {{"all", true}}) {
        return {{"severity", severity},
                {"title", {{"zh", "明日停水"}, {"en", "No water"}}},
                {"body", {{"zh", "明天上午九点到十一点停水，请提前储水。"}}},
                {"facts", Json::array()},
                {"target", std::move(target)},
                {"valid_until", core::format_utc(county.clock.wall() + std::chrono::hours{20})}};
    }
    test::Response publish(const test::Browser& browser, const Json& json) {
        return county.post(browser, "/api/v1/announcements", wire::dump(json));
    }
    std::string published(const test::Browser& browser, const Json& json) {
        const auto response = publish(browser, json);
        EXPECT_EQ(response.status, 201) << response.body;
        return test::json_of(response).value("id", "");
    }
    bool is_on(const test::Device& device, const std::string& id) {
        bool found = false;
        for (const auto& change : county.pull(device).changes) {
            found = found || (change.kind == "announcement" && change.id == id &&
                              change.operation == wire::Operation::Put);
        }
        return found;
    }
    void report(const test::Device& device, const std::string& id, int revision = 1) {
        const wire::Heartbeat heartbeat{.version = "0.1.0",
                                        .boot = device.boot,
                                        .time = county.clock.wall(),
                                        .trust = "trusted",
                                        .applied = {{id, revision}}};
        EXPECT_EQ(county.post(device, "/api/v1/heartbeat", wire::write_heartbeat(heartbeat)).status, 200);
    }

    County county;
    test::Device here = county.enrol(County::kHere);
    test::Device there = county.enrol(County::kThere);
    test::Browser admin = county.log_in("county_admin");
    test::Browser chief = county.log_in("chief");
    test::Browser staff = county.log_in("center_staff");
};

TEST_F(Announcements, OneForAllReachesEveryKioskAndPokesIt) {
    std::vector<std::string> poked;
    county.hub.add({.kiosk_id = here.id, .center_id = County::kHere},
                   [&](const auto& news) { poked.push_back(news.event); });
    const auto id = published(admin, draft());
    EXPECT_EQ(poked, std::vector<std::string>{"poke"});
    EXPECT_TRUE(is_on(here, id));
    EXPECT_TRUE(is_on(there, id));
}

TEST_F(Announcements, OneForACentreReachesItsKiosksAlone) {
    bool poked_there = false;
    county.hub.add({.kiosk_id = there.id, .center_id = County::kThere},
                   [&](const auto& /*news*/) { poked_there = true; });
    const auto id = published(staff, draft("urgent", {{"centers", {County::kHere}}}));
    EXPECT_TRUE(is_on(here, id));
    EXPECT_FALSE(is_on(there, id));
    EXPECT_FALSE(poked_there);
}

TEST_F(Announcements, ALinkGoesToTheKiosksAndAPictureMustBeThere) {
    auto json = draft();
    json["link"] = "https://example.org/water";
    const auto id = published(admin, json);
    std::string body;
    for (const auto& change : county.pull(here).changes) {
        if (change.id == id) body = change.body;
    }
    EXPECT_EQ(wire::read_row<model::Announcement>(body)->link, "https://example.org/water");
    json["media_id"] = "nothing-of-that-name";
    const auto refused = publish(admin, json);
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_NE(refused.body.find("media_id"), std::string::npos);
}

TEST_F(Announcements, ARecallTakesItOffAndPokes) {
    const auto id = published(admin, draft());
    bool poked = false;
    county.hub.add({.kiosk_id = here.id, .center_id = County::kHere},
                   [&](const auto& /*news*/) { poked = true; });
    EXPECT_EQ(county.post(admin, "/api/v1/announcements/" + id + "/recall", "{}").status, 200);
    EXPECT_TRUE(poked);
    EXPECT_FALSE(is_on(here, id));
    const auto past = test::json_of(county.get(admin, "/api/v1/announcements?state=past"));
    EXPECT_EQ(past["announcements"].at(0)["state"], "recalled");
}

TEST_F(Announcements, TheConsoleSeesKioskByKioskWhoHasIt) {
    const auto id = published(admin, draft());
    std::vector<std::string> heard;
    county.hub.add({.all_centers = true}, [&](const auto& news) { heard.push_back(news.event); });
    report(here, id);
    report(here, id);
    EXPECT_EQ(heard, std::vector<std::string>{"delivery"}) << "the same is told once";
    const auto kiosks =
        test::json_of(county.get(admin, "/api/v1/announcements/" + id + "/delivery"))["kiosks"];
    ASSERT_EQ(kiosks.size(), 2U);
    for (const auto& kiosk : kiosks) {
        EXPECT_EQ(kiosk["state"], kiosk["id"] == here.id ? "applied" : "offline");
    }
    const auto list = test::json_of(county.get(admin, "/api/v1/announcements"));
    EXPECT_EQ(list["announcements"].at(0)["delivery"]["applied"], 1);
    EXPECT_EQ(list["announcements"].at(0)["delivery"]["of"], 2);
}

TEST_F(Announcements, StaffOfACentreCannotSpeakToAnother) {
    EXPECT_EQ(publish(staff, draft("info", {{"all", true}})).status, 403);
    EXPECT_EQ(publish(staff, draft("info", {{"centers", {County::kThere}}})).status, 403);
    EXPECT_EQ(publish(staff, draft("info", {{"kiosks", {there.id}}})).status, 403);
    const auto id = published(admin, draft("info", {{"centers", {County::kThere}}}));
    for (const char* what : {"/recall", "/delivery"}) {
        const std::string path = "/api/v1/announcements/" + id + what;
        const auto response =
            std::string{what} == "/recall" ? county.post(staff, path, "{}") : county.get(staff, path);
        EXPECT_EQ(response.status, 404) << "it does not even say that it exists";
    }
    EXPECT_TRUE(is_on(there, id));
}

TEST_F(Announcements, AnEmergencyOfAnOrdinaryAccountWaitsForASecondPerson) {
    const auto response = publish(staff, draft("emergency", {{"centers", {County::kHere}}}));
    ASSERT_EQ(response.status, 201);
    const auto json = test::json_of(response);
    const std::string id = json["id"];
    EXPECT_EQ(json["state"], "pending_approval");
    EXPECT_FALSE(is_on(here, id));
    EXPECT_EQ(county.post(staff, "/api/v1/announcements/" + id + "/approve", "{}").status, 403);
    const auto approved = county.post(admin, "/api/v1/announcements/" + id + "/approve", "{}");
    ASSERT_EQ(approved.status, 200) << approved.body;
    EXPECT_EQ(test::json_of(approved)["approved_by"], "county_admin");
    EXPECT_TRUE(is_on(here, id));
}

TEST_F(Announcements, NobodyApprovesTheirOwnEmergency) {
    const auto id = published(admin, draft("emergency"));
    EXPECT_EQ(test::code_of(county.post(admin, "/api/v1/announcements/" + id + "/approve", "{}")),
              "SECOND_PERSON");
    EXPECT_FALSE(is_on(here, id));
}

TEST_F(Announcements, WhoHasTheRightSendsAnEmergencyAtOnce) {
    EXPECT_TRUE(is_on(here, published(chief, draft("emergency"))));
}

TEST_F(Announcements, WithoutAnEndItEndsByItsSeverity) {
    for (const auto& [severity, hours] : std::vector<std::pair<std::string, int>>{
             {"info", 14 * 24}, {"notice", 7 * 24}, {"urgent", 24}, {"emergency", 4}}) {
        auto json = draft(severity);
        json.erase("valid_until");
        const auto made = test::json_of(publish(chief, json));
        EXPECT_EQ(made["valid_until"], core::format_utc(county.clock.wall() + std::chrono::hours{hours}))
            << severity;
    }
}

TEST_F(Announcements, EveryWrongFieldIsNamed) {
    auto json = draft("urgent");
    json["title"]["zh"] = "一二三四五六七八九";
    json["body"]["zh"] = "";
    json["valid_until"] = core::format_utc(county.clock.wall() - std::chrono::hours{1});
    for (int i = 0; i < 5; ++i) {
        json["facts"].push_back(
            {{"icon", "clock"}, {"label", {{"zh", "时间"}}}, {"value", {{"zh", "九点"}}}});
    }
    const auto response = publish(admin, json);
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(test::json_of(response)["error"]["fields"], (Json{{"title.zh", "TOO_LONG"},
                                                                {"body.zh", "MISSING"},
                                                                {"facts", "TOO_MANY"},
                                                                {"valid_until", "IN_THE_PAST"}}));
}

TEST_F(Announcements, AnEmergencyOfMoreThanADayIsTooLong) {
    auto json = draft("emergency");
    json["valid_until"] = core::format_utc(county.clock.wall() + std::chrono::hours{25});
    EXPECT_EQ(test::json_of(publish(chief, json))["error"]["fields"]["valid_until"], "TOO_FAR");
}

TEST_F(Announcements, AnUnknownCentreOrKioskIsNoTarget) {
    for (const char* kind : {"centers", "kiosks"}) {
        const auto response = publish(admin, draft("info", {{kind, {"nowhere"}}}));
        EXPECT_EQ(test::json_of(response)["error"]["fields"]["target"], "UNKNOWN") << kind;
    }
}

TEST_F(Announcements, WhoIsNotAskedToSpeakMayNot) {
    for (const char* role : {"partner", "supervisor", "grid_worker"}) {
        EXPECT_EQ(publish(county.log_in(role), draft("info", {{"centers", {County::kHere}}})).status, 403)
            << role;
    }
}

TEST_F(Announcements, WhatIsWrittenIsStoredAsItIsAndNeverAsMarkup) {
    auto json = draft();
    json["title"]["zh"] = "<b>&\"'</b>";
    const auto made = test::json_of(publish(admin, json));
    EXPECT_EQ(made["title"]["zh"], "<b>&\"'</b>");
}

TEST_F(Announcements, PreparedEmergenciesLieReadyInBothLanguages) {
    const Json ready = test::json_of(county.get(staff, "/api/v1/templates"))["templates"];
    ASSERT_GE(ready.size(), 6U);
    for (const auto& one : ready) {
        Json order = draft("emergency");
        order["title"] = one["title"];
        order["body"] = one["body"];
        order["valid_until"] = core::format_utc(county.clock.wall() + std::chrono::hours{4});
        EXPECT_TRUE(one["title"].contains("en") && one["body"].contains("en")) << one;
        EXPECT_EQ(publish(chief, order).status, 201) << one;
    }
    const std::string own = R"({"title":{"zh":"停课通知"},"body":{"zh":"今天下午停课"},"facts":[]})";
    EXPECT_EQ(county.post(staff, "/api/v1/templates", own).status, 403);
    const auto made = county.post(admin, "/api/v1/templates", own);
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(test::json_of(county.get(staff, "/api/v1/templates"))["templates"].size(), ready.size() + 1);
    const std::string nothing = R"({"title":{"zh":""},"body":{"zh":"x"},"facts":[]})";
    EXPECT_EQ(county.post(admin, "/api/v1/templates", nothing).status, 422);
    EXPECT_EQ(county
                  .send({.method = test::Method::Delete,
                         .path = "/api/v1/templates/" + test::json_of(made).value("id", ""),
                         .cookie = core::Secret{admin.cookie},
                         .csrf = admin.csrf,
                         .is_json = true})
                  .status,
              204);
    EXPECT_EQ(test::json_of(county.get(staff, "/api/v1/templates"))["templates"].size(), ready.size());
}

TEST_F(Announcements, R_D5_EachSeverityHasItsEndAndAnEmergencyNoLaterOne) {
    const auto life = [&](const std::string& severity) {
        Json order = draft(severity);
        order.erase("valid_until");
        const Json made = test::json_of(publish(chief, order));
        return *core::parse_utc(made.value("valid_until", "")) -
               *core::parse_utc(made.value("valid_from", ""));
    };
    using std::chrono::hours;
    EXPECT_EQ(life("info"), hours{14 * 24});
    EXPECT_EQ(life("notice"), hours{7 * 24});
    EXPECT_EQ(life("urgent"), hours{24});
    EXPECT_EQ(life("emergency"), hours{4});
    Json longer = draft("emergency");
    longer["valid_until"] = core::format_utc(county.clock.wall() + hours{25});
    EXPECT_EQ(test::json_of(publish(chief, longer))["error"]["fields"]["valid_until"], "TOO_FAR");
}

TEST_F(Announcements, R_D6_AnEmergencyNeedsASecondPersonOrTheRightToIt) {
    Json order = draft("emergency");
    order["valid_until"] = core::format_utc(county.clock.wall() + std::chrono::hours{4});
    const auto id = published(admin, order);
    EXPECT_FALSE(is_on(here, id));
    const std::string approve = "/api/v1/announcements/" + id + "/approve";
    EXPECT_EQ(test::code_of(county.post(admin, approve, "{}")), "SECOND_PERSON");
    EXPECT_EQ(county.post(chief, approve, "{}").status, 200);
    EXPECT_TRUE(is_on(here, id));
    EXPECT_TRUE(is_on(here, published(chief, order)));
}

TEST_F(Announcements, TheListNamesThoseThatDoNotHaveItYet) {
    const auto id = published(admin, draft());
    report(here, id);
    const Json list = test::json_of(county.get(admin, "/api/v1/announcements"));
    for (const auto& one : list["announcements"]) {
        if (one["id"] != id) continue;
        EXPECT_EQ(one["delivery"]["applied"], 1);
        ASSERT_EQ(one["delivery"]["laggards"].size(), 1U);
        EXPECT_EQ(one["delivery"]["laggards"][0]["center_id"], County::kThere);
    }
}

}  // namespace
