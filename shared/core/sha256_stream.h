// SHA-256 of what comes piece by piece.
#pragma once

#include <memory>
#include <string_view>

#include "shared/core/bytes.h"

namespace core {

class Sha256Stream {
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(Sha256Stream&&) noexcept;
    Sha256Stream& operator=(Sha256Stream&&) noexcept;

    void add(std::string_view bytes);
    Sha256 digest() const;  // of all so far; more may follow

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace core
