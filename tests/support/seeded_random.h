// Randomness that is the same in each run of a test. Usable from any thread, as the product's is; then the
// order in which they draw is theirs.
#pragma once

#include <mutex>
#include <random>

#include "shared/core/random.h"

namespace test {

class SeededRandom final : public core::Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        const std::lock_guard lock{mutex_};
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
    }

private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

// Always draws the largest value, so that a test sees the longest delay.
class LargestRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (auto& byte : bytes) byte = 0xFF;
    }
};

}  // namespace test
