#include "shared/model/resident.h"

#include <array>
#include <cstdio>
#include <vector>

namespace model {
namespace {

// The characters of UTF-8 text, each as its bytes.
std::vector<std::string> characters(const std::string& text) {
    std::vector<std::string> found;
    for (const char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (continues && !found.empty()) {
            found.back() += c;
        } else {
            found.emplace_back(1, c);
        }
    }
    return found;
}

}  // namespace

std::string to_text(PassId pass) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(pass));
    return text.data();
}

MaskedName mask_name(const std::string& full_name) {
    const auto letters = characters(full_name);
    if (letters.empty()) return {};
    if (letters.front().size() == 1) return MaskedName{letters.front() + "***"};
    if (letters.size() == 1) return MaskedName{letters.front()};
    if (letters.size() == 2) return MaskedName{letters.front() + "*"};
    if (letters.size() == 3) return MaskedName{letters.front() + "*" + letters.back()};
    return MaskedName{letters.front() + "**" + letters.back()};
}

}  // namespace model
