#include "kiosk/platform/software_renderer.h"

#include <bit>
#include <cstring>
#include <span>

#include <SDL.h>
#include <imgui.h>

namespace platform {
namespace {

TextureId id_of(const SoftTexture* texture) {
    return std::bit_cast<std::uintptr_t>(texture);
}

bool is_opaque(std::span<const std::uint32_t> texels) {
    for (const std::uint32_t texel : texels) {
        if (texel >> 24U != 255) return false;
    }
    return true;
}

}  // namespace

SoftwareRenderer::SoftwareRenderer(SDL_Window* window) : window_{window} {}

SoftwareRenderer::~SoftwareRenderer() {
    if (ImGui::GetCurrentContext() == nullptr) return;
    for (ImTextureData* data : ImGui::GetPlatformIO().Textures) {  // another renderer may take over
        if (!atlases_.contains(data->TexID)) continue;
        data->SetTexID(ImTextureID_Invalid);
        data->SetStatus(ImTextureStatus_Destroyed);
    }
}

void SoftwareRenderer::present(ImDrawData& data) {
    if (data.Textures != nullptr) {
        for (ImTextureData* texture : *data.Textures) {
            if (texture->Status == ImTextureStatus_WantCreate) {
                auto atlas = std::make_unique<SoftTexture>();
                atlas->width = texture->Width;
                atlas->height = texture->Height;
                atlas->version = ++versions_;
                atlas->texels = std::bit_cast<const std::uint32_t*>(texture->Pixels);
                texture->SetTexID(id_of(atlas.get()));
                texture->SetStatus(ImTextureStatus_OK);
                atlases_.emplace(texture->TexID, std::move(atlas));
            } else if (texture->Status == ImTextureStatus_WantUpdates) {
                texture->SetStatus(ImTextureStatus_OK);  // we read its own memory; used places never change
            } else if (texture->Status == ImTextureStatus_WantDestroy) {
                atlases_.erase(texture->TexID);
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
            }
        }
    }
    show(raster_.draw(data));
}

void SoftwareRenderer::show(const std::vector<Area>& areas) {
    drawn_ = 0;
    SDL_Surface* target = SDL_GetWindowSurface(window_);  // the window's own; new after a change of size
    if (target == nullptr || areas.empty()) return;
    auto* pixels = const_cast<std::uint32_t*>(raster_.pixels().data());  // SDL only reads it
    SDL_Surface* source = SDL_CreateRGBSurfaceWithFormatFrom(pixels, raster_.width(), raster_.height(), 32,
                                                             raster_.width() * 4, SDL_PIXELFORMAT_RGB888);
    if (source == nullptr) return;
    std::vector<SDL_Rect> rects;
    for (const Area& area : areas) {
        SDL_Rect rect{area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0};
        rects.push_back(rect);
        drawn_ += std::int64_t{rect.w} * rect.h;
        SDL_Rect place = rect;  // SDL writes into it
        SDL_BlitSurface(source, &rect, target, &place);
    }
    SDL_FreeSurface(source);
    SDL_UpdateWindowSurfaceRects(window_, rects.data(), static_cast<int>(rects.size()));
}

Pixels SoftwareRenderer::grab() {
    Pixels grabbed{raster_.width(), raster_.height(), {}};
    grabbed.rgba.reserve(raster_.pixels().size() * 4);
    for (const std::uint32_t pixel : raster_.pixels()) {
        for (const unsigned shift : {16U, 8U, 0U})
            grabbed.rgba.push_back(static_cast<std::uint8_t>(pixel >> shift));
        grabbed.rgba.push_back(255);
    }
    return grabbed;
}

TextureId SoftwareRenderer::create(const Pixels& pixels) {
    const TextureId id = pixels.is_whole() ? create_empty(pixels.width, pixels.height) : 0;
    if (id != 0) update(id, pixels);
    return id;
}

TextureId SoftwareRenderer::create_empty(int width, int height) {
    auto owned = std::make_unique<Owned>();
    owned->texture.width = width;
    owned->texture.height = height;
    owned->texels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    owned->texture.texels = owned->texels.data();
    const TextureId id = id_of(&owned->texture);
    textures_.emplace(id, std::move(owned));
    return id;
}

void SoftwareRenderer::update(TextureId texture, const Pixels& pixels) {
    update_rows(texture, pixels, 0, pixels.height);
}

void SoftwareRenderer::update_rows(TextureId texture, const Pixels& pixels, int first, int count) {
    const auto found = textures_.find(texture);
    if (found == textures_.end() || found->second->texels.size() * 4 != pixels.rgba.size()) return;
    Owned& owned = *found->second;
    const auto from = static_cast<std::size_t>(first) * static_cast<std::size_t>(pixels.width);
    const auto length = static_cast<std::size_t>(count) * static_cast<std::size_t>(pixels.width);
    const std::span<std::uint32_t> rows{owned.texels.data() + from, length};
    std::memcpy(rows.data(), pixels.rgba.data() + 4 * from, 4 * length);  // little-endian: red lowest
    owned.texture.opaque = (first == 0 || owned.texture.opaque) && is_opaque(rows);
    owned.texture.version = ++versions_;
}

void SoftwareRenderer::destroy(TextureId texture) {
    textures_.erase(texture);
}

}  // namespace platform
