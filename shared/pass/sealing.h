// Encryption at rest and to the server: what a kiosk keeps is closed without its device key (PROTOCOL section
// 7).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"

namespace pass {

// XChaCha20-Poly1305 under a 32-byte key; the random nonce stands before the ciphertext. `bound_to` is
// authenticated, not encrypted: a row that is moved elsewhere no longer opens.
core::Bytes seal(std::string_view plain, std::string_view bound_to, const core::Secret& key);
std::optional<std::string> open(core::ByteView sealed, std::string_view bound_to, const core::Secret& key);

// Sealed boxes (X25519): anyone can close one for the receiver, who alone opens it. For what a kiosk that is
// locked out leaves behind.
using BoxPublicKey = std::array<std::uint8_t, 32>;
struct BoxKeys {
    BoxPublicKey public_key{};
    core::Secret secret_key;
};
BoxKeys make_box_keys();
core::Bytes seal_for(const BoxPublicKey& receiver, std::string_view plain);
std::optional<std::string> open_box(core::ByteView sealed, const BoxKeys& receiver);

// A keyed BLAKE2b index: finds a value again without keeping it. 32 hex digits.
std::string blind_index(std::string_view value, const core::Secret& key);
// HMAC-SHA-256, first 8 bytes as 16 hex digits (PROTOCOL section 6, the tag against a second rating).
std::string short_mac(std::string_view value, const core::Secret& key);

core::Secret make_secret(std::size_t bytes = 32);

}  // namespace pass
