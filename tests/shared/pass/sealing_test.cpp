#include "shared/pass/sealing.h"

#include <gtest/gtest.h>

namespace {

using core::Bytes;
using core::Secret;

std::string opened(const Bytes& sealed, std::string_view bound_to, const Secret& key) {
    return pass::open(sealed, bound_to, key).value_or("(closed)");
}

TEST(Sealing, OpensForItsKeyInItsPlace) {
    const Secret key = pass::make_secret();
    for (const std::string& plain : {std::string{}, std::string{"王*和"}, std::string(100'000, 'x')}) {
        EXPECT_EQ(opened(pass::seal(plain, "roster:17", key), "roster:17", key), plain);
    }
}

TEST(Sealing, StaysClosedForAnotherKeyOrElsewhere) {
    const Secret key = pass::make_secret();
    const Bytes sealed = pass::seal("王*和", "roster:17", key);
    EXPECT_EQ(opened(sealed, "roster:17", pass::make_secret()), "(closed)");
    EXPECT_EQ(opened(sealed, "roster:18", key), "(closed)");
    EXPECT_EQ(opened(sealed, "", key), "(closed)");
}

TEST(Sealing, EachChangedByteAndEachLengthKeepsItClosed) {
    const Secret key = pass::make_secret();
    const Bytes sealed = pass::seal("name", "row", key);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= 1U;
        EXPECT_EQ(opened(changed, "row", key), "(closed)") << i;
        EXPECT_EQ(opened(Bytes(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(i)), "row", key),
                  "(closed)")
            << i;
    }
}

TEST(Sealing, P1_TheSameTextIsNeverTheSameTwiceAndNeverInTheClear) {
    const Secret key = pass::make_secret();
    const Bytes first = pass::seal("canary name", "row", key);
    EXPECT_NE(first, pass::seal("canary name", "row", key));
    EXPECT_EQ((std::string{first.begin(), first.end()}.find("canary")), std::string::npos);
}

TEST(Sealing, AKeyOfAnotherLengthSealsNothing) {
    EXPECT_TRUE(pass::seal("text", "row", Secret{"short"}).empty());
    EXPECT_EQ(opened(Bytes(100), "row", Secret{"short"}), "(closed)");
}

TEST(SealedBox, OnlyTheReceiverOpensIt) {
    const pass::BoxKeys server = pass::make_box_keys();
    const Bytes box = pass::seal_for(server.public_key, "an unsent event");
    EXPECT_EQ(pass::open_box(box, server).value_or("(closed)"), "an unsent event");
    EXPECT_FALSE(pass::open_box(box, pass::make_box_keys()));
    for (std::size_t i = 0; i < box.size(); ++i) {
        Bytes changed = box;
        changed[i] ^= 1U;
        EXPECT_FALSE(pass::open_box(changed, server)) << i;
    }
    EXPECT_FALSE(pass::open_box({}, server));
    EXPECT_NE(box, pass::seal_for(server.public_key, "an unsent event"));
}

TEST(BlindIndex, FindsAgainWithItsKeyAndSaysNothingWithout) {
    const Secret key = pass::make_secret();
    EXPECT_EQ(pass::blind_index("0123456789abcdef", key), pass::blind_index("0123456789abcdef", key));
    EXPECT_NE(pass::blind_index("0123456789abcdef", key), pass::blind_index("0123456789abcdee", key));
    EXPECT_NE(pass::blind_index("0123456789abcdef", key),
              pass::blind_index("0123456789abcdef", pass::make_secret()));
    EXPECT_EQ(pass::blind_index("", key).size(), 32U);
}

TEST(ShortMac, AgreesWithTheVectorOfRfc4231) {
    EXPECT_EQ(pass::short_mac("what do ya want for nothing?", Secret{"Jefe"}), "5bdcc146bf60754e");
}

TEST(MakeSecret, NeverMakesTheSameTwice) {
    EXPECT_EQ(pass::make_secret().reveal().size(), 32U);
    EXPECT_EQ(pass::make_secret(16).reveal().size(), 16U);
    EXPECT_FALSE(pass::make_secret() == pass::make_secret());
}

}  // namespace
