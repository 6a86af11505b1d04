// Certificates that linli-admin makes, and the server that uses them.
#include <memory>
#include <thread>

#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include "server/http/certificate.h"
#include "server/http/server.h"
#include "shared/core/file.h"
#include "tests/server/county.h"

namespace {

using test::County;

// What a careful client sees: the pin of the server's key, or why it goes away.
struct Handshake {
    bool is_trusted = false;
    std::string pin;
    std::string version;
};

Handshake shake_hands(std::uint16_t port, const std::filesystem::path& authority, const char* address) {
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{SSL_CTX_new(TLS_client_method()),
                                                                    SSL_CTX_free};
    SSL_CTX_load_verify_locations(context.get(), authority.c_str(), nullptr);
    BIO* wire = BIO_new_connect(("127.0.0.1:" + std::to_string(port)).c_str());
    if (BIO_do_connect(wire) != 1) {
        BIO_free(wire);
        return {};
    }
    const std::unique_ptr<SSL, decltype(&SSL_free)> ssl{SSL_new(context.get()), SSL_free};
    SSL_set_bio(ssl.get(), wire, wire);
    if (SSL_connect(ssl.get()) != 1) return {};
    Handshake result{.version = SSL_get_version(ssl.get())};
    const std::unique_ptr<X509, decltype(&X509_free)> peer{SSL_get1_peer_certificate(ssl.get()), X509_free};
    result.is_trusted =
        SSL_get_verify_result(ssl.get()) == X509_V_OK && X509_check_ip_asc(peer.get(), address, 0) == 1;
    unsigned char* bytes = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(peer.get()), &bytes);
    const std::string key{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
    OPENSSL_free(bytes);
    result.pin = core::to_base64(core::sha256(core::as_bytes(key)));
    return result;
}

class Tls : public testing::Test {
protected:
    County county;
    const std::filesystem::path directory = county.directory.path();
};

TEST_F(Tls, MadeAgainTheyAreStillTrustedByKiosksThatKnowTheFirst) {
    ASSERT_TRUE(server::http::make_certificates(directory, "127.0.0.1"));
    const auto authority = core::read_file(directory / "ca.pem").value();
    const auto first = core::read_file(directory / "server.pem").value();
    const auto pin = server::http::pin_of(directory / "server.pem").value();
    ASSERT_TRUE(server::http::make_certificates(directory, "127.0.0.1"));
    EXPECT_NE(core::read_file(directory / "server.pem").value(), first) << "it is a new one";
    EXPECT_EQ(core::read_file(directory / "ca.pem").value(), authority);
    EXPECT_EQ(server::http::pin_of(directory / "server.pem").value(), pin);
    auto server = server::http::Server::open(
        {.port = 0, .certificate = directory / "server.pem", .private_key = directory / "server.key"},
        *county.dispatcher, county.hub);
    EXPECT_TRUE(server) << server.error().message;
}

TEST_F(Tls, ADamagedKeyIsNotReplacedInSilence) {
    ASSERT_TRUE(core::write_file(directory / "ca.key", "rubbish"));
    const auto made = server::http::make_certificates(directory, "127.0.0.1");
    ASSERT_FALSE(made);
    EXPECT_NE(made.error().message.find("ca.key holds no private key"), std::string::npos);
}

TEST_F(Tls, TheMadeCertificatesAreTrustedByTheirAuthorityAndHaveThePinThatKiosksAreTold) {
    ASSERT_TRUE(server::http::make_certificates(directory, "127.0.0.1"));
    auto server = server::http::Server::open(
        {.port = 0, .certificate = directory / "server.pem", .private_key = directory / "server.key"},
        *county.dispatcher, county.hub);
    ASSERT_TRUE(server) << server.error().message;
    {
        const std::jthread running{[&] { (*server)->run(); }};
        const auto seen = shake_hands((*server)->port(), directory / "ca.pem", "127.0.0.1");
        EXPECT_TRUE(seen.is_trusted);
        EXPECT_EQ(seen.version, "TLSv1.3");
        EXPECT_EQ(seen.pin, server::http::pin_of(directory / "server.pem").value_or(""));
        EXPECT_FALSE(shake_hands((*server)->port(), directory / "ca.pem", "192.0.2.1").is_trusted);
        (*server)->stop();
    }
}

TEST_F(Tls, PrivateKeysAreForTheOwnerAlone) {
    ASSERT_TRUE(server::http::make_certificates(directory, "linli.example"));
    for (const char* name : {"ca.key", "server.key"}) {
        struct stat mode {};
        ASSERT_EQ(::stat((directory / name).c_str(), &mode), 0);
        EXPECT_EQ(mode.st_mode & 0777U, 0600U) << name;
    }
}

TEST_F(Tls, AMissingOrForeignKeyIsSaidClearly) {
    ASSERT_TRUE(server::http::make_certificates(directory, "127.0.0.1"));
    const auto open = [&](const char* certificate, const char* key) {
        return server::http::Server::open(
            {.port = 0, .certificate = directory / certificate, .private_key = directory / key},
            *county.dispatcher, county.hub);
    };
    const auto missing = open("none.pem", "server.key");
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().message.find("none.pem can't be read"), std::string::npos);
    const auto foreign = open("server.pem", "ca.key");
    ASSERT_FALSE(foreign);
    EXPECT_NE(foreign.error().message.find("does not fit the certificate"), std::string::npos);
}

}  // namespace
