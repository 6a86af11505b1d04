#include "kiosk/flow/digits.h"

#include <string>

namespace kiosk::flow {

void Digits::push(int digit) {
    if (size_ == kMost || digit < 0 || digit > 9) return;
    digits_.at(size_++) = static_cast<char>('0' + digit);
}

void Digits::pop() {
    if (size_ > 0) digits_.at(--size_) = '\0';
}

void Digits::clear() {
    // Volatile: the last writes before an end are not to be left out.
    volatile char* bytes = digits_.data();
    for (std::size_t i = 0; i < kMost; ++i) bytes[i] = '\0';
    size_ = 0;
}

core::Secret Digits::secret() const {
    return core::Secret{std::string{digits_.data(), size_}};
}

}  // namespace kiosk::flow
