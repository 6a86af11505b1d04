// The server on real sockets: limits, headers, streams, the admin socket, TLS.
#include "server/http/server.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "server/handlers/routes.h"
#include "server/http/certificate.h"
#include "server/http/gzip.h"
#include "shared/core/file.h"
#include "shared/wire/snapshot.h"
#include "tests/server/county.h"
#include "tests/server/http/raw_client.h"

namespace {

using test::body_of;
using test::County;
using test::get;
using test::header_of;
using test::post;
using test::RawClient;
using test::status_of;
using namespace std::chrono_literals;

class HttpServer : public testing::Test {
public:
    ~HttpServer() override { stop(); }

protected:
    void start(server::http::Options options = {}) {
        options.port = 0;
        options.admin_socket = county.directory / "admin.sock";
        auto opened = server::http::Server::open(options, *county.dispatcher, county.hub);
        ASSERT_TRUE(opened) << opened.error().message;
        server = std::move(*opened);
        port = server->port();
        thread = std::jthread{[this] { server->run(); }};
    }
    void stop() {
        if (!server) return;
        server->stop();
        thread.join();
        county.dispatcher.reset();
        server.reset();
    }
    std::string ask(const std::string& request) const { return RawClient{port}.ask(request); }

    County county;
    std::unique_ptr<server::http::Server> server;
    std::uint16_t port = 0;
    std::jthread thread;
};

TEST_F(HttpServer, AnswersSeveralRequestsOnOneConnection) {
    start();
    RawClient client{port};
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.ask(get("/healthz"));
        EXPECT_EQ(status_of(answer), 200);
        EXPECT_EQ(body_of(answer), R"({"status":"ok"})");
    }
}

TEST_F(HttpServer, TH22_EveryAnswerBearsTheSecurityHeaders) {
    start();
    for (const auto& route : server::handlers::routes()) {
        if (route.method != server::handlers::Method::Get) continue;
        const auto answer = ask(get(std::string{route.path}));
        EXPECT_NE(header_of(answer, "content-security-policy").find("default-src 'self'"), std::string::npos)
            << route.path;
        EXPECT_NE(header_of(answer, "content-security-policy").find("frame-ancestors 'none'"),
                  std::string::npos);
        EXPECT_EQ(header_of(answer, "x-content-type-options"), "nosniff") << route.path;
        EXPECT_EQ(header_of(answer, "referrer-policy"), "no-referrer") << route.path;
    }
    EXPECT_EQ(header_of(ask(get("/nothing.here")), "x-content-type-options"), "nosniff");
}

TEST_F(HttpServer, TH30_AHeaderOfMoreThanEightKilobytesIsRefused) {
    start();
    EXPECT_EQ(status_of(ask(get("/healthz", "X-Long: " + std::string(7000, 'a') + "\r\n"))), 200);
    RawClient client{port};
    EXPECT_EQ(status_of(client.ask(get("/healthz", "X-Long: " + std::string(9000, 'a') + "\r\n"))), 431);
    EXPECT_TRUE(client.is_closed());
}

TEST_F(HttpServer, TH30_ABodyLargerThanItsRouteTakesIsRefusedBeforeItIsSent) {
    start();
    RawClient client{port};
    client.send(
        "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Content-Length: 10000000000\r\n\r\n");
    EXPECT_EQ(status_of(client.read_until("}")), 413);
    EXPECT_TRUE(client.is_closed());
    RawClient to_a_get{port};
    EXPECT_EQ(status_of(to_a_get.ask("GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")),
              413);
}

TEST_F(HttpServer, TH30_WhoSendsNothingIsPutOut) {
    start({.limits = {.header_time = 50ms, .body_time = 50ms, .idle_time = 50ms}});
    RawClient silent{port};
    EXPECT_TRUE(silent.is_closed());
    RawClient halfway{port};
    halfway.send("GET /healthz HT");
    EXPECT_TRUE(halfway.is_closed());
    RawClient stuck{port};
    stuck.send("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{");
    EXPECT_TRUE(stuck.is_closed());
    RawClient idle{port};
    EXPECT_EQ(status_of(idle.ask(get("/healthz"))), 200);
    EXPECT_TRUE(idle.is_closed());
}

TEST_F(HttpServer, TH30_OneAddressHasOnlySoManyConnections) {
    start({.connections_per_address = 3});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        EXPECT_EQ(status_of(clients.back()->ask(get("/healthz"))), 200);
    }
    RawClient fourth{port};
    EXPECT_TRUE(fourth.is_closed());
    EXPECT_EQ(status_of(clients[0]->ask(get("/healthz"))), 200) << "the others go on";
}

TEST_F(HttpServer, PackedBodiesAreTakenAndLargeAnswersPacked) {
    start();
    const auto kiosk = county.enrol(County::kHere);
    const std::string bearer = "Authorization: Bearer " + kiosk.token + "\r\n";
    const std::string body = wire::write_push(county.batch(kiosk, {}));
    const auto pushed =
        ask(post("/api/v1/sync/push", server::http::gzip(body), bearer + "Content-Encoding: gzip\r\n"));
    EXPECT_EQ(status_of(pushed), 200) << pushed;
    const auto packed = ask(get("/api/v1/sync/pull", bearer + "Accept-Encoding: gzip\r\n"));
    const auto plain = ask(get("/api/v1/sync/pull", bearer));
    EXPECT_EQ(header_of(packed, "content-encoding"), "gzip");
    EXPECT_EQ(server::http::gunzip(body_of(packed), 1U << 20U).value_or(""), body_of(plain));
    EXPECT_LT(body_of(packed).size(), body_of(plain).size());
}

TEST_F(HttpServer, TH30_ASmallPackedBodyThatBecomesHugeIsRefused) {
    start();
    const auto kiosk = county.enrol(County::kHere);
    const std::string bomb = server::http::gzip(std::string(50U << 20U, ' '));
    ASSERT_LT(bomb.size(), 100'000U);
    EXPECT_EQ(status_of(ask(post("/api/v1/sync/push", bomb,
                                 "Content-Encoding: gzip\r\nAuthorization: Bearer " + kiosk.token + "\r\n"))),
              413);
}

TEST_F(HttpServer, ABrokenDownloadGoesOnWhereItStopped) {
    start();
    const auto kiosk = county.enrol(County::kHere);
    const std::string bearer = "Authorization: Bearer " + kiosk.token + "\r\n";
    const auto offer = wire::read_snapshot_offer(body_of(ask(get("/api/v1/sync/snapshot", bearer))));
    ASSERT_TRUE(offer);
    const std::string path = "/api/v1/sync/snapshot/" + offer->id;
    const auto whole = ask(get(path, bearer));
    const std::string tag = header_of(whole, "etag");
    const auto rest = ask(get(path, bearer + "Range: bytes=100-\r\nIf-Range: " + tag + "\r\n"));
    EXPECT_EQ(status_of(rest), 206);
    EXPECT_EQ(body_of(whole).substr(0, 100) + body_of(rest), body_of(whole));
    const auto other = ask(get(path, bearer + "Range: bytes=100-\r\nIf-Range: \"old\"\r\n"));
    EXPECT_EQ(status_of(other), 200) << "what has changed is sent as a whole";
    EXPECT_EQ(status_of(ask(get(path, bearer + "Range: bytes=99999999-\r\n"))), 416);
    EXPECT_EQ(status_of(ask(get(path, bearer + "If-None-Match: " + tag + "\r\n"))), 304);
}

TEST_F(HttpServer, TH26_ATokenHasOneStreamAndANewTokenTakesItOver) {
    start();
    auto kiosk = county.enrol(County::kHere);
    const auto stream_of = [](const std::string& token) {
        return get("/api/v1/stream", "Authorization: Bearer " + token + "\r\n");
    };
    RawClient first{port};
    first.send(stream_of(kiosk.token));
    EXPECT_NE(first.read_until("retry:").find("200 OK"), std::string::npos);
    const auto second = ask(stream_of(kiosk.token));
    EXPECT_EQ(status_of(second), 409);
    EXPECT_NE(second.find("STREAM_TAKEN"), std::string::npos);
    RawClient third{port};
    third.send(stream_of(county.token_of(kiosk)));
    EXPECT_NE(third.read_until("retry:").find("200 OK"), std::string::npos);
    EXPECT_NE(first.read_until("event: bye").find("event: bye"), std::string::npos);
    EXPECT_TRUE(first.is_closed());
    EXPECT_EQ(county.hub.kiosk_count(), 1U);
}

TEST_F(HttpServer, TH26_ARevokedKiosksStreamEndsAtOnce) {
    start();
    const auto kiosk = county.enrol(County::kHere);
    RawClient stream{port};
    stream.send(get("/api/v1/stream", "Authorization: Bearer " + kiosk.token + "\r\n"));
    EXPECT_NE(stream.read_until("retry:").find("200 OK"), std::string::npos);
    EXPECT_EQ(
        county.post(county.log_in("county_admin"), "/api/v1/kiosks/" + kiosk.id + "/revoke", "{}").status,
        200);
    EXPECT_NE(stream.read_until("event: bye").find("event: bye"), std::string::npos);
    EXPECT_TRUE(stream.is_closed());
}

TEST_F(HttpServer, AKioskHearsAPokeAtOnceAndAGoodbyeWhenTheServerStops) {
    start();
    const auto kiosk = county.enrol(County::kHere);
    RawClient stream{port};
    stream.send(get("/api/v1/stream", "Authorization: Bearer " + kiosk.token + "\r\n"));
    EXPECT_NE(stream.read_until("retry:").find("text/event-stream"), std::string::npos);
    const auto chief = county.log_in("chief");
    const wire::Json draft{{"severity", "urgent"},
                           {"title", {{"zh", "停水"}}},
                           {"body", {{"zh", "明天停水"}}},
                           {"target", {{"all", true}}}};
    ASSERT_EQ(county.post(chief, "/api/v1/announcements", wire::dump(draft)).status, 201);
    EXPECT_NE(stream.read_until("event: poke").find("event: poke"), std::string::npos);
    stop();
    EXPECT_NE(stream.read_until("event: bye").find("event: bye"), std::string::npos);
    EXPECT_TRUE(stream.is_closed());
}

TEST_F(HttpServer, AStreamShowsSignsOfLife) {
    start({.limits = {.ping = 20ms}});
    const auto kiosk = county.enrol(County::kHere);
    RawClient stream{port};
    stream.send(get("/api/v1/stream", "Authorization: Bearer " + kiosk.token + "\r\n"));
    EXPECT_NE(stream.read_until(": ping\n\n: ping").find(": ping"), std::string::npos);
}

TEST_F(HttpServer, WithoutATokenThereIsNoStream) {
    start();
    EXPECT_EQ(status_of(ask(get("/api/v1/stream"))), 401);
    EXPECT_EQ(status_of(ask(get("/api/v1/events"))), 401);
}

TEST_F(HttpServer, TH23_APostFromAnotherSiteIsRefused) {
    start();
    const std::string body = R"({"name":"county_admin","password":"correct horse battery"})";
    EXPECT_EQ(status_of(ask(post("/api/v1/session", body, "Origin: http://localhost\r\n"))), 200);
    EXPECT_EQ(status_of(ask(post("/api/v1/session", body, "Origin: http://evil.example\r\n"))), 403);
    EXPECT_EQ(status_of(ask(post("/api/v1/session", body, "Origin: null\r\n"))), 403);
    EXPECT_EQ(status_of(ask(post("/api/v1/session", body, "Sec-Fetch-Site: cross-site\r\n"))), 403);
    EXPECT_EQ(status_of(ask(post("/api/v1/session", body, "Sec-Fetch-Site: same-site\r\n"))), 403);
}

TEST_F(HttpServer, TH13_AForwardedAddressIsBelievedOnlyFromANamedProxy) {
    start();
    for (int i = 0; i < 5; ++i) {
        const auto spoof = "X-Forwarded-For: 192.0.2." + std::to_string(i) + "\r\n";
        EXPECT_EQ(status_of(ask(post("/api/v1/session",
                                     R"({"name":"n)" + std::to_string(i) + R"(","password":"x"})", spoof))),
                  401);
    }
    EXPECT_EQ(status_of(ask(post("/api/v1/session", R"({"name":"other","password":"x"})",
                                 "X-Forwarded-For: 192.0.2.77\r\n"))),
              429);
}

TEST_F(HttpServer, TH13_BehindAProxyTheRightmostForeignHopIsTheAddress) {
    start({.proxies = {"127.0.0.1"}});
    const auto attempt = [&](int number, const std::string& hops) {
        return status_of(
            ask(post("/api/v1/session", R"({"name":"n)" + std::to_string(number) + R"(","password":"x"})",
                     "X-Forwarded-For: " + hops + "\r\n")));
    };
    for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt(i, "198.51.100." + std::to_string(i) + ", 192.0.2.8"), 401);
    EXPECT_EQ(attempt(6, "198.51.100.99, 192.0.2.8"), 429);
    EXPECT_EQ(attempt(7, "192.0.2.9"), 401);
}

TEST_F(HttpServer, TH20_NoWayOfWritingAPathLeadsOutOfTheRoot) {
    start();
    for (const std::string path :
         {"/../server.db", "/%2e%2e/server.db", "/..%2fserver.db", "/%2e%2e%2f%2e%2e%2fetc/passwd",
          "//etc/passwd", "/\\..\\server.db", "/%00", "/a%00.html", "/%", "/%zz", "/%c0%ae%c0%ae/server.db",
          "/server.db", "/api/v1/../../server.db", "/assets/../../server.db", "/assets/..;/server.db"}) {
        const int status = status_of(ask(get(path)));
        EXPECT_TRUE(status == 404 || status == 400) << path << " " << status;
    }
}

TEST_F(HttpServer, TheAdminSocketIsForTheOwnerAloneAndItsRoutesForTheSocketAlone) {
    start();
    struct stat mode {};
    ASSERT_EQ(::stat((county.directory / "admin.sock").c_str(), &mode), 0);
    EXPECT_EQ(mode.st_mode & 0777U, 0600U);
    RawClient local{county.directory / "admin.sock"};
    const auto answer = local.ask(get("/api/v1/admin/centers"));
    EXPECT_EQ(status_of(answer), 200);
    EXPECT_NE(answer.find(County::kHere), std::string::npos);
    EXPECT_EQ(status_of(ask(get("/api/v1/admin/centers"))), 404);
    stop();
    EXPECT_FALSE(std::filesystem::exists(county.directory / "admin.sock"));
}

TEST_F(HttpServer, ATakenPortIsSaidClearly) {
    start();
    const auto second = server::http::Server::open({.port = port}, *county.dispatcher, county.hub);
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().message.find("port " + std::to_string(port) + " is taken"), std::string::npos);
}

TEST_F(HttpServer, AnythingThatIsNotHttpIsPutOutWithoutHarm) {
    start();
    for (const std::string& bytes : {std::string("\x16\x03\x01\x02\x01", 5), std::string{"hello\r\n\r\n"},
                                     std::string(20'000, '\0'), std::string{"GET / HTTP/9.9\r\n\r\n"}}) {
        RawClient client{port};
        client.send(bytes);
        client.send("\r\n\r\n");
        EXPECT_NE(status_of(client.read_to_end()), 200);
    }
    EXPECT_EQ(status_of(ask(get("/healthz"))), 200);
}

TEST_F(HttpServer, ItStopsWhileClientsAreStillConnected) {
    start();
    RawClient idle{port};
    EXPECT_EQ(status_of(idle.ask(get("/healthz"))), 200);
    RawClient silent{port};
    stop();
    EXPECT_TRUE(idle.is_closed());
}

// A file's bytes as a body, on a connection of its own.
std::string upload(const test::Browser& browser, const std::string& name, const std::string& bytes,
                   const std::string& length) {
    return "POST /api/v1/library?name=" + name +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nCookie: linli=" +
           browser.cookie + "\r\nX-CSRF-Token: " + browser.csrf + "\r\nContent-Length: " + length +
           "\r\n\r\n" + bytes;
}

TEST_F(HttpServer, AFileIsTakenInPieceByPieceAndTheConnectionGoesOn) {
    start();
    const auto browser = county.log_in("county_admin");
    std::string bytes(300'000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31);
    RawClient client{port};
    const auto answer = client.ask(upload(browser, "a.bin", bytes, std::to_string(bytes.size())));
    ASSERT_EQ(status_of(answer), 201) << answer;
    const auto id = wire::parse(body_of(answer))->value("id", "");
    const auto file = std::filesystem::path{county.shared.settings.upload_directory} / id;
    EXPECT_EQ(core::sha256_hex(core::read_file(file).value_or("")), core::sha256_hex(bytes));
    EXPECT_EQ(status_of(client.ask(get("/healthz"))), 200);
}

TEST_F(HttpServer, AFileOfNobodyOrWithoutItsEndLeavesNothingBehind) {
    start({.limits = {.body_time = 200ms}});
    const auto nothing_left = [&] {
        std::error_code code;
        return std::filesystem::is_empty(county.shared.settings.upload_directory, code) || code;
    };
    EXPECT_EQ(status_of(ask(upload({}, "a.bin", "12345", "5"))), 401);
    const auto browser = county.log_in("county_admin");
    EXPECT_EQ(status_of(ask(upload(browser, "a.bin", "", "99999999999999"))), 413);
    RawClient halfway{port};
    halfway.send(upload(browser, "a.bin", "12345", "500"));
    EXPECT_TRUE(halfway.is_closed());
    stop();
    EXPECT_TRUE(nothing_left());
}

TEST_F(HttpServer, R_M2_AMediumIsSentByRangesFromTheDisk) {
    start();
    const auto kiosk = county.enrol(County::kHere);
    std::string bytes(200'000, 'x');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>('a' + i % 26);
    const std::string sha = core::sha256_hex(bytes);
    std::filesystem::create_directories(county.shared.settings.media_directory);
    ASSERT_TRUE(core::write_file(std::filesystem::path{county.shared.settings.media_directory} / sha, bytes));
    const std::string path = "/api/v1/media/" + sha;
    const std::string bearer = "Authorization: Bearer " + kiosk.token + "\r\n";
    const auto whole = ask(get(path, bearer));
    EXPECT_EQ(status_of(whole), 200);
    EXPECT_EQ(body_of(whole), bytes);
    EXPECT_EQ(header_of(whole, "accept-ranges"), "bytes");
    const std::string tag = header_of(whole, "etag");
    const auto rest = ask(get(path, bearer + "Range: bytes=150000-\r\nIf-Range: " + tag + "\r\n"));
    EXPECT_EQ(status_of(rest), 206);
    EXPECT_EQ(header_of(rest, "content-range"), "bytes 150000-199999/200000");
    EXPECT_EQ(body_of(rest), bytes.substr(150'000));
    const auto middle = ask(get(path, bearer + "Range: bytes=10-19\r\n"));
    EXPECT_EQ(body_of(middle), bytes.substr(10, 10));
    const auto changed = ask(get(path, bearer + "Range: bytes=10-19\r\nIf-Range: \"old\"\r\n"));
    EXPECT_EQ(status_of(changed), 200);
    EXPECT_EQ(body_of(changed), bytes);
    EXPECT_EQ(status_of(ask(get(path, bearer + "Range: bytes=200000-\r\n"))), 416);
    EXPECT_EQ(status_of(ask(get(path, bearer + "If-None-Match: " + tag + "\r\n"))), 304);
}

}  // namespace
