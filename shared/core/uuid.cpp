#include "shared/core/uuid.h"

#include <array>

#include "shared/core/bytes.h"

namespace core {
namespace {

std::string with_dashes(std::array<std::uint8_t, 16> bytes, std::uint8_t version) {
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | (version << 4U));
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    std::string text = to_hex(bytes);
    for (const std::size_t at : {8, 13, 18, 23}) text.insert(at, "-");
    return text;
}

}  // namespace

std::string make_uuid_v7(WallTime now, Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    const auto ms = static_cast<std::uint64_t>(to_ms(now));
    for (std::size_t i = 0; i < 6; ++i) bytes.at(i) = static_cast<std::uint8_t>(ms >> (40U - 8U * i));
    return with_dashes(bytes, 7);
}

std::string make_uuid_v4(Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return with_dashes(bytes, 4);
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

}  // namespace core
