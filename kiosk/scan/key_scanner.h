// A hand scanner that types like a keyboard, taken from the system for us alone: what it types reaches no
// input method and no other program (FIELD TH1, TH15). Read by a thread of its own; it may come and go.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/scan/key_events.h"
#include "shared/core/channel.h"
#include "shared/core/clock.h"
#include "shared/core/secret.h"

namespace scan {

struct KeyScannerSetup {
    // "/dev/input/by-id/…-event-kbd", or "05e0:1200", vendor and product; found again at each opening.
    std::string device;
    std::function<void()> wake;  // called on the reading thread, when there is something to take
    std::filesystem::path input = "/dev/input";
    std::filesystem::path classes = "/sys/class/input";
};

// Where the device is now: the path itself, or the first that bears these numbers; nullopt: not plugged in.
std::optional<std::filesystem::path> find_keys(const KeyScannerSetup& setup);
bool is_key_device(const std::string& text);  // a path, or two numbers of four hex digits

class KeyScanner {
public:
    // The clock outlives this; it is the one that the kernel stamps events with.
    KeyScanner(KeyScannerSetup setup, const core::Clock& clock);
    ~KeyScanner();
    KeyScanner(const KeyScanner&) = delete;
    KeyScanner& operator=(const KeyScanner&) = delete;

    // For the owner's thread: never waits. What begins like one of our codes; everything else was dropped.
    std::optional<core::Secret> try_receive() { return codes_.try_receive(); }

private:
    void run(const std::stop_token& stop);
    void read_until_lost(int device);
    void take(std::optional<std::string> code);
    bool pause(std::chrono::milliseconds time);

    KeyScannerSetup setup_;
    const core::Clock& clock_;
    core::Channel<core::Secret> codes_;
    int stop_event_ = -1;  // readable once the thread is to end
    std::jthread thread_;
};

}  // namespace scan
