// How a screen asks for a picture: it names the file and the size, and gets a texture as soon as there is
// one.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ui {

// Something that can be drawn now. The id is the renderer's own; valid in the frame it was got in.
struct Texture {
    std::uint64_t id = 0;
    int width = 0;
    int height = 0;
};

enum class Corners : std::uint8_t { None = 0, Left = 1, Right = 2, Top = 4, Bottom = 8, All = 15 };

enum class Fit : std::uint8_t { Cover, Contain };

// Scaled to cover exactly width x height device pixels, cut in the middle; or to lie within them, whole.
// Rounded corners lie in the picture's own alpha: drawing it is one copy.
struct PictureRequest {
    std::string path = {};
    int width = 0;
    int height = 0;
    int radius = 0;
    Corners corners = Corners::All;
    Fit fit = Fit::Cover;
    bool operator==(const PictureRequest&) const = default;
    auto operator<=>(const PictureRequest&) const = default;
};

// None while it is loading, or when it can't be had: a plain plate is drawn instead. Never waits.
using PictureSource = std::function<std::optional<Texture>(const PictureRequest&)>;

}  // namespace ui
