// The renderer for machines without a GPU: our rasteriser, and only the changed parts go to the window.
#pragma once

#include <memory>
#include <unordered_map>

#include "kiosk/platform/raster.h"
#include "kiosk/platform/renderer.h"

struct SDL_Window;

namespace platform {

class SoftwareRenderer final : public Renderer {
public:
    explicit SoftwareRenderer(SDL_Window* window);
    ~SoftwareRenderer() override;

    void present(ImDrawData& data) override;
    Pixels grab() override;
    TextureId create(const Pixels& pixels) override;
    void update(TextureId texture, const Pixels& pixels) override;
    TextureId create_empty(int width, int height) override;
    void update_rows(TextureId texture, const Pixels& pixels, int first, int count) override;
    void destroy(TextureId texture) override;
    bool is_software() const override { return true; }
    void device_lost() override { raster_.forget(); }
    std::int64_t drawn_pixels() const override { return drawn_; }

private:
    struct Owned {
        SoftTexture texture;
        std::vector<std::uint32_t> texels;
    };
    void show(const std::vector<Area>& areas);

    SDL_Window* window_;
    Raster raster_;
    std::int64_t drawn_ = 0;
    std::uint64_t versions_ = 0;  // given so far: a new texture may lie where an old one did
    std::unordered_map<TextureId, std::unique_ptr<Owned>> textures_;
    std::unordered_map<TextureId, std::unique_ptr<SoftTexture>>
        atlases_;  // Dear ImGui's; the texels are its own
};

}  // namespace platform
