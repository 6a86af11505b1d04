#include "kiosk/signage/picture_loader.h"

#include <utility>

#include <pthread.h>

namespace signage {

PictureLoader::PictureLoader(std::function<void()> ready)
    : ready_{std::move(ready)}, thread_{[this](const std::stop_token& stop) { run(stop); }} {}

void PictureLoader::run(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "pictures");
    while (auto order = orders_.receive(stop)) {
        auto picture = read_picture(order->path, order->shape);
        answers_.send({std::move(*order), std::move(picture)});
        if (ready_) ready_();
    }
}

}  // namespace signage
