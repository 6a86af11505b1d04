// The renderer for machines with a GPU: Dear ImGui's backend for SDL_Renderer.
#pragma once

#include <vector>

#include "kiosk/platform/renderer.h"

struct SDL_Renderer;

namespace platform {

class GpuRenderer final : public Renderer {
public:
    explicit GpuRenderer(SDL_Renderer* renderer) : renderer_{renderer} {}  // owns it
    ~GpuRenderer() override;

    void present(ImDrawData& data) override;
    Pixels grab() override;
    TextureId create(const Pixels& pixels) override;
    void update(TextureId texture, const Pixels& pixels) override;
    TextureId create_empty(int width, int height) override;
    void update_rows(TextureId texture, const Pixels& pixels, int first, int count) override;
    void destroy(TextureId texture) override;
    bool is_software() const override { return false; }
    void device_lost() override;
    std::int64_t drawn_pixels() const override;

private:
    SDL_Renderer* renderer_;
    std::vector<TextureId> textures_;
    bool attached_ = false;  // to Dear ImGui, which must exist by then
};

}  // namespace platform
