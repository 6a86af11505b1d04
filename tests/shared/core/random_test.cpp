#include "shared/core/random.h"

#include <array>

#include <gtest/gtest.h>

namespace {

// Gives the numbers it was given, over and over.
class Scripted final : public core::Random {
public:
    explicit Scripted(std::initializer_list<std::uint8_t> bytes) : bytes_(bytes) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = bytes_[next_++ % bytes_.size()];
    }

private:
    std::vector<std::uint8_t> bytes_;
    std::size_t next_ = 0;
};

TEST(Random, BelowReachesEachValueAndNoOther) {
    core::SystemRandom random;
    std::array<int, 7> seen{};
    for (int i = 0; i < 7000; ++i) ++seen.at(random.below(7));
    for (const int count : seen) EXPECT_GT(count, 700);
    EXPECT_EQ(random.below(1), 0U);
}

TEST(Random, UnitIsAtLeastZeroAndBelowOne) {
    Scripted highest{0xFF};
    Scripted lowest{0x00};
    EXPECT_LT(highest.unit(), 1.0);
    EXPECT_GT(highest.unit(), 0.999);
    EXPECT_EQ(lowest.unit(), 0.0);
}

}  // namespace
