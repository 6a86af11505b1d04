#include "server/service/enrolment_code.h"

namespace server::service {
namespace {

// Crockford's alphabet, and the five more signs that only a check character may be.
constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
constexpr std::size_t kLength = 8;
constexpr std::uint64_t kCheckModulus = 37;

std::uint64_t value_of(std::string_view eight) {
    std::uint64_t value = 0;
    for (const char c : eight) value = value * 32 + kDigits.find(c);
    return value;
}

std::string with_dashes(const std::string& eight) {
    const char check = kDigits[value_of(eight) % kCheckModulus];
    return eight.substr(0, 4) + "-" + eight.substr(4) + "-" + check;
}

}  // namespace

std::string make_enrolment_code(core::Random& random) {
    std::string code;
    for (std::size_t i = 0; i < kLength; ++i) code += kDigits[random.below(32)];
    return with_dashes(code);
}

std::optional<std::string> normal_enrolment_code(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        code += c;
    }
    if (code.size() != kLength + 1) return std::nullopt;
    for (std::size_t i = 0; i < kLength; ++i) {
        if (kDigits.find(code[i]) >= 32) return std::nullopt;
    }
    const std::string made = with_dashes(code.substr(0, kLength));
    if (made.back() != code.back()) return std::nullopt;
    return made;
}

}  // namespace server::service
