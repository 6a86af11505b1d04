#include "kiosk/sync/doorbell.h"

#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace kiosk::sync {

Doorbell::Doorbell() : descriptor_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Doorbell::~Doorbell() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void Doorbell::ring() const {
    const std::uint64_t one = 1;
    // A full counter has rung already.
    [[maybe_unused]] const auto written = ::write(descriptor_, &one, sizeof one);
}

void Doorbell::quiet() const {
    std::uint64_t rings = 0;
    [[maybe_unused]] const auto got = ::read(descriptor_, &rings, sizeof rings);
}

void Doorbell::wait(std::chrono::milliseconds longest) const {
    pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
    ::poll(&waiting, 1, static_cast<int>(longest.count()));
    quiet();
}

}  // namespace kiosk::sync
