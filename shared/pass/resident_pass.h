// The resident's pass "NC1": its text form, its signature, and what a text turns out to be (PROTOCOL section
// 1).
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "shared/core/secret.h"
#include "shared/model/check_in.h"
#include "shared/pass/key_set.h"

namespace pass {

// What a scanned text is. Rows 1 to 6 of PROTOCOL section 3 are its failures, in that order. A foreign code
// keeps nothing of its text but the length: it may be a payment code.
struct ForeignCode {
    std::size_t length = 0;
};
struct Unreadable {};
struct Unsupported {
    int version = 0;
    int type = 0;
    int key = 0;
    int region = 0;
};
struct UnknownKey {
    model::PassHeader header;
};
struct KeyRevoked {
    model::PassHeader header;
};
struct Invalid {
    int key = 0;
    int region = 0;
};
using Reading =
    std::variant<ForeignCode, Unreadable, Unsupported, UnknownKey, KeyRevoked, Invalid, model::PassHeader>;

// Takes either case and spaces, CR, LF, TAB around; at most 512 characters. Only the canonical Base32 form is
// read.
Reading read_pass(std::string_view text, const KeySet& keys);

// True for a text that wants to be a pass, so that scanners can tell two of them in one picture.
bool looks_like_pass(std::string_view text);

struct PassFields {
    model::PassType type = model::PassType::StaticCard;
    int key = 1;
    int region = 0;
    model::PassId pass = 0;
    core::WallTime valid_from;   // whole minutes from 2024-01-01 on
    core::WallTime valid_until;  // exclusive
    bool test_pass = false;
};
std::string issue_pass(const PassFields& fields, const core::Secret& signing_key);

// The first 8 bytes of SHA-256 of the text in its canonical form, as 16 hex digits: names a code without
// keeping it.
std::string h8_of(std::string_view text);
// Under the symbol on a card, for the help desk only: last 4 Base32 characters of SHA-256(pass id).
std::string help_desk_mark(model::PassId pass);

inline constexpr std::chrono::minutes kPhoneCodeLife{5};
inline constexpr std::size_t kLongestText = 512;

}  // namespace pass
