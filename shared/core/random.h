// Randomness as a parameter: the system's generator in the product, a seeded one in tests.
#pragma once

#include <cstdint>
#include <span>

namespace core {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    std::uint64_t next();
    // Uniform over [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
    double unit();  // uniform over [0, 1)
};

// Cryptographically secure (libsodium). Usable from any thread.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace core
