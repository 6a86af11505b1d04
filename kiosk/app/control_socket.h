// The control socket: a thread that takes lines from a Unix socket to the main loop and its answers back
// (FIELD section 0). It exists only where the command line asks for it.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "shared/core/channel.h"
#include "shared/core/result.h"
#include "shared/wire/control.h"

namespace app {

// An order and where its answer goes; answer once, from any thread.
struct ControlCall {
    wire::ControlOrder order;
    std::function<void(std::string)> answer;
};

class ControlSocket {
public:
    // Mode 0600; only the same user's programs are heard. `wake` is called on the socket's thread after each
    // order.
    static core::Result<std::unique_ptr<ControlSocket>> open(const std::filesystem::path& path,
                                                             std::function<void()> wake);
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

    std::optional<ControlCall> try_receive() { return orders_.try_receive(); }

private:
    ControlSocket(int listener, std::filesystem::path path, std::function<void()> wake);
    void run(const std::stop_token& stop);

    int listener_;
    std::array<int, 2> bell_{-1, -1};  // wakes the thread when an answer is there or it must stop
    std::filesystem::path path_;
    std::function<void()> wake_;
    core::Channel<ControlCall> orders_;
    std::jthread thread_;
};

}  // namespace app
