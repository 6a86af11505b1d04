// The thread that packs pictures of the screen and reads logs, so that the screen need not wait for it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "kiosk/platform/pixels.h"
#include "shared/core/channel.h"

namespace app {

struct Shot {
    platform::Pixels pixels;
    std::filesystem::path path;
    std::function<void(std::string problem)> done;  // called on this thread; empty problem: it is written
};

class ShotWriter {
public:
    ShotWriter();
    void write(Shot shot);
    void run(std::function<void()> job) { jobs_.send(std::move(job)); }

private:
    core::Channel<std::function<void()>> jobs_;
    std::jthread thread_;
};

}  // namespace app
