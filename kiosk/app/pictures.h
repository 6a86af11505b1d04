// Between the screens, who want pictures now, and the thread that reads them: textures when they are there.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "kiosk/platform/texture_store.h"
#include "kiosk/signage/picture_loader.h"
#include "kiosk/ui/picture.h"

namespace app {

class Pictures {
public:
    // Relative paths lie below `assets`. `ready` is called on another thread whenever a picture has come.
    Pictures(platform::Renderer& renderer, std::filesystem::path assets, std::function<void()> ready,
             std::size_t budget = platform::TextureStore::kBudget);

    // Orders a picture the first time it is asked for. A file that can't be read is asked for again after a
    // while.
    std::optional<ui::Texture> find(const ui::PictureRequest& request);
    ui::PictureSource source() {
        return [this](const ui::PictureRequest& request) { return find(request); };
    }

    // Once a frame, before drawing. Answers whether pictures came that were waited for.
    bool take_loaded();
    void textures_lost();  // the renderer lost them all: they are read again

    // A picture that changes, as the camera's: put when it changes, got for each frame that shows it, dropped
    // when nobody may see it any more.
    void put(std::string_view name, const platform::Pixels& pixels);
    std::optional<ui::Texture> get(std::string_view name);
    void drop(std::string_view name);

private:
    static constexpr int kFramesUntilRetry = 600;

    std::filesystem::path assets_;
    platform::TextureStore textures_;
    std::map<std::string, int> waiting_;  // name -> frames left until it may be ordered again
    signage::PictureLoader loader_;       // last: its thread stops first
};

}  // namespace app
