// Values that must not be logged: they have no formatter and no stream operator, so trying to does not
// compile.
#pragma once

#include <string>
#include <utility>

namespace core {

// A token, key or password. `reveal()` is the one way in; the memory is zeroed when it ends.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}
    Secret(const Secret&) = default;
    Secret(Secret&&) noexcept = default;
    // The old value goes with `other`, which is zeroed.
    Secret& operator=(Secret other) noexcept {
        value_.swap(other.value_);
        return *this;
    }
    ~Secret();

    const std::string& reveal() const { return value_; }
    bool empty() const { return value_.empty(); }
    bool operator==(const Secret& other) const;  // constant time

private:
    std::string value_;
};

}  // namespace core
