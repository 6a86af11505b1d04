// Bytes and their text forms: hexadecimal, Base32 and Base64 (RFC 4648), SHA-256.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Sha256 = std::array<std::uint8_t, 32>;

ByteView as_bytes(std::string_view text);

std::string to_hex(ByteView bytes);  // lower case
std::optional<Bytes> from_hex(std::string_view text);

// RFC 4648 upper case without padding. Decoding takes either case and only the canonical form: unused bits
// must be zero.
std::string to_base32(ByteView bytes);
std::optional<Bytes> from_base32(std::string_view text);

std::string to_base64(ByteView bytes);  // with padding
std::optional<Bytes> from_base64(std::string_view text);

Sha256 sha256(ByteView bytes);
std::string sha256_hex(std::string_view text);

}  // namespace core
