// What an attacker writes where a name, an id or a number belongs (FIELD TH20, TH21, TH22).
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "server/handlers/routes.h"
#include "server/store/feed.h"
#include "shared/core/file.h"
#include "tests/server/county.h"

namespace {

using namespace std::string_literals;
using test::County;

const std::vector<std::string>& payloads() {
    static const std::vector<std::string> kAll{
        "'",
        "\"",
        ";",
        "--",
        "%",
        "_",
        "\0"s,
        "' OR '1'='1",
        "'; DROP TABLE feed; --",
        "\\",
        "%27%20OR%201=1",
        "\xC0\xAF",
        "1e999",
        "-1",
        "NaN",
        "{}",
        std::string(5000, 'A'),
    };
    return kAll;
}

class HostileInput : public testing::Test {
protected:
    County county;
    test::Browser admin = county.log_in("county_admin");
    test::Browser staff = county.log_in("center_staff");
};

TEST_F(HostileInput, TH21_ListsAnswerTheSameWhateverStandsInAFilter) {
    auto kiosk = county.enrol(County::kHere);
    county.pushed(kiosk, {county.check_in(kiosk, County::kClass)});
    for (const std::string path :
         {"/api/v1/sessions", "/api/v1/checkins", "/api/v1/announcements", "/api/v1/audit", "/api/v1/centers",
          "/api/v1/quarantine", "/api/v1/dashboard"}) {
        for (const char* name : {"center", "date", "cursor", "state", "sort", "order"}) {
            for (const auto& payload : payloads()) {
                const auto response = county.send(
                    {.path = path, .query = {{name, payload}}, .cookie = core::Secret{staff.cookie}});
                EXPECT_LT(response.status, 500) << path << " " << name << "=" << payload;
                EXPECT_EQ(response.body.find(County::kElsewhere), std::string::npos);
                EXPECT_EQ(response.body.find("SQL"), std::string::npos);
            }
        }
    }
    EXPECT_EQ(test::json_of(county.get(admin, "/api/v1/sessions"))["sessions"].size(), 3U);
}

TEST_F(HostileInput, TH21_IdsInPathsAreOnlyEverIds) {
    const auto kiosk = county.enrol(County::kHere);
    for (const auto& route : server::handlers::routes()) {
        const auto place = route.path.find('{');
        if (place == std::string_view::npos) continue;
        for (const auto& payload : payloads()) {
            test::Request request{.method = route.method, .is_json = true};
            const auto end = route.path.find('}');
            request.path =
                std::string{route.path.substr(0, place)} + payload + std::string{route.path.substr(end + 1)};
            request.body = "{}";
            request.cookie = core::Secret{admin.cookie};
            request.csrf = admin.csrf;
            if (route.access == server::handlers::Access::Kiosk) request.bearer = core::Secret{kiosk.token};
            request.is_local_admin = route.access == server::handlers::Access::Local;
            EXPECT_EQ(county.send(request).status, 404) << route.path << " with " << payload;
        }
    }
}

TEST_F(HostileInput, TH21_NamesAndPasswordsAreBoundNeverPasted) {
    for (const auto& payload : payloads()) {
        const auto response = county.send({.method = test::Method::Post,
                                           .path = "/api/v1/session",
                                           .body = wire::dump({{"name", payload}, {"password", "x"}}),
                                           .address = payload,
                                           .is_json = true});
        EXPECT_TRUE(response.status == 401 || response.status == 400) << response.status << " " << payload;
    }
    EXPECT_EQ(county.get(admin, "/api/v1/session").status, 200);
}

TEST_F(HostileInput, TH20_APictureIsOnlyFoundByADigest) {
    const std::filesystem::path media = county.shared.settings.media_directory;
    std::filesystem::create_directories(media);
    const std::string digest = core::sha256_hex("a picture");
    std::ofstream{media / digest} << "a picture";
    std::ofstream{media / "note.txt"} << "a secret";
    const auto kiosk = county.enrol(County::kHere);
    const auto found = county.get(kiosk, "/api/v1/media/" + digest);
    ASSERT_TRUE(found.file);
    EXPECT_EQ(core::read_file(found.file->path).value_or(""), "a picture");
    std::vector<std::string> names{"note.txt",       "..",         ".",           "%2e%2e",
                                   "..%2fserver.db", "%00",        "CON",         digest + "%00",
                                   digest.substr(1), digest + "0", "/etc/passwd", "..\\server.db",
                                   digest + ";x"};
    for (int i = 0; i < 190; ++i) {
        std::string dots;
        for (int up = 0; up <= i % 10; ++up) dots += i % 3 == 0 ? "../" : i % 3 == 1 ? "%2e%2e%2f" : "..\\";
        names.push_back(dots + (i % 2 == 0 ? "server.db" : "etc/passwd"));
    }
    for (const auto& name : names) {
        EXPECT_EQ(county.get(kiosk, "/api/v1/media/" + name).status, 404) << name;
    }
}

TEST_F(HostileInput, BrokenBodiesAreRefusedByEveryRouteThatTakesOne) {
    const auto kiosk = county.enrol(County::kHere);
    const std::string deep = std::string(100'000, '[');
    for (const auto& route : server::handlers::routes()) {
        if (route.method != test::Method::Post) continue;
        for (const std::string& body :
             {""s, "{"s, "[]"s, "null"s, R"("text")"s, deep, R"({"name":1,"name":2})"s, "\xFF\xFE{}"s}) {
            test::Request request{
                .method = route.method, .path = std::string{route.path}, .body = body, .is_json = true};
            request.cookie = core::Secret{admin.cookie};
            request.csrf = admin.csrf;
            if (route.access == server::handlers::Access::Kiosk) request.bearer = core::Secret{kiosk.token};
            request.is_local_admin = route.access == server::handlers::Access::Local;
            const auto response = county.send(request);
            EXPECT_LT(response.status, 500) << route.path << " " << body.substr(0, 40);
            if (route.path.find('{') == std::string_view::npos && route.path != "/api/v1/admin/keys") {
                EXPECT_GE(response.status, 400) << route.path << " " << body.substr(0, 40);
            }
        }
    }
}

TEST_F(HostileInput, TH22_APageForPhonesShowsMarkupAsText) {
    const model::Service service{.id = "s1",
                                 .center_id = County::kHere,
                                 .title = {.zh = "<img src=x onerror=alert(1)>", .en = "\"'&<script>"}};
    county.write([&](auto& unit) {
        server::store::put_row(unit, {.center_id = County::kHere, .kiosk_id = {}}, "service", "s1",
                               wire::write_row(service));
    });
    const auto page = county.send({.path = "/s/s1"});
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.body.find("<img"), std::string::npos);
    EXPECT_EQ(page.body.find("<script"), std::string::npos);
    EXPECT_NE(page.body.find("&lt;img src=x"), std::string::npos);
    EXPECT_EQ(county.send({.path = "/s/none"}).status, 404);
}

}  // namespace
