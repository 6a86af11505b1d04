// What the client makes of answers that are not our server's (FIELD FF20).
#include "kiosk/sync/http_client.h"

#include <gtest/gtest.h>

#include "kiosk/sync/gzip.h"
#include "tests/support/canned_server.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::Answer;
using kiosk::sync::Doorbell;
using kiosk::sync::HttpAnswer;
using kiosk::sync::HttpClient;

std::string http(const std::string& status, const std::string& headers, const std::string& body) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
}

HttpAnswer ask(const std::string& canned, std::size_t limit = 1U << 20U) {
    const test::CannedServer server{canned};
    const Doorbell doorbell;
    const core::SystemClock clock;
    HttpClient client{{.url = server.url(), .pins = {}, .authority = {}}, doorbell, clock};
    return client.perform({.path = "/x", .body = std::nullopt, .token = {}, .limit = limit}, {});
}

constexpr const char* kJson = "Content-Type: application/json\r\n";

TEST(HttpClient, AJsonAnswerIsTaken) {
    const HttpAnswer answer = ask(http("200 OK", kJson, "{}"));
    EXPECT_EQ(answer.answer, Answer::Ok);
    EXPECT_EQ(answer.body, "{}");
    EXPECT_EQ(answer.status, 200);
}

TEST(HttpClient, FF20_ALogInPageIsAPortal) {
    EXPECT_EQ(ask(http("200 OK", "Content-Type: text/html\r\n", "<html>")).answer, Answer::Portal);
    EXPECT_EQ(ask(http("204 No Content", "", "")).answer, Answer::Portal);
    EXPECT_EQ(ask(http("403 Forbidden", "Content-Type: text/html\r\n", "<html>")).answer, Answer::Portal);
}

TEST(HttpClient, FF20_ARedirectIsNotFollowed) {
    const test::CannedServer elsewhere{http("200 OK", kJson, "{}")};
    const HttpAnswer answer = ask(http("302 Found", "Location: " + elsewhere.url() + "/\r\n", ""));
    EXPECT_EQ(answer.answer, Answer::Portal);
    EXPECT_EQ(elsewhere.asked(), 0);
}

TEST(HttpClient, FF20_HalfAnAnswerIsNone) {
    const std::string whole = http("200 OK", kJson, std::string(1000, ' ') + "{}");
    const HttpAnswer answer = ask(whole.substr(0, whole.size() - 500));
    EXPECT_EQ(answer.answer, Answer::Unreachable);
    EXPECT_FALSE(answer.trouble.empty());
}

TEST(HttpClient, FF20_DamagedGzipIsNone) {
    std::string packed = kiosk::sync::gzip(std::string(5000, 'a'));
    const std::string head = std::string{kJson} + "Content-Encoding: gzip\r\n";
    EXPECT_EQ(ask(http("200 OK", head, packed)).body, std::string(5000, 'a'));
    // libcurl takes a stream that ends early for whole; the half that it hands on is no JSON.
    EXPECT_LT(ask(http("200 OK", head, packed.substr(0, packed.size() / 2))).body.size(), 5000U);
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
    EXPECT_EQ(ask(http("200 OK", head, packed)).answer, Answer::Unreachable);
}

TEST(HttpClient, AnAnswerBeyondTheLimitIsNone) {
    EXPECT_EQ(ask(http("200 OK", kJson, std::string(100, ' ')), 100).answer, Answer::Ok);
    EXPECT_EQ(ask(http("200 OK", kJson, std::string(101, ' ')), 100).answer, Answer::Unreachable);
    const std::string bomb = kiosk::sync::gzip(std::string(10U << 20U, ' '));
    EXPECT_EQ(ask(http("200 OK", std::string{kJson} + "Content-Encoding: gzip\r\n", bomb)).answer,
              Answer::Unreachable);
}

TEST(HttpClient, RubbishIsNoAnswer) {
    EXPECT_EQ(ask("SSH-2.0-OpenSSH_9.2\r\n\r\n").answer, Answer::Unreachable);
    EXPECT_EQ(ask("").answer, Answer::Unreachable);
}

TEST(HttpClient, S8_RetryAfterIsRead) {
    EXPECT_EQ(ask(http("503 Busy", "Retry-After: 120\r\nContent-Type: text/html\r\n", "")).retry_after, 120s);
    EXPECT_EQ(ask(http("503 Busy", "Retry-After: 120\r\n", "")).answer, Answer::Overloaded);
    EXPECT_EQ(ask(http("429 Slow", "Retry-After: 7\r\n", "")).retry_after, 7s);
    EXPECT_EQ(ask(http("429 Slow", "Retry-After: 99999999\r\n", "")).retry_after, 24h)
        << "nobody sends us away for ever";
}

TEST(HttpClient, TheServersWordIsReadFromARefusal) {
    const HttpAnswer answer =
        ask(http("409 Conflict", kJson, R"({"error":{"code":"CLONED","message":"m"}})"));
    EXPECT_EQ(answer.answer, Answer::Cloned);
    EXPECT_EQ(answer.code, "CLONED");
}

TEST(HttpClient, WhereNobodyListensItSaysSo) {
    const Doorbell doorbell;
    const core::SystemClock clock;
    HttpClient client{{.url = "http://127.0.0.1:1", .pins = {}, .authority = {}}, doorbell, clock};
    const HttpAnswer answer = client.perform({.path = "/", .body = std::nullopt, .token = {}}, {});
    EXPECT_EQ(answer.answer, Answer::Unreachable);
    EXPECT_FALSE(answer.trouble.empty());
}

TEST(HttpClient, AStreamHandsOnWhatArrivesAndTellsItsEnd) {
    const test::CannedServer server{
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: poke\ndata: {}\n\n"};
    const Doorbell doorbell;
    const core::SystemClock clock;
    HttpClient client{{.url = server.url(), .pins = {}, .authority = {}}, doorbell, clock};
    std::string heard;
    client.open_stream({.path = "/", .body = std::nullopt, .token = {}, .expect = "text/event-stream"},
                       [&](std::string_view bytes) { heard += bytes; });
    std::optional<HttpAnswer> end;
    for (int i = 0; i < 200 && !end; ++i) {
        client.sleep(50ms);
        end = client.take_stream_end();
    }
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->answer, Answer::Ok);
    EXPECT_EQ(heard, "event: poke\ndata: {}\n\n");
    EXPECT_FALSE(client.take_stream_end().has_value()) << "told once";
}

TEST(HttpClient, FF20_AStreamThatIsAPageIsNotHeard) {
    const test::CannedServer server{
        http("200 OK", "Content-Type: text/html\r\n", "event: poke\ndata: {}\n\n")};
    const Doorbell doorbell;
    const core::SystemClock clock;
    HttpClient client{{.url = server.url(), .pins = {}, .authority = {}}, doorbell, clock};
    std::string heard;
    client.open_stream({.path = "/", .body = std::nullopt, .token = {}, .expect = "text/event-stream"},
                       [&](std::string_view bytes) { heard += bytes; });
    std::optional<HttpAnswer> end;
    for (int i = 0; i < 200 && !end; ++i) {
        client.sleep(50ms);
        end = client.take_stream_end();
    }
    ASSERT_TRUE(end.has_value());
    EXPECT_EQ(end->answer, Answer::Portal);
    EXPECT_EQ(heard, "");
}

}  // namespace
