// Whom the kiosk believes to be its server (FIELD TH27, TH28; PROTOCOL section 4.2).
#include <cstdio>
#include <memory>

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "kiosk/sync/enrol.h"
#include "server/http/certificate.h"
#include "shared/core/file.h"
#include "tests/contract/town.h"

namespace {

using namespace std::chrono_literals;
using kiosk::sync::Answer;
using kiosk::sync::Task;
using test::County;
using test::Lobby;
using test::Town;

constexpr const char* kOtherPin = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

// The same county behind TLS, with certificates of its own.
class SecureTown : public testing::Test {
protected:
    void make_certificates() {
        ASSERT_TRUE(server::http::make_certificates(directory_.path(), "127.0.0.1").has_value());
    }
    void serve() {
        auto opened = server::http::Server::open(
            {.port = 0, .certificate = directory_ / "server.pem", .private_key = directory_ / "server.key"},
            *town.county.dispatcher, town.county.hub);
        ASSERT_TRUE(opened.has_value()) << opened.error().message;
        server_ = std::move(*opened);
        thread_ = std::jthread{[this] { server_->run(); }};
    }
    void TearDown() override {
        if (server_) server_->stop();
    }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(server_->port()); }
    std::string authority() const { return core::read_file(directory_ / "ca.pem").value_or(""); }
    std::string pin() const { return server::http::pin_of(directory_ / "server.pem").value_or(""); }

    // Signs the server's certificate anew, for years that have not come.
    void move_certificate_to_the_future(std::chrono::years from, std::chrono::years until) {
        using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
        const auto open = [this](const char* name, const char* mode) {
            return File{std::fopen((directory_ / name).c_str(), mode), &std::fclose};
        };
        X509* leaf = PEM_read_X509(open("server.pem", "r").get(), nullptr, nullptr, nullptr);
        EVP_PKEY* key = PEM_read_PrivateKey(open("ca.key", "r").get(), nullptr, nullptr, nullptr);
        ASSERT_TRUE(leaf && key);
        X509_gmtime_adj(X509_getm_notBefore(leaf), std::chrono::seconds{from}.count());
        X509_gmtime_adj(X509_getm_notAfter(leaf), std::chrono::seconds{until}.count());
        ASSERT_GT(X509_sign(leaf, key, EVP_sha256()), 0);
        PEM_write_X509(open("server.pem", "w").get(), leaf);
        X509_free(leaf);
        EVP_PKEY_free(key);
    }

    Town town;

private:
    test::TemporaryDirectory directory_;
    std::unique_ptr<server::http::Server> server_;
    std::jthread thread_;
};

TEST_F(SecureTown, TheCountysOwnAuthorityAndThePinAreAccepted) {
    make_certificates();
    serve();
    Lobby lobby{town, town.url()};
    lobby.use_server({.url = url(), .pins = {kOtherPin, pin()}, .authority = authority()});
    lobby.record();
    lobby.log_in();
    EXPECT_EQ(lobby.run_all(Task::Push).answer, Answer::Ok);
    EXPECT_EQ(town.events().size(), 1U);
}

TEST_F(SecureTown, AKioskEnrolsWithTheCountysAuthority) {
    make_certificates();
    serve();
    const test::TemporaryDirectory data;
    const test::TemporaryDirectory pem;
    ASSERT_TRUE(core::write_file(pem / "ca.pem", authority()).has_value());
    const core::SystemClock clock;
    const auto refused = kiosk::sync::enrol(
        {.server = url(), .code = town.county.make_code(County::kHere), .data = data.path(), .authority = {}},
        clock);
    ASSERT_FALSE(refused.has_value()) << "the system does not know this authority";
    EXPECT_EQ(refused.error().kind, core::ErrorKind::Unavailable);
    const auto enrolled = kiosk::sync::enrol({.server = url(),
                                              .code = town.county.make_code(County::kHere),
                                              .data = data.path(),
                                              .authority = pem / "ca.pem"},
                                             clock);
    ASSERT_TRUE(enrolled.has_value()) << enrolled.error().message;
    EXPECT_EQ(enrolled->authority, authority());
}

TEST_F(SecureTown, TH27_AWrongPinIsRefusedThoughTheAuthorityIsRight) {
    make_certificates();
    serve();
    Lobby lobby{town, town.url()};
    lobby.use_server({.url = url(), .pins = {kOtherPin}, .authority = authority()});
    for (const Task task : {Task::Time, Task::LogIn}) EXPECT_EQ(lobby.run(task).answer, Answer::Unreachable);
}

TEST_F(SecureTown, TH27_AForeignAuthorityIsRefusedThoughThePinIsRight) {
    make_certificates();
    serve();
    const test::TemporaryDirectory other;
    ASSERT_TRUE(server::http::make_certificates(other.path(), "127.0.0.1").has_value());
    Lobby lobby{town, town.url()};
    lobby.use_server(
        {.url = url(), .pins = {pin()}, .authority = core::read_file(other / "ca.pem").value_or("")});
    for (const Task task : {Task::Time, Task::LogIn}) EXPECT_EQ(lobby.run(task).answer, Answer::Unreachable);
}

TEST_F(SecureTown, T1_ACertificateOfTheFutureIsJudgedWithTheServersSignedTime) {
    make_certificates();
    move_certificate_to_the_future(std::chrono::years{10}, std::chrono::years{15});
    Lobby lobby{town, town.url()};
    town.county.clock.advance(std::chrono::years{12});  // it is then, only this kiosk does not know
    serve();
    lobby.use_server({.url = url(), .pins = {pin()}, .authority = authority()});
    EXPECT_EQ(lobby.run(Task::LogIn).answer, Answer::Unreachable);
    EXPECT_EQ(lobby.run(Task::Time).answer, Answer::Ok) << lobby.trouble();
    EXPECT_EQ(lobby.run(Task::LogIn).answer, Answer::Ok) << lobby.trouble();
    EXPECT_EQ(lobby.health().clock, core::ClockTrust::Trusted);
}

TEST_F(SecureTown, TH28_EvenThenThePinHolds) {
    make_certificates();
    move_certificate_to_the_future(std::chrono::years{10}, std::chrono::years{15});
    Lobby lobby{town, town.url()};
    serve();
    lobby.use_server({.url = url(), .pins = {kOtherPin}, .authority = authority()});
    EXPECT_EQ(lobby.run(Task::Time).answer, Answer::Unreachable);
    lobby.use_server({.url = url(), .pins = {}, .authority = authority()});
    EXPECT_EQ(lobby.run(Task::Time).answer, Answer::Unreachable) << "without a pin, dates are not forgiven";
}

}  // namespace
