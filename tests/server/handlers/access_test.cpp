// Who may call what: every route × every kind of caller, and whose things they may touch. A route without a
// row here fails.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "server/handlers/routes.h"
#include "shared/core/file.h"
#include "tests/server/county.h"

namespace {

using server::handlers::Access;
using server::handlers::Route;
using test::County;
using test::Method;

constexpr const char* kOpen = "open";
constexpr const char* kKiosk = "kiosk";
constexpr const char* kLocal = "local";
constexpr const char* kStaff = "everybody who works here";
constexpr const char* kReaders = "county_admin street center_staff";
constexpr const char* kCounty = "county_admin";
constexpr const char* kApprovers = "county_admin street";

using Rows = std::map<std::string, std::string>;

Rows rows_of_the_counter() {
    return {
        {"get /healthz", kOpen},
        {"get /metrics", kOpen},
        {"get /s/{id}", kOpen},
        {"get /api/v1/openapi.json", kOpen},
        {"post /api/v1/session", kOpen},
        {"get /api/v1/session", kStaff},
        {"delete /api/v1/session", kStaff},
        {"post /api/v1/session/password", kOpen},
        {"get /api/v1/audit", kCounty},
        {"get /api/v1/centers", kStaff},
        {"get /api/v1/sessions", kReaders},
        {"get /api/v1/sessions/{id}/attendance", kReaders},
        {"get /api/v1/checkins", kReaders},
        {"get /api/v1/quarantine", kReaders},
        {"get /api/v1/dashboard", kStaff},
        {"get /api/v1/events", kStaff},
        {"get /api/v1/announcements", kReaders},
        {"post /api/v1/announcements", kReaders},
        {"post /api/v1/announcements/{id}/approve", kApprovers},
        {"post /api/v1/announcements/{id}/recall", kReaders},
        {"get /api/v1/announcements/{id}/delivery", kReaders},
        {"get /api/v1/desk/requests", kReaders},
        {"post /api/v1/desk/requests/{id}/seen", kReaders},
        {"post /api/v1/desk/requests/{id}/close", kReaders},
        {"get /api/v1/waitlist", kReaders},
        {"post /api/v1/waitlist/{id}/place", kReaders},
        {"post /api/v1/waitlist/{id}/drop", kReaders},
        {"get /api/v1/racks", kReaders},
        {"get /api/v1/loans", kReaders},
        {"post /api/v1/loans/{id}/return", kReaders},
        {"post /api/v1/items/{id}/state", kReaders},
        {"post /api/v1/session/pin", kReaders},
        {"post /api/v1/lookup/phone", kKiosk},
        {"post /api/v1/kiosks/{id}/suspend", kCounty},
        {"post /api/v1/kiosks/{id}/resume", kCounty},
        {"post /api/v1/kiosks/{id}/revoke", kCounty},
        {"post /api/v1/kiosks/{id}/commands", kCounty},
        {"get /api/v1/kiosks/{id}/commands", kCounty},
        {"get /api/v1/kiosks/{id}/commands/{command}/report", kCounty},
        {"post /api/v1/commands/{id}/report", kKiosk},
    };
}

Rows rows_of_signage_and_sync() {
    return {
        {"post /api/v1/library", kReaders},
        {"get /api/v1/library", kReaders},
        {"get /api/v1/library/{id}/content", kReaders},
        {"get /api/v1/library/{id}/still", kReaders},
        {"delete /api/v1/library/{id}", kReaders},
        {"get /api/v1/playlists", kReaders},
        {"post /api/v1/playlists", kReaders},
        {"post /api/v1/playlists/{id}", kReaders},
        {"delete /api/v1/playlists/{id}", kReaders},
        {"get /api/v1/entries", kReaders},
        {"post /api/v1/entries", kReaders},
        {"post /api/v1/entries/{id}", kReaders},
        {"delete /api/v1/entries/{id}", kReaders},
        {"get /api/v1/kiosks/{id}/preview", kReaders},
        {"post /api/v1/kiosks/{id}/tags", kReaders},
        {"post /api/v1/centers/{id}/signage", kReaders},
        {"post /api/v1/entries/{id}/approve", kApprovers},
        {"post /api/v1/enroll", kOpen},
        {"post /api/v1/auth/challenge", kOpen},
        {"post /api/v1/auth/token", kOpen},
        {"get /api/v1/time", kOpen},
        {"post /api/v1/sync/push", kKiosk},
        {"post /api/v1/sync/quarantine", kKiosk},
        {"get /api/v1/sync/pull", kKiosk},
        {"get /api/v1/sync/snapshot", kKiosk},
        {"get /api/v1/sync/snapshot/{id}", kKiosk},
        {"post /api/v1/ratings", kKiosk},
        {"get /api/v1/templates", kReaders},
        {"post /api/v1/templates", kApprovers},
        {"delete /api/v1/templates/{id}", kApprovers},
        {"post /api/v1/play", kKiosk},
        {"get /api/v1/plays", kReaders},
        {"get /api/v1/plays.csv", kReaders},
        {"post /api/v1/heartbeat", kKiosk},
        {"get /api/v1/stream", kKiosk},
        {"get /api/v1/media/{sha256}", kKiosk},
    };
}

const Rows& matrix() {
    static const Rows kRows = [] {
        Rows rows = rows_of_the_counter();
        rows.merge(rows_of_signage_and_sync());
        return rows;
    }();
    return kRows;
}

std::string key_of(const Route& route) {
    return std::string{server::handlers::method_name(route.method)} + " " + std::string{route.path};
}

std::string row_of(const Route& route) {
    if (route.path.starts_with("/api/v1/admin/")) return kLocal;
    const auto found = matrix().find(key_of(route));
    return found == matrix().end() ? std::string{} : found->second;
}

class AccessMatrix : public testing::Test {
protected:
    static test::Request request_of(const Route& route) {
        test::Request request{.method = route.method,
                              .path = std::string{route.path},
                              .is_json = !route.takes_file,
                              .is_file = route.takes_file};
        while (request.path.find('{') != std::string::npos) {
            const auto open = request.path.find('{');
            request.path.replace(open, request.path.find('}') - open + 1, "none");
        }
        if (route.method == Method::Post) request.body = "{}";
        return request;
    }
    // Refused for who they are, not for what they sent.
    static bool is_refused(const test::Response& response) {
        if (response.status != 401 && response.status != 403 && response.status != 404) return false;
        const std::string code = test::code_of(response);
        static const std::set<std::string> kWho{"LOGIN", "RIGHT", "FORGED", "TOKEN"};
        return kWho.contains(code) ||
               (response.status == 404 && response.body.find("no such path") != std::string::npos);
    }

    County county;
};

TEST_F(AccessMatrix, EveryRouteHasItsRowAndNoRowIsLeftOver) {
    std::set<std::string> seen;
    for (const Route& route : server::handlers::routes()) {
        EXPECT_NE(row_of(route), "") << key_of(route) << " has no row in the matrix";
        seen.insert(key_of(route));
    }
    for (const auto& [route, who] : matrix()) EXPECT_TRUE(seen.contains(route)) << route;
}

TEST_F(AccessMatrix, StaffMayWhatTheirRoleMayAndNothingElse) {
    for (const std::string role :
         {"county_admin", "street", "center_staff", "partner", "supervisor", "grid_worker"}) {
        for (const Route& route : server::handlers::routes()) {
            const auto browser = county.log_in(role);  // a new one each time: one of the routes logs out
            auto request = request_of(route);
            request.cookie = core::Secret{browser.cookie};
            request.csrf = browser.csrf;
            const std::string row = row_of(route);
            const bool may = row == kOpen || row == kStaff || row.find(role) != std::string::npos;
            EXPECT_EQ(!is_refused(county.send(request)), may) << role << ": " << key_of(route);
        }
    }
}

TEST_F(AccessMatrix, AKioskMayWhatKiosksMayAndNoConsoleRoute) {
    const auto kiosk = county.enrol(County::kHere);
    for (const Route& route : server::handlers::routes()) {
        auto request = request_of(route);
        request.bearer = core::Secret{kiosk.token};
        const bool may = row_of(route) == kOpen || row_of(route) == kKiosk;
        EXPECT_EQ(!is_refused(county.send(request)), may) << key_of(route);
    }
}

TEST_F(AccessMatrix, WithoutALogInOnlyTheOpenRoutesAnswer) {
    for (const Route& route : server::handlers::routes()) {
        EXPECT_EQ(!is_refused(county.send(request_of(route))), row_of(route) == kOpen) << key_of(route);
    }
}

TEST_F(AccessMatrix, AnUnsafeRequestNeedsTokenOriginAndJson) {
    const auto browser = county.log_in("county_admin");
    for (const Route& route : server::handlers::routes()) {
        if (route.method == Method::Get || route.access == Access::Local) continue;
        auto good = request_of(route);
        good.cookie = core::Secret{browser.cookie};
        good.csrf = browser.csrf;
        auto foreign = good;
        foreign.is_same_origin = false;
        auto form = good;
        form.is_json = form.is_file = false;
        auto without = good;
        without.csrf.clear();
        std::vector<test::Request> forged;
        if (route.access != Access::Kiosk) forged = {foreign, form};
        if (route.access == Access::Staff) forged.push_back(without);
        for (const auto& request : forged) {
            EXPECT_EQ(test::code_of(county.send(request)), "FORGED") << key_of(route);
        }
    }
    EXPECT_EQ(county.get(browser, "/api/v1/session").status, 200) << "nothing of all that logged out";
}

TEST_F(AccessMatrix, AGetChangesNothing) {
    const auto browser = county.log_in("county_admin");
    const auto kiosk = county.enrol(County::kHere);
    const auto state = [&] {
        // VACUUM INTO gives equal bytes for equal content.
        static int number = 0;
        const auto copy = county.directory / ("copy" + std::to_string(++number));
        EXPECT_TRUE(county.dispatcher->writer().backup_to(copy));
        return core::sha256_hex(core::read_file(copy).value_or(""));
    };
    const auto before = state();
    for (const Route& route : server::handlers::routes()) {
        if (route.method != Method::Get) continue;
        auto request = request_of(route);
        if (route.access == Access::Kiosk) request.bearer = core::Secret{kiosk.token};
        if (route.access == Access::Staff) request.cookie = core::Secret{browser.cookie};
        request.is_local_admin = route.access == Access::Local;
        county.send(request);
        EXPECT_EQ(state(), before) << key_of(route);
    }
}

TEST_F(AccessMatrix, NobodySeesAnotherCentresSessionsCheckInsOrKiosks) {
    auto kiosk = county.enrol(County::kThere);
    county.pushed(kiosk, {county.check_in(kiosk, County::kElsewhere, County::kOtherPass)});
    const std::string there = std::string{"?center="} + County::kThere;
    for (const char* role : {"street", "center_staff"}) {
        const auto browser = county.log_in(role);
        for (const std::string& path :
             {"/api/v1/sessions" + there, "/api/v1/checkins" + there,
              std::string{"/api/v1/sessions/"} + County::kElsewhere + "/attendance"}) {
            const auto response = county.get(browser, path);
            EXPECT_EQ(response.status, 403) << role << " " << path;
            EXPECT_EQ(response.body.find(County::kElsewhere), std::string::npos);
        }
        const auto centers = test::json_of(county.get(browser, "/api/v1/centers"))["centers"];
        ASSERT_EQ(centers.size(), 1U);
        EXPECT_EQ(centers[0]["id"], County::kHere);
        EXPECT_EQ(test::json_of(county.get(browser, "/api/v1/dashboard"))["kiosks_total"], 0);
        EXPECT_EQ(test::json_of(county.get(browser, "/api/v1/checkins"))["checkins"].size(), 0U);
    }
    const auto admin = county.log_in("county_admin");
    EXPECT_EQ(test::json_of(county.get(admin, "/api/v1/checkins"))["checkins"].size(), 1U);
    EXPECT_EQ(test::json_of(county.get(admin, "/api/v1/dashboard"))["kiosks_total"], 1);
}

TEST_F(AccessMatrix, TheDocumentOfTheApiNamesEveryRouteAndNoOther) {
    const auto document = test::json_of(county.send({.path = "/api/v1/openapi.json"}));
    EXPECT_EQ(document["openapi"], "3.1.0");
    std::set<std::string> described;
    for (const auto& [path, operations] : document["paths"].items()) {
        for (const auto& [method, operation] : operations.items()) {
            described.insert(std::string{method}.append(" ").append(path));
            EXPECT_FALSE(operation["summary"].get<std::string>().empty()) << path;
            EXPECT_FALSE(operation["responses"].empty()) << path;
            std::size_t places = 0;
            for (const char c : path) places += c == '{' ? 1U : 0U;
            EXPECT_EQ(operation.value("parameters", wire::Json::array()).size(), places) << path;
        }
    }
    std::set<std::string> served;
    for (const Route& route : server::handlers::routes()) served.insert(key_of(route));
    EXPECT_EQ(described, served);
}

}  // namespace
