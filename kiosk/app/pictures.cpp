#include "kiosk/app/pictures.h"

#include <set>
#include <utility>

#include "shared/core/log.h"

namespace app {
namespace {

signage::PictureShape shape_of(const ui::PictureRequest& request) {
    return {.width = request.width,
            .height = request.height,
            .radius = request.radius,
            .rounded = static_cast<signage::Edges>(request.corners),  // the same bits
            .scaling = request.fit == ui::Fit::Cover ? signage::Scaling::Cover : signage::Scaling::Contain};
}

std::string name_of(const std::filesystem::path& path, const signage::PictureShape& shape) {
    return path.string() + '\n' + std::to_string(shape.width) + 'x' + std::to_string(shape.height) + 'r' +
           std::to_string(shape.radius) + 'e' + std::to_string(static_cast<int>(shape.rounded)) + 's' +
           std::to_string(static_cast<int>(shape.scaling));
}

ui::Texture to_ui(const platform::StoredTexture& stored) {
    return {stored.id, stored.width, stored.height};
}

}  // namespace

Pictures::Pictures(platform::Renderer& renderer, std::filesystem::path assets, std::function<void()> ready,
                   std::size_t budget)
    : assets_{std::move(assets)}, textures_{renderer, budget}, loader_{std::move(ready)} {}

std::optional<ui::Texture> Pictures::find(const ui::PictureRequest& request) {
    const std::string name = name_of(assets_ / request.path, shape_of(request));
    if (const auto stored = textures_.find(name)) {
        newest_[request.path] = name;
        return to_ui(*stored);
    }
    order(name, request);
    const auto newest = newest_.find(request.path);
    const auto other = newest == newest_.end() ? std::nullopt : textures_.find(newest->second);
    if (other) return to_ui(*other);
    newest_.erase(request.path);
    return std::nullopt;
}

PictureState Pictures::state(const ui::PictureRequest& request) {
    const std::string name = name_of(assets_ / request.path, shape_of(request));
    if (textures_.find(name)) return PictureState::Ready;
    order(name, request);
    return waiting_.at(name).failed ? PictureState::Failed : PictureState::Loading;
}

void Pictures::order(const std::string& name, const ui::PictureRequest& request) {
    if (!waiting_.try_emplace(name).second) return;
    loader_.order({assets_ / request.path, shape_of(request)});  // an absolute path stays as it is
}

void Pictures::load_now(const ui::PictureRequest& request) {
    const signage::PictureShape shape = shape_of(request);
    const std::string name = name_of(assets_ / request.path, shape);
    if (textures_.find(name)) return;
    auto picture = signage::read_picture(assets_ / request.path, shape);
    if (!picture) return spdlog::warn("picture: {}", picture.error().message);
    textures_.put(name, {picture->width, picture->height, std::move(picture->rgba)});
    newest_[request.path] = name;
}

void Pictures::keep(const std::vector<ui::PictureRequest>& requests, const std::vector<std::string>& put) {
    std::set<std::string> names{put.begin(), put.end()};
    for (const auto& request : requests) names.insert(name_of(assets_ / request.path, shape_of(request)));
    textures_.keep(std::move(names));
}

bool Pictures::take_loaded() {
    textures_.next_frame();
    bool came = false;
    while (auto loaded = loader_.take()) {
        const std::string name = name_of(loaded->order.path, loaded->order.shape);
        if (!loaded->picture) {
            spdlog::warn("picture: {}", loaded->picture.error().message);
            waiting_[name].failed = true;  // is asked for again later
            continue;
        }
        signage::Picture& picture = *loaded->picture;
        textures_.queue(name, {picture.width, picture.height, std::move(picture.rgba)});
    }
    came |= textures_.upload(kUploadPerFrame);
    for (auto& [name, waiting] : waiting_) --waiting.frames;
    std::erase_if(waiting_, [&](const auto& item) {
        return item.second.frames <= 0 || (!item.second.failed && textures_.find(item.first));
    });
    return came;
}

void Pictures::textures_lost() {
    textures_.forget();
    waiting_.clear();
    newest_.clear();
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
