#include "kiosk/app/pictures.h"

#include <utility>

#include "shared/core/log.h"

namespace app {
namespace {

signage::PictureShape shape_of(const ui::PictureRequest& request) {
    return {.width = request.width,
            .height = request.height,
            .radius = request.radius,
            .rounded = static_cast<signage::Edges>(request.corners)};  // the same bits
}

std::string name_of(const std::filesystem::path& path, const signage::PictureShape& shape) {
    return path.string() + '\n' + std::to_string(shape.width) + 'x' + std::to_string(shape.height) + 'r' +
           std::to_string(shape.radius) + 'e' + std::to_string(static_cast<int>(shape.rounded));
}

ui::Texture to_ui(const platform::StoredTexture& stored) {
    return {stored.id, stored.width, stored.height};
}

}  // namespace

Pictures::Pictures(platform::Renderer& renderer, std::filesystem::path assets, std::function<void()> ready,
                   std::size_t budget)
    : assets_{std::move(assets)}, textures_{renderer, budget}, loader_{std::move(ready)} {}

std::optional<ui::Texture> Pictures::find(const ui::PictureRequest& request) {
    const std::filesystem::path path = assets_ / request.path;  // an absolute one stays as it is
    const signage::PictureShape shape = shape_of(request);
    const std::string name = name_of(path, shape);
    if (const auto stored = textures_.find(name)) return to_ui(*stored);
    if (waiting_.try_emplace(name, kFramesUntilRetry).second) loader_.order({path, shape});
    return std::nullopt;
}

bool Pictures::take_loaded() {
    textures_.next_frame();
    bool came = false;
    while (auto loaded = loader_.take()) {
        const std::string name = name_of(loaded->order.path, loaded->order.shape);
        if (!loaded->picture) {
            spdlog::warn("picture: {}", loaded->picture.error().message);
            continue;  // stays among the waiting, and is asked for again later
        }
        signage::Picture& picture = *loaded->picture;
        textures_.put(name, {picture.width, picture.height, std::move(picture.rgba)});
        waiting_.erase(name);
        came = true;
    }
    for (auto& [name, frames] : waiting_) --frames;
    std::erase_if(waiting_, [](const auto& item) { return item.second <= 0; });
    return came;
}

void Pictures::textures_lost() {
    textures_.forget();
    waiting_.clear();
}

void Pictures::put(std::string_view name, const platform::Pixels& pixels) {
    if (!textures_.put(name, pixels)) drop(name);  // better none than an old one
}

std::optional<ui::Texture> Pictures::get(std::string_view name) {
    const auto stored = textures_.find(name);
    if (!stored) return std::nullopt;
    return to_ui(*stored);
}

void Pictures::drop(std::string_view name) {
    textures_.drop(name);
}

}  // namespace app
