// Brings a frame of Dear ImGui and our textures to the window: by the GPU, or by our own rasteriser.
#pragma once

#include <cstdint>

#include "kiosk/platform/pixels.h"

struct ImDrawData;

namespace platform {

using TextureId = std::uint64_t;  // what ImTextureID holds; 0 is none

class Renderer {
public:
    virtual ~Renderer() = default;

    // Draws and shows. Does not wait for the display, but a driver may block for ever in it (FIELD section
    // 0).
    virtual void present(ImDrawData& data) = 0;
    // What was last shown.
    virtual Pixels grab() = 0;

    virtual TextureId create(const Pixels& pixels) = 0;
    // Same size as it was made with.
    virtual void update(TextureId texture, const Pixels& pixels) = 0;
    // In pieces, where all at once would hold up a frame: nothing is to be drawn from it before the last row.
    virtual TextureId create_empty(int width, int height) = 0;
    virtual void update_rows(TextureId texture, const Pixels& pixels, int first, int count) = 0;
    virtual void destroy(TextureId texture) = 0;

    // Is every pixel work of the processor? Then nothing drifts or slides (DESIGN section 7).
    virtual bool is_software() const = 0;
    // The GPU lost its memory: all textures are gone; Dear ImGui's are made again by the next frame.
    virtual void device_lost() = 0;
    // How many pixels the last frame touched; for the benches.
    virtual std::int64_t drawn_pixels() const = 0;
};

}  // namespace platform
