// A picture in memory: rows from top to bottom, four bytes a pixel, red first, alpha not multiplied in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace platform {

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  // 4 * width * height bytes

    bool is_whole() const {
        return width > 0 && height > 0 &&
               rgba.size() == 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    }
};

}  // namespace platform
