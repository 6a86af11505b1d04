#include "shared/pass/pin.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include <sodium.h>

namespace pass {
namespace {

constexpr std::size_t kHash = 32;
constexpr unsigned long long kMostPasses = 10;
constexpr std::size_t kMostMemory = 256U << 20U;
constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;

using Hash = std::array<std::uint8_t, kHash>;

// How a hash was made: everything of its text before the last '$'.
struct Recipe {
    unsigned long long passes = 0;
    std::size_t memory = 0;
    std::array<std::uint8_t, kPinSalt> salt{};
};

std::string base64(core::ByteView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
    text.pop_back();  // the terminating zero
    return text;
}

bool from_base64(const std::string& text, std::span<std::uint8_t> into) {
    std::size_t size = 0;
    const int failed = sodium_base642bin(into.data(), into.size(), text.data(), text.size(), nullptr, &size,
                                         nullptr, kVariant);
    return failed == 0 && size == into.size();
}

std::optional<Recipe> recipe_of(const std::string& prefix) {
    Recipe recipe;
    unsigned long long kibibytes = 0;
    std::array<char, 64> salt{};
    const int read = std::sscanf(prefix.c_str(), "$argon2id$v=19$m=%llu,t=%llu,p=1$%63s", &kibibytes,
                                 &recipe.passes, salt.data());
    if (read != 3 || kibibytes > kMostMemory / 1024 || recipe.passes > kMostPasses) return std::nullopt;
    recipe.memory = static_cast<std::size_t>(kibibytes) * 1024;
    if (!from_base64(salt.data(), recipe.salt)) return std::nullopt;
    return recipe;
}

std::optional<Hash> evaluate(const core::Secret& pin, const Recipe& recipe) {
    Hash hash{};
    const std::string& digits = pin.reveal();
    const int failed =
        crypto_pwhash(hash.data(), hash.size(), digits.data(), digits.size(), recipe.salt.data(),
                      recipe.passes, recipe.memory, crypto_pwhash_ALG_ARGON2ID13);
    return failed == 0 ? std::optional{hash} : std::nullopt;
}

bool is_guessable(const std::string& digits) {
    const auto steps_by = [&](int step) {
        return std::adjacent_find(digits.begin(), digits.end(),
                                  [&](char a, char b) { return b - a != step; }) == digits.end();
    };
    return steps_by(0) || steps_by(1) || steps_by(-1);
}

}  // namespace

core::Secret make_pin(core::Random& random) {
    while (true) {
        std::array<char, kPinDigits + 1> digits{};
        std::snprintf(digits.data(), digits.size(), "%06u", static_cast<unsigned>(random.next() % 1'000'000));
        if (!is_guessable(digits.data())) return core::Secret{digits.data()};
    }
}

std::string hash_pin(const core::Secret& pin, core::ByteView salt, HashCost cost) {
    const bool quick = cost == HashCost::Quick;
    Recipe recipe{.passes = quick ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                  .memory = quick ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE};
    if (salt.size() != recipe.salt.size()) return {};
    std::copy(salt.begin(), salt.end(), recipe.salt.begin());
    const auto hash = evaluate(pin, recipe);
    if (!hash) return {};
    return "$argon2id$v=19$m=" + std::to_string(recipe.memory / 1024) +
           ",t=" + std::to_string(recipe.passes) + ",p=1$" + base64(recipe.salt) + "$" + base64(*hash);
}

std::optional<std::size_t> find_pin(const core::Secret& pin, const std::vector<std::string>& hashes) {
    std::map<std::string, std::optional<Hash>> evaluated;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const auto cut = hashes[i].rfind('$');
        if (cut == std::string::npos) continue;
        const std::string prefix = hashes[i].substr(0, cut);
        if (!evaluated.contains(prefix)) {
            const auto recipe = recipe_of(prefix);
            evaluated[prefix] = recipe ? evaluate(pin, *recipe) : std::nullopt;
        }
        const auto& ours = evaluated[prefix];
        Hash theirs{};
        if (!ours || !from_base64(hashes[i].substr(cut + 1), theirs)) continue;
        if (sodium_memcmp(ours->data(), theirs.data(), theirs.size()) == 0 && !found) found = i;
    }
    return found;
}

}  // namespace pass
