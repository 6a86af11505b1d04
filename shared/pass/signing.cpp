#include "shared/pass/signing.h"

#include <algorithm>

#include <sodium.h>

namespace pass {
namespace {

core::Bytes with_domain(std::string_view domain, core::ByteView message) {
    core::Bytes bytes;
    bytes.reserve(domain.size() + 1 + message.size());
    for (const char c : domain) bytes.push_back(static_cast<std::uint8_t>(c));
    bytes.push_back(0);
    bytes.insert(bytes.end(), message.begin(), message.end());
    return bytes;
}

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> exactly(core::ByteView bytes) {
    if (bytes.size() != N) return std::nullopt;
    std::array<std::uint8_t, N> result{};
    std::copy(bytes.begin(), bytes.end(), result.begin());
    return result;
}

const std::uint8_t* raw(const core::Secret& secret) {
    return reinterpret_cast<const std::uint8_t*>(secret.reveal().data());
}

}  // namespace

KeyPair make_key_pair() {
    KeyPair pair;
    std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_keypair(pair.public_key.data(), reinterpret_cast<std::uint8_t*>(secret.data()));
    pair.secret_key = core::Secret{std::move(secret)};
    return pair;
}

KeyPair key_pair_from_seed(core::ByteView seed) {
    KeyPair pair;
    std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> bytes{};
    std::copy_n(seed.begin(), std::min(seed.size(), bytes.size()), bytes.begin());
    crypto_sign_seed_keypair(pair.public_key.data(), reinterpret_cast<std::uint8_t*>(secret.data()),
                             bytes.data());
    pair.secret_key = core::Secret{std::move(secret)};
    return pair;
}

Signature sign(std::string_view domain, core::ByteView message, const core::Secret& secret_key) {
    Signature signature{};
    if (secret_key.reveal().size() != crypto_sign_SECRETKEYBYTES) return signature;  // verifies nowhere
    const core::Bytes bytes = with_domain(domain, message);
    crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), raw(secret_key));
    return signature;
}

bool verify(std::string_view domain, core::ByteView message, const Signature& signature,
            const PublicKey& key) {
    const core::Bytes bytes = with_domain(domain, message);
    return crypto_sign_verify_detached(signature.data(), bytes.data(), bytes.size(), key.data()) == 0;
}

std::optional<PublicKey> public_key_from(core::ByteView bytes) {
    return exactly<32>(bytes);
}

std::optional<Signature> signature_from(core::ByteView bytes) {
    return exactly<64>(bytes);
}

}  // namespace pass
