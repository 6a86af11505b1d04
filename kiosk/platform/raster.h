// Draws Dear ImGui's triangles with the processor, and of a frame only the parts that differ from the one
// before.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

struct ImDrawData;

namespace platform {

struct Primitive;

struct Area {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // x1, y1 are outside

    bool is_empty() const { return x1 <= x0 || y1 <= y0; }
    Area cut(const Area& other) const;
    bool operator==(const Area&) const = default;
};

// What an ImTextureID means to the rasteriser: a pointer to one of these.
struct SoftTexture {
    int width = 0;
    int height = 0;
    const std::uint32_t* texels = nullptr;  // 0xAABBGGRR, red in the lowest byte
    bool opaque = false;                    // no texel lets anything through
    std::uint64_t version = 0;              // of its contents; no two contents ever bear the same number
};

// Pixels are 0xFFRRGGBB. All triangles but axis-parallel rectangles are drawn without texture, which is how
// our kit uses them; rectangles that show their texture at another size are interpolated.
class Raster {
public:
    Raster();
    ~Raster();

    // Draws the frame and answers the areas that changed; everything when the size did.
    std::vector<Area> draw(const ImDrawData& data);
    void forget();  // the next frame is drawn whole

    int width() const { return width_; }
    int height() const { return height_; }
    std::span<const std::uint32_t> pixels() const { return pixels_; }

private:
    void collect(const ImDrawData& data);
    void hash_tiles();
    std::vector<Area> changed_areas();
    void paint(const Area& area);

    int width_ = 0;
    int height_ = 0;
    std::vector<std::uint32_t> pixels_;
    std::vector<Primitive> primitives_;
    std::vector<std::uint64_t> tiles_, tiles_before_;
};

}  // namespace platform
