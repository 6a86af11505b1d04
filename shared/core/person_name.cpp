#include "shared/core/person_name.h"

#include <algorithm>

#include <sodium.h>

namespace core {

PersonName& PersonName::operator=(PersonName&& other) noexcept {
    if (this == &other) return *this;
    *this = static_cast<const PersonName&>(other);
    other.clear();
    return *this;
}

void PersonName::append(std::string_view words) {
    std::size_t fits = std::min(words.size(), kMost - size_);
    const auto continues = [&](std::size_t i) {
        return (static_cast<unsigned char>(words[i]) & 0xC0U) == 0x80U;
    };
    while (fits < words.size() && fits > 0 && continues(fits)) --fits;
    std::copy_n(words.begin(), fits, bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += fits;
}

void PersonName::clear() {
    sodium_memzero(bytes_.data(), bytes_.size());
    size_ = 0;
}

}  // namespace core
