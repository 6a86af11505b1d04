#include "server/service/enrolment_code.h"

#include <set>

#include <gtest/gtest.h>

namespace {

using server::service::make_enrolment_code;
using server::service::normal_enrolment_code;

TEST(EnrolmentCode, WhatIsMadeIsRead) {
    core::SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const auto code = make_enrolment_code(random);
        EXPECT_EQ(normal_enrolment_code(code), code);
        seen.insert(code);
    }
    EXPECT_EQ(seen.size(), 1000U);
}

TEST(EnrolmentCode, LettersThatLookAlikeAreTheSame) {
    core::SystemRandom random;
    for (int i = 0; i < 200; ++i) {
        const auto code = make_enrolment_code(random);
        std::string typed = code;
        for (char& c : typed) c = c == '0' ? 'o' : c == '1' ? 'l' : c;
        if (typed.back() != code.back()) typed.back() = code.back();
        EXPECT_EQ(normal_enrolment_code(typed), code) << typed;
    }
}

TEST(EnrolmentCode, OneWrongOrTwoExchangedCharactersAreNoticed) {
    core::SystemRandom random;
    const std::string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for (int i = 0; i < 50; ++i) {
        const auto code = make_enrolment_code(random);
        for (std::size_t at = 0; at < 9; ++at) {
            if (code[at] == '-') continue;
            for (const char other : alphabet) {
                auto wrong = code;
                wrong[at] = other;
                if (other != code[at]) {
                    EXPECT_FALSE(normal_enrolment_code(wrong)) << code << " " << wrong;
                }
            }
            if (at + 1 < 9 && code[at + 1] != '-' && code[at] != code[at + 1]) {
                auto exchanged = code;
                std::swap(exchanged[at], exchanged[at + 1]);
                EXPECT_FALSE(normal_enrolment_code(exchanged)) << code << " " << exchanged;
            }
        }
    }
}

TEST(EnrolmentCode, AnythingElseIsNone) {
    for (const char* text :
         {"", "-", "AAAA", "AAAA-AAAA", "UUUU-UUUU-U", "AAAA-AAAA-AA", "党群服务中心党群服"}) {
        EXPECT_FALSE(normal_enrolment_code(text)) << text;
    }
}

}  // namespace
