#include "server/http/certificate.h"

#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "shared/core/bytes.h"
#include "shared/core/file.h"

namespace server::http {
namespace {

using core::ErrorKind;

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* one) const {
        Free(one);
    }
};
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Buffer = std::unique_ptr<BIO, Freed<BIO_free>>;

constexpr long kDay = 24L * 60 * 60;
constexpr long kAuthorityLife = 20L * 365 * kDay;
constexpr long kServerLife = 397 * kDay;

std::string text_of(BIO* buffer) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(buffer, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string pem(const X509* certificate) {
    const Buffer buffer{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509(buffer.get(), certificate);
    return text_of(buffer.get());
}

std::string pem(const EVP_PKEY* key) {
    const Buffer buffer{BIO_new(BIO_s_mem())};
    PEM_write_bio_PrivateKey(buffer.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return text_of(buffer.get());
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    if (!extension) return;
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate blank(EVP_PKEY* key, const std::string& name, long life) {
    Certificate certificate{X509_new()};
    X509_set_version(certificate.get(), 2);
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1U);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), life);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return certificate;
}

bool is_address(const std::string& host) {
    in6_addr place{};
    return ::inet_pton(AF_INET, host.c_str(), &place) == 1 ||
           ::inet_pton(AF_INET6, host.c_str(), &place) == 1;
}

core::Result<Certificate> read_certificate(const std::filesystem::path& file) {
    const auto text = core::read_file(file);
    if (!text) return text.failure();
    const Buffer buffer{BIO_new_mem_buf(text->data(), static_cast<int>(text->size()))};
    Certificate read{PEM_read_bio_X509(buffer.get(), nullptr, nullptr, nullptr)};
    if (!read) return core::fail(ErrorKind::Invalid, file.string() + " holds no certificate in PEM form");
    return read;
}

// The key of an earlier time, which kiosks hold on to; a new one where there is none yet.
core::Result<Key> key_at(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        Key fresh{EVP_EC_gen("P-256")};
        if (!fresh) return core::fail(ErrorKind::Unavailable, "OpenSSL could not make a key");
        return fresh;
    }
    const auto text = core::read_file(file);
    if (!text) return text.failure();
    const Buffer buffer{BIO_new_mem_buf(text->data(), static_cast<int>(text->size()))};
    Key read{PEM_read_bio_PrivateKey(buffer.get(), nullptr, nullptr, nullptr)};
    if (!read) return core::fail(ErrorKind::Invalid, file.string() + " holds no private key in PEM form");
    return read;
}

core::Result<Certificate> authority_at(const std::filesystem::path& file, EVP_PKEY* key) {
    if (std::filesystem::exists(file)) {
        auto read = read_certificate(file);
        if (read && X509_check_private_key(read->get(), key) != 1)
            return core::fail(ErrorKind::Invalid, file.string() + " does not fit the ca.key beside it");
        return read;
    }
    Certificate authority = blank(key, "Linli county authority", kAuthorityLife);
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    extend(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    extend(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    X509_sign(authority.get(), key, EVP_sha256());
    return authority;
}

}  // namespace

core::Result<std::string> pin_of(const std::filesystem::path& certificate) {
    const auto read = read_certificate(certificate);
    if (!read) return read.failure();
    unsigned char* bytes = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(read->get()), &bytes);
    const std::string key{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(std::max(0, size))};
    OPENSSL_free(bytes);
    return core::to_base64(core::sha256(core::as_bytes(key)));
}

core::Result<void> make_certificates(const std::filesystem::path& directory, const std::string& host) {
    const auto authority_key = key_at(directory / "ca.key");
    if (!authority_key) return authority_key.failure();
    const auto server_key = key_at(directory / "server.key");
    if (!server_key) return server_key.failure();
    const auto authority_made = authority_at(directory / "ca.pem", authority_key->get());
    if (!authority_made) return authority_made.failure();
    const Certificate& authority = *authority_made;

    const Certificate leaf = blank(server_key->get(), host, kServerLife);
    X509_set_issuer_name(leaf.get(), X509_get_subject_name(authority.get()));
    extend(leaf.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE");
    extend(leaf.get(), authority.get(), NID_ext_key_usage, "serverAuth");
    extend(leaf.get(), authority.get(), NID_subject_alt_name, (is_address(host) ? "IP:" : "DNS:") + host);
    X509_sign(leaf.get(), authority_key->get(), EVP_sha256());

    struct File {
        const char* name;
        std::string content;
        core::FileMode mode;
    };
    const std::vector<File> files{
        {"ca.pem", pem(authority.get()), core::FileMode::Shared},
        {"ca.key", pem(authority_key->get()), core::FileMode::Private},
        {"server.pem", pem(leaf.get()) + pem(authority.get()), core::FileMode::Shared},
        {"server.key", pem(server_key->get()), core::FileMode::Private},
    };
    for (const File& file : files) {
        if (auto written = core::write_file(directory / file.name, file.content, file.mode); !written)
            return written;
    }
    return {};
}

}  // namespace server::http
