#include "shared/pass/resident_pass.h"

#include <algorithm>
#include <chrono>

namespace pass {
namespace {

constexpr std::size_t kHeaderSize = 20;
constexpr std::size_t kPassSize = 84;
constexpr std::string_view kPrefix = "NC1";
constexpr core::WallTime kEpoch = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1};

std::uint64_t big_endian(core::ByteView bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) value = (value << 8U) | byte;
    return value;
}

void put_big_endian(core::Bytes& out, std::uint64_t value, unsigned count) {
    while (count-- > 0) out.push_back(static_cast<std::uint8_t>(value >> (8U * count)));
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kAround = " \r\n\t";
    const auto first = text.find_first_not_of(kAround);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool has_prefix(std::string_view text) {
    return text.size() >= kPrefix.size() &&
           std::equal(kPrefix.begin(), kPrefix.end(), text.begin(),
                      [](char want, char have) { return want == upper(have); });
}

core::WallTime minutes_after_epoch(std::uint64_t minutes) {
    return kEpoch + std::chrono::minutes{static_cast<std::int64_t>(minutes)};
}

model::PassHeader header_of(core::ByteView bytes) {
    model::PassHeader header;
    header.type = static_cast<model::PassType>(bytes[0] & 0x0FU);
    header.key = bytes[1];
    header.region = static_cast<int>(big_endian(bytes.subspan(2, 3)));
    header.pass = big_endian(bytes.subspan(5, 8));
    header.valid_from = minutes_after_epoch(big_endian(bytes.subspan(13, 3)));
    header.valid_until = minutes_after_epoch(big_endian(bytes.subspan(16, 3)));
    header.test_pass = (bytes[19] & 1U) != 0;
    return header;
}

bool is_supported(core::ByteView bytes) {
    const unsigned version = bytes[0] >> 4U;
    const unsigned type = bytes[0] & 0x0FU;
    return version == 1 && (type == 1 || type == 2) && (bytes[19] & 0xFEU) == 0;
}

// What a signed header may not say, whoever signed it.
bool is_sane(const model::PassHeader& header) {
    if (header.pass == 0 || header.valid_until <= header.valid_from) return false;
    return header.type != model::PassType::PhoneCode ||
           header.valid_until - header.valid_from <= kPhoneCodeLife;
}

Reading judge(core::ByteView bytes, const KeySet& keys) {
    const model::PassHeader header = header_of(bytes);
    const KeyRecord* record = keys.find(header.region, header.key);
    if (!record) return UnknownKey{header};
    if (record->algorithm != Algorithm::Ed25519) {
        return Unsupported{
            .version = 1, .type = static_cast<int>(header.type), .key = header.key, .region = header.region};
    }
    if (record->state == KeyState::Revoked) return KeyRevoked{header};
    const auto signature = signature_from(bytes.subspan(kHeaderSize));
    const bool genuine =
        signature && verify(domain::kPass, bytes.first(kHeaderSize), *signature, record->key);
    if (!genuine || !is_sane(header)) return Invalid{.key = header.key, .region = header.region};
    return header;
}

}  // namespace

Reading read_pass(std::string_view text, const KeySet& keys) {
    const std::string_view code = trimmed(text);
    if (!has_prefix(code)) return ForeignCode{text.size()};
    if (code.size() > kLongestText) return Unreadable{};
    const auto bytes = core::from_base32(code.substr(kPrefix.size()));
    if (!bytes || bytes->size() < kHeaderSize) return Unreadable{};
    if (!is_supported(*bytes)) {
        return Unsupported{.version = (*bytes)[0] >> 4,
                           .type = (*bytes)[0] & 0x0F,
                           .key = (*bytes)[1],
                           .region = static_cast<int>(big_endian(core::ByteView{*bytes}.subspan(2, 3)))};
    }
    if (bytes->size() != kPassSize) return Unreadable{};
    return judge(*bytes, keys);
}

bool looks_like_pass(std::string_view text) {
    const std::string_view code = trimmed(text);
    return has_prefix(code) && code.size() <= kLongestText;
}

std::string issue_pass(const PassFields& fields, const core::Secret& signing_key) {
    const auto minutes_since_epoch = [](core::WallTime time) {
        return static_cast<std::uint64_t>(std::chrono::floor<std::chrono::minutes>(time - kEpoch).count());
    };
    core::Bytes bytes;
    bytes.push_back(static_cast<std::uint8_t>(0x10U | static_cast<unsigned>(fields.type)));
    bytes.push_back(static_cast<std::uint8_t>(fields.key));
    put_big_endian(bytes, static_cast<std::uint64_t>(fields.region), 3);
    put_big_endian(bytes, fields.pass, 8);
    put_big_endian(bytes, minutes_since_epoch(fields.valid_from), 3);
    put_big_endian(bytes, minutes_since_epoch(fields.valid_until), 3);
    bytes.push_back(fields.test_pass ? 1 : 0);
    const Signature signature = sign(domain::kPass, bytes, signing_key);
    bytes.insert(bytes.end(), signature.begin(), signature.end());
    return std::string{kPrefix} + core::to_base32(bytes);
}

std::string h8_of(std::string_view text) {
    std::string canonical{trimmed(text)};
    std::transform(canonical.begin(), canonical.end(), canonical.begin(), upper);
    return core::sha256_hex(canonical).substr(0, 16);
}

std::string help_desk_mark(model::PassId pass) {
    core::Bytes bytes;
    put_big_endian(bytes, pass, 8);
    const std::string text = core::to_base32(core::sha256(bytes));
    return text.substr(text.size() - 4);
}

}  // namespace pass
