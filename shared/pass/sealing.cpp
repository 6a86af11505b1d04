#include "shared/pass/sealing.h"

#include <array>

#include <sodium.h>

namespace pass {
namespace {

constexpr std::size_t kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kKeySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

const std::uint8_t* raw(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

core::Bytes seal(std::string_view plain, std::string_view bound_to, const core::Secret& key) {
    core::Bytes sealed(kNonceSize + plain.size() + kTagSize);
    if (key.reveal().size() != kKeySize) return {};
    randombytes_buf(sealed.data(), kNonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + kNonceSize, nullptr, raw(plain), plain.size(),
                                               raw(bound_to), bound_to.size(), nullptr, sealed.data(),
                                               raw(key.reveal()));
    return sealed;
}

std::optional<std::string> open(core::ByteView sealed, std::string_view bound_to, const core::Secret& key) {
    if (sealed.size() < kNonceSize + kTagSize || key.reveal().size() != kKeySize) return std::nullopt;
    std::string plain(sealed.size() - kNonceSize - kTagSize, '\0');
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<std::uint8_t*>(plain.data()), nullptr, nullptr, sealed.data() + kNonceSize,
        sealed.size() - kNonceSize, raw(bound_to), bound_to.size(), sealed.data(), raw(key.reveal()));
    if (failed != 0) return std::nullopt;
    return plain;
}

BoxKeys make_box_keys() {
    BoxKeys keys;
    std::string secret(crypto_box_SECRETKEYBYTES, '\0');
    crypto_box_keypair(keys.public_key.data(), reinterpret_cast<std::uint8_t*>(secret.data()));
    keys.secret_key = core::Secret{std::move(secret)};
    return keys;
}

core::Bytes seal_for(const BoxPublicKey& receiver, std::string_view plain) {
    core::Bytes sealed(plain.size() + crypto_box_SEALBYTES);
    crypto_box_seal(sealed.data(), raw(plain), plain.size(), receiver.data());
    return sealed;
}

std::optional<std::string> open_box(core::ByteView sealed, const BoxKeys& receiver) {
    if (sealed.size() < crypto_box_SEALBYTES ||
        receiver.secret_key.reveal().size() != crypto_box_SECRETKEYBYTES) {
        return std::nullopt;
    }
    std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
    const int failed =
        crypto_box_seal_open(reinterpret_cast<std::uint8_t*>(plain.data()), sealed.data(), sealed.size(),
                             receiver.public_key.data(), raw(receiver.secret_key.reveal()));
    if (failed != 0) return std::nullopt;
    return plain;
}

std::string blind_index(std::string_view value, const core::Secret& key) {
    std::array<std::uint8_t, 16> digest{};
    crypto_generichash(digest.data(), digest.size(), raw(value), value.size(), raw(key.reveal()),
                       key.reveal().size());
    return core::to_hex(digest);
}

std::string short_mac(std::string_view value, const core::Secret& key) {
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> digest{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, raw(key.reveal()), key.reveal().size());
    crypto_auth_hmacsha256_update(&state, raw(value), value.size());
    crypto_auth_hmacsha256_final(&state, digest.data());
    return core::to_hex(core::ByteView{digest}.first(8));
}

core::Secret make_secret(std::size_t bytes) {
    std::string secret(bytes, '\0');
    randombytes_buf(secret.data(), secret.size());
    return core::Secret{std::move(secret)};
}

}  // namespace pass
