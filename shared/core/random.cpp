#include "shared/core/random.h"

#include <array>
#include <cstring>

#include <sodium.h>

namespace core {
namespace {

// Before main(), while there is one thread: makes libsodium's generator safe for several, and picks the fast
// code for this processor. Doing it twice does no harm.
[[maybe_unused]] const int sodium_ready = sodium_init();

}  // namespace

std::uint64_t Random::next() {
    std::array<std::uint8_t, 8> bytes{};
    fill(bytes);
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), bytes.size());
    return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
    // Values under this would make the first results likelier than the rest.
    const std::uint64_t unfair = (0 - bound) % bound;
    std::uint64_t value = next();
    while (value < unfair) value = next();
    return value % bound;
}

double Random::unit() {
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace core
