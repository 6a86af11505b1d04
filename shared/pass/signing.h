// Ed25519 signatures (RFC 8032) with a domain before the message, so that no signature is valid for another
// purpose.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "shared/core/bytes.h"
#include "shared/core/secret.h"

namespace pass {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

// What a signature is for (PROTOCOL sections 1 and 4). Followed by a zero byte, then the message.
namespace domain {
inline constexpr std::string_view kPass = "NC1-PASS";
inline constexpr std::string_view kAuth = "NC1-AUTH";
inline constexpr std::string_view kCommand = "NC1-CMD";
inline constexpr std::string_view kTime = "NC1-TIME";
inline constexpr std::string_view kKeys = "NC1-KEYS";
}  // namespace domain

struct KeyPair {
    PublicKey public_key{};
    core::Secret secret_key;  // 64 bytes, as libsodium keeps them
};

KeyPair make_key_pair();
KeyPair key_pair_from_seed(core::ByteView seed);  // 32 bytes

Signature sign(std::string_view domain, core::ByteView message, const core::Secret& secret_key);
bool verify(std::string_view domain, core::ByteView message, const Signature& signature,
            const PublicKey& key);

std::optional<PublicKey> public_key_from(core::ByteView bytes);
std::optional<Signature> signature_from(core::ByteView bytes);

}  // namespace pass
