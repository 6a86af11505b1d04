// The thread that reads picture files for the screen: asked by the main thread, answers by and by.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

#include "kiosk/signage/picture_file.h"
#include "shared/core/channel.h"

namespace signage {

struct PictureOrder {
    std::filesystem::path path;
    PictureShape shape;
    auto operator<=>(const PictureOrder&) const = default;
};

struct LoadedPicture {
    PictureOrder order;
    core::Result<Picture> picture;  // an order that failed is answered too
};

class PictureLoader {
public:
    // `ready` is called on the loader's thread after each answer: to wake the main loop.
    explicit PictureLoader(std::function<void()> ready = {});

    void order(PictureOrder order) { orders_.send(std::move(order)); }
    std::optional<LoadedPicture> take() { return answers_.try_receive(); }

private:
    void run(const std::stop_token& stop);

    std::function<void()> ready_;
    core::Channel<PictureOrder> orders_;
    core::Channel<LoadedPicture> answers_;
    std::jthread thread_;  // last: stops before what it uses goes
};

}  // namespace signage
