#include "shared/core/bytes.h"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

using core::as_bytes;
using core::Bytes;

std::string text_of(const std::optional<Bytes>& bytes) {
    return bytes ? std::string{bytes->begin(), bytes->end()} : "(refused)";
}

TEST(Base32, AgreesWithTheVectorsOfRfc4648) {
    const std::vector<std::pair<const char*, const char*>> vectors{
        {"", ""},
        {"f", "MY"},
        {"fo", "MZXQ"},
        {"foo", "MZXW6"},
        {"foob", "MZXW6YQ"},
        {"fooba", "MZXW6YTB"},
        {"foobar", "MZXW6YTBOI"},
    };
    for (const auto& [plain, text] : vectors) {
        EXPECT_EQ(core::to_base32(as_bytes(plain)), text);
        EXPECT_EQ(text_of(core::from_base32(text)), plain);
    }
    EXPECT_EQ(text_of(core::from_base32("mzxw6ytboi")), "foobar");
}

TEST(Base32, HasOneFormForEachValue) {
    EXPECT_FALSE(core::from_base32("MZ"));        // an unused bit is set
    EXPECT_FALSE(core::from_base32("MZXR"));      // likewise
    EXPECT_FALSE(core::from_base32("MY======"));  // padding
    EXPECT_FALSE(core::from_base32("M"));         // no number of bytes is that long
    EXPECT_FALSE(core::from_base32("MZX"));
    EXPECT_FALSE(core::from_base32("MZXW6Y"));
    for (const char* bad : {"M1", "M0", "M8", "M ", "M\n", "M=", "\xC3\xA9"}) {
        EXPECT_FALSE(core::from_base32(bad)) << bad;
    }
}

TEST(Base32, EachTextThatIsReadIsTheOneThatWouldBeWritten) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    int read = 0;
    for (const char first : kLetters) {
        for (const char second : kLetters) {
            const std::string text{first, second};
            if (const auto bytes = core::from_base32(text)) {
                EXPECT_EQ(core::to_base32(*bytes), text);
                ++read;
            }
        }
    }
    EXPECT_EQ(read, 256);  // one text per byte
}

TEST(Hex, GoesThereAndBackInEitherCase) {
    EXPECT_EQ(core::to_hex(Bytes{0x00, 0x7F, 0xFF}), "007fff");
    EXPECT_EQ(core::from_hex("007fFF"), (Bytes{0x00, 0x7F, 0xFF}));
    EXPECT_EQ(core::from_hex(""), Bytes{});
    for (const char* bad : {"0", "0g", "0x", " 0", "00 "}) EXPECT_FALSE(core::from_hex(bad)) << bad;
}

TEST(Base64, GoesThereAndBackAndRefusesTheRest) {
    EXPECT_EQ(core::to_base64(as_bytes("foob")), "Zm9vYg==");
    EXPECT_EQ(core::to_base64({}), "");
    EXPECT_EQ(text_of(core::from_base64("Zm9vYg==")), "foob");
    EXPECT_EQ(text_of(core::from_base64("")), "");
    for (const char* bad : {"Zm9vYg", "Zm9vYg=", "Zm9v Yg==", "Zm9vYh==", "Zm9v*"}) {
        EXPECT_FALSE(core::from_base64(bad)) << bad;
    }
}

TEST(Sha256, AgreesWithThePublishedDigest) {
    EXPECT_EQ(core::sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
