#include <gtest/gtest.h>

#include "server/store/accounts.h"
#include "shared/core/file.h"
#include "tests/server/county.h"

namespace {

using test::County;

class Account : public testing::Test {
protected:
    test::Response try_log_in(const std::string& name, const std::string& password,
                              const std::string& address = "192.0.2.1") {
        return county.send({.method = test::Method::Post,
                            .path = "/api/v1/session",
                            .body = wire::dump({{"name", name}, {"password", password}}),
                            .address = address,
                            .is_json = true});
    }
    test::Response local(test::Method method, const std::string& path, const wire::Json& json = {}) {
        return county.send({.method = method,
                            .path = path,
                            .body = wire::dump(json),
                            .is_json = true,
                            .is_local_admin = true});
    }
    test::Response set_password(const std::string& token, const std::string& password) {
        return county.send({.method = test::Method::Post,
                            .path = "/api/v1/session/password",
                            .body = wire::dump({{"token", token}, {"password", password}}),
                            .is_json = true});
    }

    County county;
};

TEST_F(Account, LoggingInGivesACookieThatScriptsCannotReadAndSaysWhatOneMayDo) {
    const auto response = try_log_in("center_staff", County::kPassword);
    ASSERT_EQ(response.status, 200);
    const auto json = test::json_of(response);
    EXPECT_EQ(json["staff"]["role"], "center_staff");
    EXPECT_EQ(json["staff"]["center_ids"], wire::Json::array({County::kHere}));
    ASSERT_EQ(response.headers.size(), 1U);
    const std::string& cookie = response.headers[0].second;
    EXPECT_NE(cookie.find("; HttpOnly"), std::string::npos);
    EXPECT_NE(cookie.find("; SameSite=Strict"), std::string::npos);
}

TEST_F(Account, OverTlsTheCookieIsBoundToTheHost) {
    county.shared.settings.secure_cookies = true;
    const auto response = try_log_in("center_staff", County::kPassword);
    const std::string& cookie = response.headers.at(0).second;
    EXPECT_TRUE(cookie.starts_with("__Host-linli="));
    EXPECT_NE(cookie.find("; Secure"), std::string::npos);
}

TEST_F(Account, AnUnknownNameIsAnsweredLikeAWrongPassword) {
    const auto wrong = try_log_in("center_staff", "wrong password");
    const auto unknown = try_log_in("nobody", "wrong password");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.body, unknown.body);
    EXPECT_EQ(wrong.status, unknown.status);
}

TEST_F(Account, FiveWrongPasswordsMakeTheAccountWaitAQuarterOfAnHour) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(try_log_in("center_staff", "wrong", "192.0.2." + std::to_string(i)).status, 401);
    }
    const auto refused = try_log_in("center_staff", County::kPassword, "192.0.2.99");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(test::code_of(refused), "THROTTLED");
    EXPECT_EQ(refused.headers.at(0).first, "Retry-After");
    county.clock.advance(std::chrono::minutes{15});
    EXPECT_EQ(try_log_in("center_staff", County::kPassword, "192.0.2.99").status, 200);
}

TEST_F(Account, AnAddressThatTriesManyNamesMustWaitToo) {
    for (int i = 0; i < 5; ++i) try_log_in("name" + std::to_string(i), "wrong", "192.0.2.66");
    EXPECT_EQ(try_log_in("county_admin", County::kPassword, "192.0.2.66").status, 429);
    EXPECT_EQ(try_log_in("county_admin", County::kPassword, "192.0.2.67").status, 200);
}

TEST_F(Account, LoggingOutEndsTheLogInForGood) {
    const auto browser = county.log_in("center_staff");
    EXPECT_EQ(county.get(browser, "/api/v1/session").status, 200);
    EXPECT_EQ(county
                  .send({.method = test::Method::Delete,
                         .path = "/api/v1/session",
                         .cookie = core::Secret{browser.cookie},
                         .csrf = browser.csrf,
                         .is_json = true})
                  .status,
              204);
    EXPECT_EQ(county.get(browser, "/api/v1/session").status, 401);
}

TEST_F(Account, ALogInRunsOutAfterTwelveHours) {
    const auto browser = county.log_in("center_staff");
    county.clock.advance(std::chrono::hours{12});
    EXPECT_EQ(county.get(browser, "/api/v1/session").status, 401);
}

TEST_F(Account, TheFirstAdministratorSetsThePasswordByALinkThatWorksOnce) {
    const auto made = local(test::Method::Post, "/api/v1/admin/staff", {{"name", "first"}});
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string path = test::json_of(made)["link"];
    const std::string token = path.substr(path.find('=') + 1);
    EXPECT_EQ(try_log_in("first", "").status, 401) << "without a password nobody gets in";
    EXPECT_EQ(test::code_of(set_password(token, "short")), "INVALID");
    EXPECT_EQ(set_password(token, "a good long password").status, 204);
    EXPECT_EQ(set_password(token, "another long password").status, 404);
    EXPECT_EQ(try_log_in("first", "a good long password").status, 200);
}

TEST_F(Account, ALinkRunsOutAfterADay) {
    const auto made = local(test::Method::Post, "/api/v1/admin/staff", {{"name", "first"}});
    const std::string path = test::json_of(made)["link"];
    county.clock.advance(std::chrono::hours{24});
    EXPECT_EQ(set_password(path.substr(path.find('=') + 1), "a good long password").status, 404);
}

TEST_F(Account, ANewPasswordEndsEveryOlderLogIn) {
    const auto browser = county.log_in("center_staff");
    county.write([](auto& unit) {
        server::store::add_one_time_link(unit, "token", "staff-center_staff",
                                         unit.now + std::chrono::hours{1});
    });
    EXPECT_EQ(set_password("token", "a good long password").status, 204);
    EXPECT_EQ(county.get(browser, "/api/v1/session").status, 401);
}

TEST_F(Account, ANameIsGivenOnce) {
    EXPECT_EQ(local(test::Method::Post, "/api/v1/admin/staff", {{"name", "first"}}).status, 201);
    EXPECT_EQ(test::code_of(local(test::Method::Post, "/api/v1/admin/staff", {{"name", "first"}})), "EXISTS");
}

TEST_F(Account, EveryChangeStandsInTheAudit) {
    const auto browser = county.log_in("county_admin");
    local(test::Method::Post, "/api/v1/admin/codes", {{"center", County::kHere}});
    local(test::Method::Post, "/api/v1/admin/passes", {{"resident", "resident-1"}});
    local(test::Method::Post, "/api/v1/admin/keys");
    const auto entries = test::json_of(county.get(browser, "/api/v1/audit"))["entries"];
    std::vector<std::string> actions;
    for (const auto& entry : entries) actions.push_back(entry["action"]);
    EXPECT_EQ(actions, (std::vector<std::string>{"keys.rotate", "pass.issue", "kiosk.code", "session.open"}));
    EXPECT_EQ(entries[0]["who"], "linli-admin");
    EXPECT_EQ(entries[3]["who"], "county_admin");
}

TEST_F(Account, SecretsAreStoredAsDigestsAlone) {
    const auto browser = county.log_in("county_admin");
    const auto kiosk = county.enrol(County::kHere);
    county.dispatcher.reset();  // everything is in the file
    std::string all;
    for (const char* name : {"server.db", "server.db-wal"}) {
        if (auto text = core::read_file(county.directory / name)) all += *text;
    }
    ASSERT_GT(all.size(), 10'000U);
    EXPECT_NE(all.find(County::kHere), std::string::npos);
    for (const std::string& secret : {browser.cookie, kiosk.token, std::string{County::kPassword}}) {
        EXPECT_EQ(all.find(secret), std::string::npos);
    }
}

}  // namespace
