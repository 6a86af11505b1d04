#include <gtest/gtest.h>

#include "kiosk/sync/enrol.h"
#include "kiosk/sync/http_client.h"

namespace {

using kiosk::sync::Answer;
using kiosk::sync::classify;

constexpr const char* kJson = "application/json";

TEST(HttpAnswer, EachStatusHasItsMeaning) {
    EXPECT_EQ(classify(0, "", kJson, ""), Answer::Unreachable);
    EXPECT_EQ(classify(200, "application/json; charset=utf-8", kJson, ""), Answer::Ok);
    EXPECT_EQ(classify(400, kJson, kJson, "BAD_BODY"), Answer::Refused);
    EXPECT_EQ(classify(422, kJson, kJson, "INVALID"), Answer::Refused);
    EXPECT_EQ(classify(401, kJson, kJson, "TOKEN"), Answer::Unauthorised);
    EXPECT_EQ(classify(401, kJson, kJson, "DEVICE_REVOKED"), Answer::Revoked);
    EXPECT_EQ(classify(403, kJson, kJson, "SUSPENDED"), Answer::Suspended);
    EXPECT_EQ(classify(403, kJson, kJson, "OTHER_DEVICE"), Answer::Refused);
    EXPECT_EQ(classify(409, kJson, kJson, "CLONED"), Answer::Cloned);
    EXPECT_EQ(classify(410, kJson, kJson, "CURSOR_GONE"), Answer::CursorGone);
    EXPECT_EQ(classify(413, kJson, kJson, "TOO_LARGE"), Answer::TooLarge);
    EXPECT_EQ(classify(426, kJson, kJson, "SCHEMA"), Answer::Outdated);
    EXPECT_EQ(classify(429, kJson, kJson, "THROTTLED"), Answer::Throttled);
    EXPECT_EQ(classify(503, kJson, kJson, "BUSY"), Answer::Overloaded);
    EXPECT_EQ(classify(500, kJson, kJson, "FAULT"), Answer::ServerFault);
}

TEST(HttpAnswer, FF20_APortalIsNeverTakenForOurServer) {
    EXPECT_EQ(classify(200, "text/html", kJson, ""), Answer::Portal);
    EXPECT_EQ(classify(200, "", kJson, ""), Answer::Portal);
    EXPECT_EQ(classify(204, "", kJson, ""), Answer::Portal);
    EXPECT_EQ(classify(302, "text/html", kJson, ""), Answer::Portal);
    EXPECT_EQ(classify(511, "text/html", kJson, ""), Answer::ServerFault);
    for (const int status : {400, 401, 403, 404, 409, 410, 426}) {
        EXPECT_EQ(classify(status, "text/html", kJson, ""), Answer::Portal) << status;
    }
}

TEST(Enrol, TheServersAddressIsAnHttpsOrigin) {
    EXPECT_EQ(kiosk::sync::normal_server("https://linli.example.cn/").value_or(""),
              "https://linli.example.cn");
    EXPECT_EQ(kiosk::sync::normal_server("https://linli.example.cn:8443").value_or(""),
              "https://linli.example.cn:8443");
    EXPECT_EQ(kiosk::sync::normal_server("http://127.0.0.1:8080").value_or(""), "http://127.0.0.1:8080");
    EXPECT_EQ(kiosk::sync::normal_server("http://[::1]:8080").value_or(""), "http://[::1]:8080");
    for (const char* bad :
         {"", "https://", "linli.example.cn", "ftp://x", "https://a/b", "https://user@a",
          "http://linli.example.cn", "http://127.example.cn@evil", "http://10.0.0.1:8080"}) {
        EXPECT_FALSE(kiosk::sync::normal_server(bad).has_value()) << bad;
    }
}

}  // namespace
