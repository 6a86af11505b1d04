// Between the screens, who want pictures now, and the thread that reads them: textures when they are there.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/platform/texture_store.h"
#include "kiosk/signage/picture_loader.h"
#include "kiosk/ui/picture.h"

namespace app {

enum class PictureState { Loading, Ready, Failed };

class Pictures {
public:
    // Relative paths lie below `assets`. `ready` is called on another thread whenever a picture has come.
    Pictures(platform::Renderer& renderer, std::filesystem::path assets, std::function<void()> ready,
             std::size_t budget = platform::TextureStore::kBudget);

    // Orders a picture the first time it is asked for. A file that can't be read is asked for again after a
    // while. Until it is there, the same picture at another size stands in for it.
    std::optional<ui::Texture> find(const ui::PictureRequest& request);
    // Orders it too. What failed stays so until it is ordered again.
    PictureState state(const ui::PictureRequest& request);
    // Reads a part of the program at once: for the very first frame. Nothing where it is there.
    void load_now(const ui::PictureRequest& request);
    // Never dropped to make room, although no frame may have drawn them (R-P8).
    void keep(const std::vector<ui::PictureRequest>& requests, const std::vector<std::string>& put = {});
    ui::PictureSource source() {
        return [this](const ui::PictureRequest& request) { return find(request); };
    }

    // Once a frame, before drawing. Answers whether pictures came that were waited for.
    bool take_loaded();
    // More of what was loaded is brought to the renderer by the next call.
    bool is_uploading() const { return textures_.is_uploading(); }
    void textures_lost();  // the renderer lost them all: they are read again

    // A picture that changes, as the camera's: put when it changes, got for each frame that shows it, dropped
    // when nobody may see it any more.
    void put(std::string_view name, const platform::Pixels& pixels);
    std::optional<ui::Texture> get(std::string_view name);
    void drop(std::string_view name);

private:
    static constexpr int kFramesUntilRetry = 600;
    // Of a frame: copied and looked through in less than 4 ms on the slowest machine that we know (R-P1).
    static constexpr std::size_t kUploadPerFrame = std::size_t{2} << 20U;

    void order(const std::string& name, const ui::PictureRequest& request);

    std::filesystem::path assets_;
    platform::TextureStore textures_;
    struct Waiting {
        int frames = kFramesUntilRetry;  // left until it may be ordered again
        bool failed = false;
    };
    std::map<std::string, Waiting> waiting_;
    std::map<std::string, std::string> newest_;  // of each path, what was last drawn: may stand in for it
    signage::PictureLoader loader_;              // last: its thread stops first
};

}  // namespace app
