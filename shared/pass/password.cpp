#include "shared/pass/password.h"

#include <array>

#include <sodium.h>

namespace pass {

std::string hash_password(const core::Secret& password, HashCost cost) {
    const bool quick = cost == HashCost::Quick;
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const int failed =
        crypto_pwhash_str_alg(text.data(), password.reveal().data(), password.reveal().size(),
                              quick ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              quick ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) return {};  // out of memory; an empty hash matches nothing
    return text.data();
}

bool password_matches(const core::Secret& password, const std::string& hash) {
    return crypto_pwhash_str_verify(hash.c_str(), password.reveal().data(), password.reveal().size()) == 0;
}

}  // namespace pass
