// Playlists and the schedule: what staff may save, and what kiosks get of it (SIGNAGE sections 1 and 2).
#include "server/handlers/signage.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "server/store/library.h"
#include "server/store/playlists.h"
#include "shared/core/file.h"
#include "tests/server/county.h"

namespace {

using test::County;
using test::Method;
using wire::Json;

class Signage : public testing::Test {
protected:
    Signage() {
        county.write([](server::store::Unit& unit) {
            for (const auto* id : {"media-1", "media-2"}) {
                server::store::put_library_item(unit, {.id = id,
                                                       .name = "a.png",
                                                       .center_id = {},
                                                       .state = server::store::MediaState::Ready,
                                                       .media = {.id = id,
                                                                 .sha256 = std::string(64, 'a'),
                                                                 .type = "image/png",
                                                                 .bytes = 10,
                                                                 .width = 320,
                                                                 .height = 200},
                                                       .still = std::string(64, 'b'),
                                                       .created_by = "someone",
                                                       .created_at = unit.now});
            }
        });
        list_ = playlist(admin);
    }
    static Json list_of(const std::string& media = "media-1") {
        return {{"name", "日常"},
                {"items", {{{"media", media}, {"headline", {{"zh", "书法班"}}}, {"dwell_ms", 8000}}}}};
    }
    std::string playlist(const test::Browser& who, const Json& json = list_of()) {
        const auto answer = county.post(who, "/api/v1/playlists", wire::dump(json));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return test::json_of(answer).value("id", "");
    }
    Json entry_of(const std::string& playlist, Json target = {{"all", true}}) {
        return {{"name", "白天"},   {"playlist_id", playlist}, {"target", std::move(target)},
                {"action", "base"}, {"priority", 10},          {"days", {1, 2, 3, 4, 5, 6, 7}},
                {"all_day", false}, {"time_from", "08:00"},    {"time_to", "18:00"}};
    }
    test::Response save(const test::Browser& who, const Json& json) {
        return county.post(who, "/api/v1/entries", wire::dump(json));
    }
    std::string saved(const test::Browser& who, const Json& json) {
        const auto answer = save(who, json);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return test::json_of(answer).value("id", "");
    }
    // The field's code in the refusal of an entry with this one thing changed.
    std::string problem(const std::string& field, const Json& value, const std::string& at = {}) {
        Json json = entry_of(list_);
        json[field] = value;
        const auto answer = save(admin, json);
        EXPECT_EQ(answer.status, 422) << answer.body;
        return test::json_of(answer)["error"]["fields"].value(at.empty() ? field : at, "");
    }
    test::Response erase(const test::Browser& who, const std::string& path) {
        return county.send({.method = Method::Delete,
                            .path = path,
                            .cookie = core::Secret{who.cookie},
                            .csrf = who.csrf,
                            .is_json = true});
    }
    // What stands in a kiosk's feed: "media media-1", "entry …", as it has heard of it in order.
    std::set<std::string> has(const test::Device& device) {
        std::set<std::string> rows;
        for (const auto& change : county.pull(device).changes) {
            const std::string row = change.kind + " " + change.id;
            if (change.operation == wire::Operation::Put) rows.insert(row);
            if (change.operation == wire::Operation::Delete) rows.erase(row);
        }
        return rows;
    }
    Json preview(const test::Device& device, const std::string& at) {
        const auto answer = county.get(admin, "/api/v1/kiosks/" + device.id + "/preview?at=" + at);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return test::json_of(answer);
    }

    County county;
    test::Device here = county.enrol(County::kHere);
    test::Device there = county.enrol(County::kThere);
    test::Browser admin = county.log_in("county_admin");
    test::Browser chief = county.log_in("chief");
    test::Browser street = county.log_in("street");
    test::Browser staff = county.log_in("center_staff");
    std::string list_;  // of the county, with media-1 in it
};

TEST_F(Signage, R_D1_WindowsAreWallTimesAndNeverEmpty) {
    EXPECT_EQ(problem("time_to", "08:00"), "EQUALS_START");
    EXPECT_EQ(problem("time_to", "25:00"), "NOT_A_TIME");
    EXPECT_EQ(problem("time_from", Json{}), "MISSING");
    Json night = entry_of(list_);
    night["time_from"] = "22:00";
    night["time_to"] = "06:00";
    EXPECT_EQ(save(admin, night).status, 201);
    night["time_to"] = "24:00";  // midnight at the end of that day
    EXPECT_EQ(test::json_of(save(admin, night))["time_to"], "00:00");
}

TEST_F(Signage, R_D2_DatesAreInOrder) {
    Json json = entry_of(list_);
    json["date_from"] = "2026-12-01";
    json["date_to"] = "2026-11-30";
    EXPECT_EQ(test::json_of(save(admin, json))["error"]["fields"]["date_to"], "BEFORE_START");
    json["date_to"] = "2026-12-01";
    EXPECT_EQ(save(admin, json).status, 201);
    EXPECT_EQ(problem("date_from", "gestern"), "NOT_A_DATE");
}

TEST_F(Signage, R_D3_DaysAreThoseOfTheWeek) {
    EXPECT_EQ(problem("days", Json::array()), "MISSING");
    EXPECT_EQ(problem("days", {1, 8}), "NO_WEEKDAY");
    EXPECT_EQ(problem("days", {1, 1}), "TWICE");
    EXPECT_EQ(problem("skip_dates", {"2026-02-30"}), "NOT_A_DATE");
}

TEST_F(Signage, R_D4_AnItemStaysFromThreeSecondsToAnHour) {
    for (const auto& [dwell, code] : std::map<int, std::string>{
             {2'999, "OUT_OF_RANGE"}, {3'600'001, "OUT_OF_RANGE"}, {0, "NEEDS_A_LENGTH"}}) {
        Json json = list_of();
        json["items"][0]["dwell_ms"] = dwell;
        const auto answer = county.post(admin, "/api/v1/playlists", wire::dump(json));
        EXPECT_EQ(test::json_of(answer)["error"]["fields"]["items[0].dwell_ms"], code) << dwell;
    }
    EXPECT_EQ(problem("priority", 100), "OUT_OF_RANGE");
    EXPECT_EQ(problem("playlist_id", "none"), "UNKNOWN");
    EXPECT_EQ(problem("target", Json::object()), "MISSING");
    EXPECT_EQ(problem("target", {{"centers", {"nowhere"}}}), "UNKNOWN");
    EXPECT_EQ(problem("name", ""), "MISSING");
    Json gone = list_of("media-9");
    EXPECT_EQ(test::json_of(
                  county.post(admin, "/api/v1/playlists", wire::dump(gone)))["error"]["fields"]["items[0]"],
              "UNKNOWN");
}

TEST_F(Signage, R_D6_ATakeOverNeedsASecondPersonOrTheRightToEmergencies) {
    Json json = entry_of(list_);
    json["action"] = "takeover";
    const auto id = saved(admin, json);
    EXPECT_FALSE(has(here).contains("entry " + id));
    const std::string path = "/api/v1/entries/" + id;
    EXPECT_EQ(test::code_of(county.post(admin, path + "/approve", "{}")), "SECOND_PERSON");
    EXPECT_EQ(county.post(staff, path + "/approve", "{}").status, 403);
    EXPECT_EQ(test::json_of(county.post(chief, path + "/approve", "{}"))["approved_by"], "chief");
    EXPECT_TRUE(has(here).contains("entry " + id));
    // Whoever changes it afterwards asks again.
    json["time_to"] = "20:00";
    EXPECT_EQ(test::json_of(county.post(admin, path, wire::dump(json)))["state"], "pending_approval");
    EXPECT_FALSE(has(here).contains("entry " + id));
    const auto at_once = saved(chief, json);
    EXPECT_TRUE(has(here).contains("entry " + at_once));
    const auto audit = county.get(admin, "/api/v1/audit").body;
    for (const auto* deed : {"entry.propose", "entry.approve", "entry.create"})
        EXPECT_NE(audit.find(deed), std::string::npos) << deed;
}

TEST_F(Signage, R_D7_TooMuchIsRefusedWhenItIsSavedAndChangesNothing) {
    Json longest = list_of();
    for (int i = 0; i < 200; ++i) longest["items"].push_back(longest["items"][0]);
    EXPECT_EQ(test::json_of(
                  county.post(admin, "/api/v1/playlists", wire::dump(longest)))["error"]["fields"]["items"],
              "TOO_MANY");
    county.write([&](server::store::Unit& unit) {
        for (int i = 0; i < 300; ++i) {
            server::store::put_entry(unit,
                                     {.entry = {.id = "entry-" + std::to_string(i), .playlist_id = list_},
                                      .state = "published",
                                      .created_by = "someone",
                                      .approved_by = {},
                                      .changed_at = unit.now});
        }
    });
    EXPECT_EQ(test::json_of(save(admin, entry_of(list_)))["error"]["fields"]["entries"], "TOO_MANY");
    EXPECT_EQ(test::json_of(county.get(admin, "/api/v1/entries"))["entries"].size(), 300U);
}

TEST_F(Signage, R_D8_TextThatTheScreensCantDrawIsNamedByItsCodePoints) {
    const auto font = core::read_file("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    ASSERT_TRUE(font) << "fonts-noto-cjk is not installed";
    county.shared.drawable = server::service::Drawable::of_font(*font);
    Json json = list_of();
    json["items"][0]["headline"] = {{"zh", "生日快乐🎂ไทย"}, {"en", "é ü OK"}};
    const auto answer = county.post(admin, "/api/v1/playlists", wire::dump(json));
    EXPECT_EQ(test::json_of(answer)["error"]["fields"]["items[0].headline"],
              "NOT_DRAWABLE U+1F382 U+0E44 U+0E17 U+0E22");
    json["items"][0]["headline"] = {{"zh", "龘㐂，。！？《》·①℃"}};
    EXPECT_EQ(county.post(admin, "/api/v1/playlists", wire::dump(json)).status, 201);
}

TEST_F(Signage, AKioskGetsWhatItsEntriesPlayAndNothingElse) {
    EXPECT_FALSE(has(here).contains("playlist " + list_));
    const auto id = saved(admin, entry_of(list_, {{"centers", {County::kHere}}}));
    for (const auto& row : {"entry " + id, "playlist " + list_, std::string{"media media-1"}}) {
        EXPECT_TRUE(has(here).contains(row)) << row;
        EXPECT_FALSE(has(there).contains(row)) << row;
    }
    EXPECT_FALSE(has(here).contains("media media-2"));
    Json other = list_of("media-2");
    EXPECT_EQ(county.post(admin, "/api/v1/playlists/" + list_, wire::dump(other)).status, 200);
    EXPECT_TRUE(has(here).contains("media media-2"));
    EXPECT_FALSE(has(here).contains("media media-1"));
    // From one centre to everybody: nobody who keeps it loses it on the way.
    EXPECT_EQ(county.post(admin, "/api/v1/entries/" + id, wire::dump(entry_of(list_))).status, 200);
    EXPECT_TRUE(has(here).contains("entry " + id));
    EXPECT_TRUE(has(there).contains("playlist " + list_));
    EXPECT_EQ(erase(admin, "/api/v1/entries/" + id).status, 204);
    EXPECT_FALSE(has(here).contains("playlist " + list_));
}

TEST_F(Signage, TagsAndExceptionsSayWhomAnEntryIsFor) {
    const auto tags = [&](const test::Device& device, const Json& list) {
        return county.post(admin, "/api/v1/kiosks/" + device.id + "/tags", wire::dump({{"tags", list}}));
    };
    const auto by_tag = saved(admin, entry_of(list_, {{"tags_any", {"大厅"}}}));
    EXPECT_FALSE(has(here).contains("entry " + by_tag));
    EXPECT_EQ(tags(here, {"大厅", "east"}).status, 200);
    EXPECT_TRUE(has(here).contains("entry " + by_tag));
    EXPECT_EQ(tags(here, Json::array()).status, 200);
    EXPECT_FALSE(has(here).contains("entry " + by_tag));
    EXPECT_EQ(tags(here, {"a tag"}).status, 422);
    const auto all_but = saved(admin, entry_of(list_, {{"all", true}, {"exclude_kiosks", {here.id}}}));
    EXPECT_FALSE(has(here).contains("entry " + all_but));
    EXPECT_TRUE(has(there).contains("entry " + all_but));
    const auto newcomer = county.enrol(County::kHere);
    EXPECT_TRUE(has(newcomer).contains("entry " + all_but));
}

TEST_F(Signage, NobodySchedulesOrEditsForAnotherCentre) {
    EXPECT_EQ(save(staff, entry_of(list_)).status, 403);
    EXPECT_EQ(save(staff, entry_of(list_, {{"centers", {County::kThere}}})).status, 403);
    const auto id = saved(staff, entry_of(list_, {{"centers", {County::kHere}}}));
    EXPECT_EQ(county.post(staff, "/api/v1/playlists/" + list_, wire::dump(list_of())).status, 403);
    const auto mine = playlist(staff);
    EXPECT_EQ(county.post(staff, "/api/v1/playlists/" + mine, wire::dump(list_of())).status, 200);
    EXPECT_EQ(county.get(staff, "/api/v1/kiosks/" + there.id + "/preview").status, 403);
    EXPECT_EQ(county.post(staff, "/api/v1/kiosks/" + there.id + "/tags", R"({"tags":[]})").status, 403);
    const std::string elsewhere = std::string{"/api/v1/centers/"} + County::kThere + "/signage";
    EXPECT_EQ(county.post(staff, elsewhere, "{}").status, 403);
    EXPECT_EQ(erase(staff, "/api/v1/entries/" + id).status, 204);
}

TEST_F(Signage, WhatIsUsedIsNotDeleted) {
    const auto id = saved(admin, entry_of(list_));
    EXPECT_EQ(test::code_of(erase(admin, "/api/v1/playlists/" + list_)), "IN_USE");
    EXPECT_EQ(test::code_of(erase(admin, "/api/v1/library/media-1")), "IN_USE");
    EXPECT_EQ(erase(admin, "/api/v1/entries/" + id).status, 204);
    const std::string signage = std::string{"/api/v1/centers/"} + County::kHere + "/signage";
    EXPECT_EQ(county.post(admin, signage, wire::dump({{"fallback_playlist", list_}})).status, 200);
    EXPECT_TRUE(has(here).contains("playlist " + list_));
    EXPECT_EQ(test::code_of(erase(admin, "/api/v1/playlists/" + list_)), "IN_USE");
    EXPECT_EQ(county.post(admin, signage, wire::dump({{"fallback_playlist", ""}})).status, 200);
    EXPECT_EQ(erase(admin, "/api/v1/playlists/" + list_).status, 204);
    EXPECT_EQ(erase(admin, "/api/v1/library/media-1").status, 204);
}

TEST_F(Signage, R_S2_ThePreviewSaysWhatPlaysWhenAndWhy) {
    const auto day = saved(admin, entry_of(list_));
    Json noon = entry_of(list_);
    noon["name"] = "午间";
    noon["priority"] = 50;
    noon["time_from"] = "12:00";
    noon["time_to"] = "13:00";
    const auto lunch = saved(admin, noon);
    const auto why_of = [](const Json& answer, const std::string& id) {
        for (const auto& row : answer["now"]["why"]) {
            if (row["id"] == id) return row.value("why", "");
        }
        return std::string{};
    };
    const Json morning = preview(here, "2026-11-24T02:00:00Z");  // ten in Wenshang
    EXPECT_EQ(morning["now"]["layer"], "base");
    EXPECT_EQ(why_of(morning, day), "playing");
    EXPECT_EQ(why_of(morning, lunch), "outside_window");
    EXPECT_EQ(morning["now"]["loop"][0]["name"], "a.png");
    const Json midday = preview(here, "2026-11-24T04:30:00Z");
    EXPECT_EQ(why_of(midday, day), "lower_priority");
    EXPECT_EQ(why_of(midday, lunch), "playing");
    const Json& line = midday["timeline"];
    ASSERT_EQ(line.size(), 5U) << line.dump(1);
    EXPECT_EQ(line[0]["from"], "2026-11-23T16:00:00.000Z");
    EXPECT_EQ(line[0]["shows"]["layer"], "card");
    EXPECT_EQ(line[2]["from"], "2026-11-24T04:00:00.000Z");
    EXPECT_EQ(line[2]["shows"]["entries"][0]["name"], "午间");
    EXPECT_EQ(line[4]["until"], "2026-11-24T16:00:00.000Z");
}

}  // namespace
