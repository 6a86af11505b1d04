// A hand scanner on a serial line (or USB-CDC), read by a thread of its own; it may come and go.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

#include "kiosk/scan/gate.h"
#include "kiosk/scan/line_reader.h"
#include "shared/core/channel.h"
#include "shared/core/clock.h"

namespace scan {

struct SerialSetup {
    std::filesystem::path device;  // better /dev/serial/by-id/... than a number
    int speed = 9600;              // 9600, 19200, 38400, 57600 or 115200 baud; 8 bits, no parity
    Classify classify;             // called on the reading thread
    std::function<void()> wake;    // called there too, when there is something to take
};

class SerialScanner {
public:
    // The clock outlives this.
    SerialScanner(SerialSetup setup, const core::Clock& clock);
    ~SerialScanner();
    SerialScanner(const SerialScanner&) = delete;
    SerialScanner& operator=(const SerialScanner&) = delete;

    // For the owner's thread: never waits.
    std::optional<Scan> try_receive() { return scans_.try_receive(); }

private:
    void run(const std::stop_token& stop);
    void read_until_lost(int device);
    bool pause(std::chrono::milliseconds time);

    SerialSetup setup_;
    const core::Clock& clock_;
    LineReader lines_;
    core::Channel<Scan> scans_;
    int stop_event_ = -1;  // readable once the thread is to end
    std::jthread thread_;
};

}  // namespace scan
