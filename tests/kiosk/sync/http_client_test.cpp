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

// What a sink gets, and where it belongs.
struct Poured {
    std::int64_t at = -1;
    std::string bytes;
    HttpAnswer answer;
};

Poured pour(const std::string& canned, std::size_t from) {
    const test::CannedServer server{canned};
    const Doorbell doorbell;
    const core::SystemClock clock;
    HttpClient client{{.url = server.url(), .pins = {}, .authority = {}}, doorbell, clock};
    Poured poured;
    poured.answer = client.perform({.path = "/x",
                                    .body = std::nullopt,
                                    .token = {},
                                    .expect = "application/octet-stream",
                                    .from = from,
                                    .if_range = "\"tag\"",
                                    .sink =
                                        [&](std::int64_t at, std::string_view bytes) {
                                            if (poured.at < 0) poured.at = at;
                                            poured.bytes += bytes;
                                            return true;
                                        }},
                                   {});
    return poured;
}

constexpr const char* kFile = "Content-Type: application/octet-stream\r\n";

TEST(HttpClient, R_M2_ARangeIsPouredWhereItBelongs) {
    const auto poured =
        pour(http("206 Partial Content", kFile + std::string{"Content-Range: bytes 5-8/9\r\n"}, "tail"), 5);
    EXPECT_EQ(poured.at, 5);
    EXPECT_EQ(poured.bytes, "tail");
    EXPECT_EQ(poured.answer.answer, Answer::Ok);
}

TEST(HttpClient, R_M2_TheWholeInsteadOfARangeBeginsAnew) {
    const auto poured = pour(http("200 OK", kFile, "the whole"), 5);
    EXPECT_EQ(poured.at, 0);
    EXPECT_EQ(poured.bytes, "the whole");
}

TEST(HttpClient, R_M2_ARangeThatDoesNotSayWhereItBelongsIsNotTaken) {
    for (const char* range : {"", "Content-Range: nonsense\r\n", "Content-Range: bytes x-8/9\r\n"}) {
        const auto poured = pour(http("206 Partial Content", kFile + std::string{range}, "tail"), 5);
        EXPECT_EQ(poured.at, -1) << range;
        EXPECT_EQ(poured.answer.answer, Answer::Unreachable);
    }
}

TEST(HttpClient, FF20_ALogInPageIsNotPoured) {
    EXPECT_EQ(pour(http("200 OK", "Content-Type: text/html\r\n", "<html>"), 0).at, -1);
}

}  // namespace
