#include "shared/pass/resident_pass.h"

#include <algorithm>
#include <map>

#include <gtest/gtest.h>

#include "shared/core/random.h"

namespace {

using pass::Reading;

// PROTOCOL section 1: the vector, made with the key of RFC 8032, test 1.
constexpr std::string_view kSeed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
constexpr std::string_view kPublic = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
constexpr std::string_view kText =
    "NC1CEAQKCL2AERUKZ4JVPG66EAP4AUCJYAARKMAJZZYVA4POFVY6B4BXUG4CYYRQARP4O2YDY6XPDMWKXNXT4QG56ID3COGIJ4T6KPRI"
    "H7MDIUDVYARQNML2TII6Y"
    "BQRAQTSS4FSBI";
constexpr std::string_view kDigest = "6e28a8586769c953c1bce5464e88b19cb07ae44ede680ea5233302f76beef2c0";

core::WallTime day(int year, unsigned month, unsigned of_month) {
    return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) /
                                 static_cast<int>(of_month)};
}

pass::KeyPair issuer() {
    return pass::key_pair_from_seed(*core::from_hex(kSeed));
}

pass::KeySet keys_with(pass::KeyRecord record) {
    return {.version = 1, .keys = {record}};
}

pass::KeyRecord record_of_issuer() {
    return {.region = 330106, .id = 1, .key = issuer().public_key, .state = pass::KeyState::Active};
}

pass::PassFields fields_of_vector() {
    return {.key = 1,
            .region = 330106,
            .pass = 0x0123456789ABCDEF,
            .valid_from = day(2026, 1, 1),
            .valid_until = day(2029, 1, 1)};
}

core::Bytes bytes_of_vector() {
    return *core::from_base32(kText.substr(3));
}

std::string text_of(core::ByteView bytes) {
    return "NC1" + core::to_base32(bytes);
}

// A pass whose bytes are signed as they stand, however wrong they are.
std::string signed_text(core::Bytes header) {
    const pass::Signature signature = pass::sign(pass::domain::kPass, header, issuer().secret_key);
    header.insert(header.end(), signature.begin(), signature.end());
    return text_of(header);
}

core::Bytes header_with(std::size_t at, std::uint8_t value) {
    core::Bytes bytes = bytes_of_vector();
    bytes.resize(20);
    bytes.at(at) = value;
    return bytes;
}

std::string name_of(const Reading& reading) {
    static constexpr std::array kNames{"FOREIGN_CODE", "UNREADABLE", "UNSUPPORTED", "UNKNOWN_KEY",
                                       "KEY_REVOKED",  "INVALID",    "valid"};
    static_assert(kNames.size() == std::variant_size_v<Reading>);
    return kNames.at(reading.index());
}

std::string read(std::string_view text) {
    return name_of(pass::read_pass(text, keys_with(record_of_issuer())));
}

TEST(Pass, C1_TheVectorIsReadAndSaysWhatTheProtocolSays) {
    EXPECT_EQ(kText.size(), 138U);
    EXPECT_EQ(core::sha256_hex(kText), kDigest);
    EXPECT_EQ(core::to_hex(issuer().public_key), kPublic);
    const Reading reading = pass::read_pass(kText, keys_with(record_of_issuer()));
    const auto* header = std::get_if<model::PassHeader>(&reading);
    ASSERT_NE(header, nullptr) << name_of(reading);
    EXPECT_EQ(header->type, model::PassType::StaticCard);
    EXPECT_EQ(header->key, 1);
    EXPECT_EQ(header->region, 330106);
    EXPECT_EQ(header->pass, 0x0123456789ABCDEFU);
    EXPECT_EQ(header->valid_from, day(2026, 1, 1));
    EXPECT_EQ(header->valid_until, day(2029, 1, 1));
    EXPECT_FALSE(header->test_pass);
}

TEST(Pass, C1_IssuingTheVectorGivesItsText) {
    EXPECT_EQ(pass::issue_pass(fields_of_vector(), issuer().secret_key), kText);
}

TEST(Pass, C1_FlippingAnyBitIsNeverOk) {
    std::map<std::string, int> seen;
    const core::Bytes whole = bytes_of_vector();
    ASSERT_EQ(whole.size() * 8, 672U);
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        core::Bytes flipped = whole;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
        const std::string found = read(text_of(flipped));
        EXPECT_NE(found, "valid") << "bit " << bit;
        ++seen[found];
    }
    // 4 of the version, 4 of the type (1 becomes 0, 3, 5, 9), 7 reserved flags; key and region are 32 bits.
    const std::map<std::string, int> expected{{"UNSUPPORTED", 15}, {"UNKNOWN_KEY", 32}, {"INVALID", 625}};
    EXPECT_EQ(seen, expected);
}

TEST(Pass, C1_EachTruncationIsUnreadable) {
    const core::Bytes whole = bytes_of_vector();
    for (std::size_t size = 1; size <= 83; ++size) {
        EXPECT_EQ(read(text_of(core::ByteView{whole}.first(size))), "UNREADABLE") << size << " bytes";
    }
    for (std::size_t size = 3; size < kText.size(); ++size) {
        EXPECT_EQ(read(kText.substr(0, size)), "UNREADABLE") << size << " characters";
    }
    for (std::size_t size = 0; size < 3; ++size) EXPECT_EQ(read(kText.substr(0, size)), "FOREIGN_CODE");
}

TEST(Pass, C1_MoreThan84BytesIsUnreadable) {
    core::Bytes longer = bytes_of_vector();
    while (longer.size() < 200) {
        longer.push_back(0);
        EXPECT_EQ(read(text_of(longer)), "UNREADABLE") << longer.size();
    }
}

TEST(Pass, C1_EitherCaseIsTaken) {
    std::string lower{kText};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    EXPECT_EQ(read(lower), "valid");
    std::string mixed = lower;
    for (std::size_t i = 0; i < mixed.size(); i += 3) mixed[i] = kText[i];
    EXPECT_EQ(read(mixed), "valid");
    EXPECT_EQ(pass::h8_of(lower), pass::h8_of(kText));
}

TEST(Pass, C1_SpaceIsTakenAroundAndNowhereElse) {
    const std::string text{kText};
    EXPECT_EQ(read(" \t" + text + "\r\n"), "valid");
    EXPECT_EQ(read(text + std::string(512, ' ')), "valid");
    EXPECT_EQ(pass::h8_of(" " + text + "\r\n"), std::string{kDigest.substr(0, 16)});
    for (const std::size_t at : {3U, 70U, 137U}) {
        for (const char* space : {" ", "\t", "\n", "-", "=", "\xC2\xA0"}) {
            EXPECT_EQ(read(std::string{text}.insert(at, space)), "UNREADABLE") << at;
        }
    }
    EXPECT_EQ(read(text + "\xC2\xA0"), "UNREADABLE");
    EXPECT_EQ(read(text + '\0'), "UNREADABLE");
    EXPECT_EQ(read("NC 1" + text.substr(3)), "FOREIGN_CODE");
}

TEST(Pass, C1_OnlyTheCanonicalFormIsRead) {
    // 135 characters hold 675 bits: the last 3 are not used.
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const std::size_t last = kLetters.find(kText.back());
    ASSERT_EQ(last % 8, 0U);
    for (std::size_t unused = 1; unused < 8; ++unused) {
        std::string other{kText};
        other.back() = kLetters[last + unused];
        EXPECT_EQ(read(other), "UNREADABLE") << other.back();
    }
    EXPECT_EQ(read(std::string{kText} + "="), "UNREADABLE");
    EXPECT_EQ(read(std::string{kText} + "A"), "UNREADABLE");
}

TEST(Pass, OtherVersionsTypesAndFlagsAreUnsupportedWhateverTheirLength) {
    for (unsigned version_type = 0; version_type < 256; ++version_type) {
        if (version_type == 0x11 || version_type == 0x12) continue;
        const auto byte = static_cast<std::uint8_t>(version_type);
        EXPECT_EQ(read(signed_text(header_with(0, byte))), "UNSUPPORTED") << version_type;
    }
    for (unsigned flags = 2; flags < 256; ++flags) {
        EXPECT_EQ(read(signed_text(header_with(19, static_cast<std::uint8_t>(flags)))), "UNSUPPORTED")
            << flags;
    }
    core::Bytes rotating = header_with(0, 0x13);
    rotating.resize(184);
    const Reading reading = pass::read_pass(text_of(rotating), keys_with(record_of_issuer()));
    const auto* unsupported = std::get_if<pass::Unsupported>(&reading);
    ASSERT_NE(unsupported, nullptr) << name_of(reading);
    EXPECT_EQ(unsupported->version, 1);
    EXPECT_EQ(unsupported->type, 3);
    EXPECT_EQ(unsupported->key, 1);
    EXPECT_EQ(unsupported->region, 330106);
}

TEST(Pass, ATestPassSaysSo) {
    const Reading reading = pass::read_pass(signed_text(header_with(19, 1)), keys_with(record_of_issuer()));
    ASSERT_TRUE(std::holds_alternative<model::PassHeader>(reading)) << name_of(reading);
    EXPECT_TRUE(std::get<model::PassHeader>(reading).test_pass);
}

TEST(Pass, D2_TheFirstRowThatHoldsWins) {
    core::Bytes bad_signature = bytes_of_vector();
    bad_signature.back() ^= 1U;
    const std::string forged = text_of(bad_signature);
    pass::KeyRecord revoked = record_of_issuer();
    revoked.state = pass::KeyState::Revoked;
    pass::KeyRecord other_algorithm = record_of_issuer();
    other_algorithm.algorithm = pass::Algorithm::Sm2;
    // Unsupported before an unknown key, an unknown key before a bad signature, a revoked key before it as
    // well.
    EXPECT_EQ(name_of(pass::read_pass(signed_text(header_with(0, 0x13)), {})), "UNSUPPORTED");
    EXPECT_EQ(name_of(pass::read_pass(kText, keys_with(other_algorithm))), "UNSUPPORTED");
    EXPECT_EQ(name_of(pass::read_pass(forged, {})), "UNKNOWN_KEY");
    EXPECT_EQ(name_of(pass::read_pass(forged, keys_with(revoked))), "KEY_REVOKED");
    EXPECT_EQ(name_of(pass::read_pass(kText, keys_with(revoked))), "KEY_REVOKED");
    EXPECT_EQ(name_of(pass::read_pass(forged, keys_with(record_of_issuer()))), "INVALID");
}

TEST(Pass, AKeyIsKnownByItsRegionAndItsNumber) {
    pass::KeyRecord elsewhere = record_of_issuer();
    elsewhere.region = 370830;
    EXPECT_EQ(name_of(pass::read_pass(kText, keys_with(elsewhere))), "UNKNOWN_KEY");
    pass::KeyRecord later = record_of_issuer();
    later.id = 2;
    EXPECT_EQ(name_of(pass::read_pass(kText, keys_with(later))), "UNKNOWN_KEY");
}

TEST(Pass, KeysOfEachStateButRevokedAreBelieved) {
    for (const auto state : {pass::KeyState::Next, pass::KeyState::Active, pass::KeyState::Retired}) {
        pass::KeyRecord record = record_of_issuer();
        record.state = state;
        EXPECT_EQ(name_of(pass::read_pass(kText, keys_with(record))), "valid");
    }
}

TEST(Pass, WhatNoPassMaySayIsInvalidWhoeverSignedIt) {
    pass::PassFields nobody = fields_of_vector();
    nobody.pass = 0;
    EXPECT_EQ(read(pass::issue_pass(nobody, issuer().secret_key)), "INVALID");
    pass::PassFields never = fields_of_vector();
    never.valid_until = never.valid_from;
    EXPECT_EQ(read(pass::issue_pass(never, issuer().secret_key)), "INVALID");
    pass::PassFields phone = fields_of_vector();
    phone.type = model::PassType::PhoneCode;
    phone.valid_until = phone.valid_from + std::chrono::minutes{5};
    EXPECT_EQ(read(pass::issue_pass(phone, issuer().secret_key)), "valid");
    phone.valid_until += std::chrono::minutes{1};
    EXPECT_EQ(read(pass::issue_pass(phone, issuer().secret_key)), "INVALID");
}

TEST(Pass, EachFieldComesBackAsItWasIssued) {
    core::SystemRandom random;
    const core::WallTime epoch = day(2024, 1, 1);
    for (int i = 0; i < 200; ++i) {
        pass::PassFields fields{.key = 1 + static_cast<int>(random.below(255)),
                                .region = static_cast<int>(random.below(1U << 24U)),
                                .pass = 1 + random.below(0 - std::uint64_t{1}),
                                .valid_from = epoch + std::chrono::minutes{random.below((1U << 24U) - 1)},
                                .valid_until = epoch + std::chrono::minutes{(1U << 24U) - 1},
                                .test_pass = random.below(2) == 1};
        const pass::KeyPair pair = pass::make_key_pair();
        const pass::KeySet keys =
            keys_with({.region = fields.region, .id = fields.key, .key = pair.public_key});
        const Reading reading = pass::read_pass(pass::issue_pass(fields, pair.secret_key), keys);
        const auto* header = std::get_if<model::PassHeader>(&reading);
        ASSERT_NE(header, nullptr) << name_of(reading);
        EXPECT_EQ(header->key, fields.key);
        EXPECT_EQ(header->region, fields.region);
        EXPECT_EQ(header->pass, fields.pass);
        EXPECT_EQ(header->valid_from, fields.valid_from);
        EXPECT_EQ(header->valid_until, fields.valid_until);
        EXPECT_EQ(header->test_pass, fields.test_pass);
    }
}

TEST(Pass, P2_AForeignCodeIsKnownByItsLengthAlone) {
    const std::string payment = "https://qr.alipay.com/fkx0123456789";
    const Reading reading = pass::read_pass(payment, keys_with(record_of_issuer()));
    ASSERT_TRUE(std::holds_alternative<pass::ForeignCode>(reading));
    EXPECT_EQ(std::get<pass::ForeignCode>(reading).length, payment.size());
    static_assert(std::is_trivially_copyable_v<pass::ForeignCode>);  // there is no room for a text in it
    for (const std::string& text : {std::string{}, std::string{" "}, std::string(4000, 'x'), std::string{"N"},
                                    std::string{"NC2AAAA"}, std::string{"ＮＣ１"}, std::string{"\0NC1", 4}}) {
        EXPECT_EQ(read(text), "FOREIGN_CODE");
        EXPECT_FALSE(pass::looks_like_pass(text));
    }
}

TEST(Pass, ATextOfMoreThan512CharactersIsNeverRead) {
    EXPECT_EQ(read("NC1" + std::string(509, 'A')), "UNSUPPORTED");  // version 0
    EXPECT_EQ(read("NC1" + std::string(517, 'A')), "UNREADABLE");
    EXPECT_EQ(read("NC1" + std::string(3997, 'A')), "UNREADABLE");
    EXPECT_TRUE(pass::looks_like_pass(kText));
    EXPECT_FALSE(pass::looks_like_pass("NC1" + std::string(3997, 'A')));
}

TEST(Pass, TheHelpDeskMarkIsTheEndOfTheDigestOfItsId) {
    EXPECT_EQ(pass::help_desk_mark(0x0123456789ABCDEF), "TAMA");
    EXPECT_EQ(pass::help_desk_mark(1).size(), 4U);
}

}  // namespace
