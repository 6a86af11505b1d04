// What a picture's own structure says before anybody decodes it: its size, and whether its end is there.
// Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/media/kind.h"

namespace server::media {

struct PictureHead {
    std::int64_t width = 0;
    std::int64_t height = 0;
    bool is_whole = true;  // the mark that ends it was found
};

// `file` is all of it. nullopt: damaged, or of a kind whose size only a decoder knows (TIFF).
std::optional<PictureHead> picture_head(FileKind kind, std::string_view file);

}  // namespace server::media
