// The thread that writes pictures of the screen as PNG, so that the screen need not wait for it.
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
    void write(Shot shot) { shots_.send(std::move(shot)); }

private:
    core::Channel<Shot> shots_;
    std::jthread thread_;
};

}  // namespace app
