// Digits that a person types: a phone number, a PIN. They live in this fixed buffer and nowhere else, and it
// is zeroed when it ends. No formatter and no stream operator: they can't be logged.
#pragma once

#include <array>
#include <cstddef>

#include "shared/core/secret.h"

namespace kiosk::flow {

class Digits {
public:
    static constexpr std::size_t kMost = 12;

    Digits() = default;
    Digits(const Digits&) = default;
    Digits& operator=(const Digits&) = default;
    ~Digits() { clear(); }

    void push(int digit);  // 0 to 9; a full buffer stays as it is
    void pop();
    void clear();

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    char at(std::size_t index) const { return digits_.at(index); }
    core::Secret secret() const;
    bool operator==(const Digits& other) const { return size_ == other.size_ && digits_ == other.digits_; }

private:
    std::array<char, kMost> digits_{};
    std::size_t size_ = 0;
};

}  // namespace kiosk::flow
