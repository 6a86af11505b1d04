// Wakes a thread that sleeps in the network: rung by any thread, heard through a file descriptor.
#pragma once

#include <chrono>

namespace kiosk::sync {

class Doorbell {
public:
    Doorbell();
    Doorbell(const Doorbell&) = delete;
    Doorbell& operator=(const Doorbell&) = delete;
    ~Doorbell();

    void ring() const;
    // For poll(2): readable after a ring, until `quiet`.
    int descriptor() const { return descriptor_; }
    void quiet() const;
    // Sleeps until it rings, at most so long; quiet afterwards.
    void wait(std::chrono::milliseconds longest) const;

private:
    int descriptor_;
};

}  // namespace kiosk::sync
