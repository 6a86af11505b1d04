// A person's name, or a few words with one in it: a fixed buffer that zeroes itself.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace core {

// Where names live, and nowhere else: no part of it is ever on the heap, a copy that ends or is moved from is
// zeroed, and it has no formatter and no stream operator, so that logging one does not compile.
class PersonName {
public:
    static constexpr std::size_t kMost = 160;  // bytes of UTF-8; what is longer ends at a whole character

    PersonName() = default;
    explicit PersonName(std::string_view words) { append(words); }
    PersonName(const PersonName&) = default;
    PersonName(PersonName&& other) noexcept : bytes_{other.bytes_}, size_{other.size_} { other.clear(); }
    PersonName& operator=(const PersonName&) = default;
    PersonName& operator=(PersonName&& other) noexcept;
    ~PersonName() { clear(); }

    void append(std::string_view words);
    void clear();

    std::string_view shown() const { return {bytes_.data(), size_}; }
    bool empty() const { return size_ == 0; }
    bool operator==(const PersonName& other) const { return shown() == other.shown(); }

private:
    std::array<char, kMost> bytes_{};
    std::size_t size_ = 0;
};

}  // namespace core
