#include "shared/pass/signing.h"

#include <memory>

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include "shared/core/random.h"

namespace {

using core::as_bytes;
using core::Bytes;
using pass::sign;
using pass::verify;

// OpenSSL's opinion, of the same bytes.
bool openssl_verifies(core::ByteView message, const pass::Signature& signature, const pass::PublicKey& key) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> public_key{
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()), EVP_PKEY_free};
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    return public_key != nullptr &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
}

Bytes with_domain(std::string_view domain, std::string_view message) {
    std::string all{domain};
    all.append(1, '\0').append(message);
    const core::ByteView bytes = as_bytes(all);
    return {bytes.begin(), bytes.end()};
}

TEST(Signing, C1_AgreesWithOpensslOnGoodAndDamagedSignatures) {
    core::SystemRandom random;
    for (int i = 0; i < 200; ++i) {
        const pass::KeyPair pair = pass::make_key_pair();
        const std::string message = "message " + std::to_string(random.next());
        pass::Signature signature = sign(pass::domain::kAuth, as_bytes(message), pair.secret_key);
        ASSERT_TRUE(verify(pass::domain::kAuth, as_bytes(message), signature, pair.public_key));
        ASSERT_TRUE(openssl_verifies(with_domain(pass::domain::kAuth, message), signature, pair.public_key));
        signature.at(random.below(64)) ^= static_cast<std::uint8_t>(1U << random.below(8));
        EXPECT_FALSE(verify(pass::domain::kAuth, as_bytes(message), signature, pair.public_key));
        EXPECT_FALSE(openssl_verifies(with_domain(pass::domain::kAuth, message), signature, pair.public_key));
    }
}

TEST(Signing, ASignatureHoldsForOneMessageOneKeyAndOnePurpose) {
    const pass::KeyPair pair = pass::make_key_pair();
    const pass::Signature signature = sign(pass::domain::kCommand, as_bytes("reboot"), pair.secret_key);
    EXPECT_TRUE(verify(pass::domain::kCommand, as_bytes("reboot"), signature, pair.public_key));
    EXPECT_FALSE(verify(pass::domain::kCommand, as_bytes("reboot "), signature, pair.public_key));
    EXPECT_FALSE(
        verify(pass::domain::kCommand, as_bytes("reboot"), signature, pass::make_key_pair().public_key));
    for (const auto other :
         {pass::domain::kPass, pass::domain::kAuth, pass::domain::kTime, pass::domain::kKeys}) {
        EXPECT_FALSE(verify(other, as_bytes("reboot"), signature, pair.public_key)) << other;
    }
}

TEST(Signing, TheZeroByteKeepsPurposeAndMessageApart) {
    const pass::KeyPair pair = pass::make_key_pair();
    const pass::Signature signature = sign("NC1", as_bytes("-CMDreboot"), pair.secret_key);
    EXPECT_FALSE(verify("NC1-CMD", as_bytes("reboot"), signature, pair.public_key));
}

TEST(Signing, TheSameSeedIsTheSameKey) {
    const Bytes seed(32, 7);
    EXPECT_EQ(pass::key_pair_from_seed(seed).public_key, pass::key_pair_from_seed(seed).public_key);
    EXPECT_NE(pass::make_key_pair().public_key, pass::make_key_pair().public_key);
}

TEST(Signing, WithoutAWholeKeyNothingIsSigned) {
    const pass::KeyPair pair = pass::make_key_pair();
    const pass::Signature signature =
        sign(pass::domain::kAuth, as_bytes("nonce"), core::Secret{std::string(63, 'k')});
    EXPECT_FALSE(verify(pass::domain::kAuth, as_bytes("nonce"), signature, pair.public_key));
}

TEST(Signing, KeysAndSignaturesHaveOneLength) {
    EXPECT_TRUE(pass::public_key_from(Bytes(32)));
    EXPECT_FALSE(pass::public_key_from(Bytes(31)));
    EXPECT_FALSE(pass::public_key_from(Bytes(33)));
    EXPECT_TRUE(pass::signature_from(Bytes(64)));
    EXPECT_FALSE(pass::signature_from(Bytes(0)));
}

// RFC 8032 forbids a signature with a scalar beyond the group's order, though the equation would hold: a
// second text for the same pass.
TEST(Signing, AMalleatedSignatureIsRefused) {
    const pass::KeyPair pair = pass::make_key_pair();
    pass::Signature signature = sign(pass::domain::kPass, as_bytes("header"), pair.secret_key);
    const Bytes order =
        *core::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");  // little-endian
    unsigned carry = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        carry += signature.at(32 + i) + order[i];
        signature.at(32 + i) = static_cast<std::uint8_t>(carry);
        carry >>= 8U;
    }
    EXPECT_FALSE(verify(pass::domain::kPass, as_bytes("header"), signature, pair.public_key));
}

}  // namespace
