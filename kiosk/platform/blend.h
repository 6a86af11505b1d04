// Mixing of pixels: small enough to be inlined into every loop of the rasteriser.
#pragma once

#include <cstddef>
#include <cstdint>

namespace platform {

// 0xAABBGGRR (Dear ImGui) to 0xFFRRGGBB (our frame).
inline std::uint32_t to_frame(std::uint32_t abgr) {
    return 0xFF000000U | ((abgr & 0xFFU) << 16U) | (abgr & 0xFF00U) | ((abgr >> 16U) & 0xFFU);
}
inline std::uint32_t alpha_of(std::uint32_t abgr) {
    return abgr >> 24U;
}

// `alpha` 0..255: 0 leaves `below`, 255 gives `above`.
inline std::uint32_t blend(std::uint32_t below, std::uint32_t above, std::uint32_t alpha) {
    const std::uint32_t share = alpha + (alpha >> 7U);  // 0..256
    const std::uint32_t red_blue = ((above & 0xFF00FFU) * share + (below & 0xFF00FFU) * (256U - share)) >> 8U;
    const std::uint32_t green = ((above & 0xFF00U) * share + (below & 0xFF00U) * (256U - share)) >> 8U;
    return 0xFF000000U | (red_blue & 0xFF00FFU) | (green & 0xFF00U);
}

// Product of two values 0..255 that stand for 0..1.
inline std::uint32_t scale(std::uint32_t a, std::uint32_t b) {
    return (a * b + 127U) / 255U;
}

}  // namespace platform
