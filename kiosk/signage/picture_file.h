// Picture files to pixels of exactly the size they are shown at, and pixels to PNG. Slow: for worker threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/result.h"

namespace signage {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  // rows from the top, red first, alpha not multiplied in
};

enum class Edges : std::uint8_t { None = 0, Left = 1, Right = 2, Top = 4, Bottom = 8, All = 15 };

enum class Scaling : std::uint8_t { Cover, Contain };

// Covers width x height: scaled by area, cut in the middle; or lies within them whole, as large as it can.
// The corners at `rounded` edges lie in the alpha.
struct PictureShape {
    int width = 0;
    int height = 0;
    int radius = 0;
    Edges rounded = Edges::All;
    Scaling scaling = Scaling::Cover;
    auto operator<=>(const PictureShape&) const = default;
};

// NotFound, Invalid (not a picture, or over 32 MiB), Corrupt. Never throws.
core::Result<Picture> read_picture(const std::filesystem::path& path, const PictureShape& shape);
core::Result<Picture> shape_picture(const Picture& picture, const PictureShape& shape);

// PNG as bytes.
core::Result<std::string> write_png(const Picture& picture);
// Made smaller where a side is longer than `longest_side`.
core::Result<std::string> write_jpeg(const Picture& picture, int longest_side);

}  // namespace signage
