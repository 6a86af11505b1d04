// SHA-256 of what is too large to be held: piece by piece, or a file.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "shared/core/bytes.h"
#include "shared/core/result.h"

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

// NotFound, or Unavailable where it can't be read to its end.
Result<std::string> sha256_hex_of_file(const std::filesystem::path& path);

}  // namespace core
