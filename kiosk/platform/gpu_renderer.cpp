#include "kiosk/platform/gpu_renderer.h"

#include <algorithm>
#include <bit>

#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_sdlrenderer2.h>

namespace platform {
namespace {

SDL_Texture* texture_of(TextureId id) {
    return std::bit_cast<SDL_Texture*>(static_cast<std::uintptr_t>(id));
}

}  // namespace

GpuRenderer::~GpuRenderer() {
    if (attached_ && ImGui::GetCurrentContext() != nullptr) ImGui_ImplSDLRenderer2_Shutdown();
    for (const TextureId id : textures_) SDL_DestroyTexture(texture_of(id));
    SDL_DestroyRenderer(renderer_);
}

void GpuRenderer::present(ImDrawData& data) {
    if (!attached_) attached_ = ImGui_ImplSDLRenderer2_Init(renderer_);
    ImGui_ImplSDLRenderer2_NewFrame();
    SDL_SetRenderDrawColor(renderer_, 0, 0, 0, 255);
    SDL_RenderClear(renderer_);
    ImGui_ImplSDLRenderer2_RenderDrawData(&data, renderer_);
    SDL_RenderPresent(renderer_);
}

Pixels GpuRenderer::grab() {
    Pixels grabbed;
    SDL_GetRendererOutputSize(renderer_, &grabbed.width, &grabbed.height);
    grabbed.rgba.resize(4 * static_cast<std::size_t>(grabbed.width) *
                        static_cast<std::size_t>(grabbed.height));
    // After a present the back buffer is undefined: the frame is drawn once more, and not shown.
    if (ImDrawData* data = attached_ ? ImGui::GetDrawData() : nullptr) {
        ImGui_ImplSDLRenderer2_RenderDrawData(data, renderer_);
    }
    SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_RGBA32, grabbed.rgba.data(), grabbed.width * 4);
    return grabbed;
}

TextureId GpuRenderer::create(const Pixels& pixels) {
    const TextureId id = pixels.is_whole() ? create_empty(pixels.width, pixels.height) : 0;
    if (id != 0) update(id, pixels);
    return id;
}

TextureId GpuRenderer::create_empty(int width, int height) {
    SDL_Texture* texture =
        SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_STATIC, width, height);
    if (texture == nullptr) return 0;
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
    const auto id = TextureId{std::bit_cast<std::uintptr_t>(texture)};
    textures_.push_back(id);
    return id;
}

void GpuRenderer::update(TextureId texture, const Pixels& pixels) {
    update_rows(texture, pixels, 0, pixels.height);
}

void GpuRenderer::update_rows(TextureId texture, const Pixels& pixels, int first, int count) {
    if (std::find(textures_.begin(), textures_.end(), texture) == textures_.end() || !pixels.is_whole())
        return;
    const SDL_Rect rows{0, first, pixels.width, count};
    const std::size_t from = 4 * static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(first);
    SDL_UpdateTexture(texture_of(texture), &rows, pixels.rgba.data() + from, pixels.width * 4);
}

void GpuRenderer::destroy(TextureId texture) {
    if (std::erase(textures_, texture) > 0) SDL_DestroyTexture(texture_of(texture));
}

void GpuRenderer::device_lost() {
    if (attached_) ImGui_ImplSDLRenderer2_DestroyDeviceObjects();
    for (const TextureId id : textures_) SDL_DestroyTexture(texture_of(id));
    textures_.clear();
}

std::int64_t GpuRenderer::drawn_pixels() const {
    int width = 0;
    int height = 0;
    SDL_GetRendererOutputSize(renderer_, &width, &height);
    return std::int64_t{width} * height;
}

}  // namespace platform
