// Rows 1 to 6: what the text of a code is, before any clock or table.
#include "shared/core/overloaded.h"
#include "shared/pass/resident_pass.h"
#include "tests/support/check_in_vectors.h"

namespace test {
namespace {

using namespace std::chrono_literals;
using model::Outcome;

constexpr core::WallTime kFrom{std::chrono::milliseconds{1'767'225'600'000}};  // 2026-01-01

pass::KeyPair key_pair(std::uint8_t seed) {
    return pass::key_pair_from_seed(core::Bytes(32, seed));
}

pass::KeySet keys() {
    pass::KeyRecord active{.region = 370830, .id = 1, .key = key_pair(1).public_key};
    pass::KeyRecord revoked{.region = 370830, .id = 2, .key = key_pair(2).public_key};
    revoked.state = pass::KeyState::Revoked;
    return {.version = 1, .keys = {active, revoked}};
}

std::string issue(int key, std::uint8_t seed) {
    return pass::issue_pass({.key = key,
                             .region = 370830,
                             .pass = 0x0123456789abcdef,
                             .valid_from = kFrom,
                             .valid_until = kFrom + std::chrono::hours{24 * 365}},
                            key_pair(seed).secret_key);
}

// The same pass with another first byte: version and type.
std::string with_first_byte(std::uint8_t byte) {
    auto bytes = core::from_base32(issue(1, 1).substr(3)).value_or(core::Bytes(84));
    bytes[0] = byte;
    return "NC1" + core::to_base32(bytes);
}

Outcome outcome_of(const pass::Reading& reading) {
    return std::visit(core::Overloaded{
                          [](const pass::ForeignCode&) { return Outcome::ForeignCode; },
                          [](const pass::Unreadable&) { return Outcome::Unreadable; },
                          [](const pass::Unsupported&) { return Outcome::Unsupported; },
                          [](const pass::UnknownKey&) { return Outcome::UnknownKey; },
                          [](const pass::KeyRevoked&) { return Outcome::KeyRevoked; },
                          [](const pass::Invalid&) { return Outcome::Invalid; },
                          [](const model::PassHeader&) { return Outcome::Ok; },
                      },
                      reading);
}

}  // namespace

std::vector<ReadingVector> reading_vectors() {
    const std::string good = issue(1, 1);
    return {
        {"GoodPass", good, Outcome::Ok},
        {"D1_Row1_Unreadable_CutShort", good.substr(0, good.size() - 8), Outcome::Unreadable},
        {"Row1_NotBase32", "NC1" + std::string(135, '!'), Outcome::Unreadable},
        {"Row1_TooLong", "NC1" + std::string(4000, 'A'), Outcome::Unreadable},
        {"D1_Row2_ForeignCode", "https://pay.example.cn/code/12345", Outcome::ForeignCode},
        {"Row2_NothingAtAll", "", Outcome::ForeignCode},
        {"D1_Row3_Unsupported_Version", with_first_byte(0x21), Outcome::Unsupported},
        {"Row3_TypeThreeIsReserved", with_first_byte(0x13), Outcome::Unsupported},
        {"D1_Row4_UnknownKey", issue(3, 3), Outcome::UnknownKey},
        {"D1_Row5_KeyRevoked", issue(2, 2), Outcome::KeyRevoked},
        {"D1_Row6_Invalid_ForeignSignature", issue(1, 9), Outcome::Invalid},
        {"D2_UnsupportedBeforeInvalid", with_first_byte(0x14), Outcome::Unsupported},
        {"D2_UnknownKeyBeforeInvalid", issue(3, 9), Outcome::UnknownKey},
        {"D2_KeyRevokedBeforeInvalid", issue(2, 9), Outcome::KeyRevoked},
    };
}

std::string difference(const ReadingVector& vector) {
    const Outcome outcome = outcome_of(pass::read_pass(vector.text, keys()));
    if (outcome == vector.outcome) return {};
    return "read as " + std::string{model::outcome_code(outcome)} + ", not " +
           std::string{model::outcome_code(vector.outcome)};
}

}  // namespace test
