#include "kiosk/scan/serial.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

#include "shared/core/log.h"

namespace scan {

namespace {

using namespace std::chrono_literals;

constexpr std::array kBackOff{1s, 2s, 5s, 10s, 30s};

speed_t speed_of(int baud) {
    switch (baud) {
        case 19200:
            return B19200;
        case 38400:
            return B38400;
        case 57600:
            return B57600;
        case 115200:
            return B115200;
        default:
            return B9600;
    }
}

// Raw, 8 bits, no parity, without becoming our controlling terminal. -1 with errno when it can't be had.
int open_device(const std::filesystem::path& path, int baud) {
    const int device = ::open(path.c_str(), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (device < 0) return -1;
    termios settings{};
    if (tcgetattr(device, &settings) != 0) {
        const int reason = errno;
        ::close(device);
        errno = reason;
        return -1;
    }
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    cfsetispeed(&settings, speed_of(baud));
    cfsetospeed(&settings, speed_of(baud));
    tcsetattr(device, TCSANOW, &settings);
    tcflush(device, TCIFLUSH);
    return device;
}

}  // namespace

SerialScanner::SerialScanner(SerialSetup setup, const core::Clock& clock)
    : setup_(std::move(setup)),
      clock_(clock),
      lines_(setup_.classify),
      stop_event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

SerialScanner::~SerialScanner() {
    thread_.request_stop();
    const std::uint64_t one = 1;
    if (::write(stop_event_, &one, sizeof one) < 0) spdlog::warn("serial scanner: {}", std::strerror(errno));
    thread_.join();
    ::close(stop_event_);
}

void SerialScanner::run(const std::stop_token& stop) {
    std::size_t failures = 0;
    while (!stop.stop_requested()) {
        const int device = open_device(setup_.device, setup_.speed);
        if (device >= 0) {
            if (failures > 0) spdlog::info("serial scanner: {} is back", setup_.device.string());
            failures = 0;
            read_until_lost(device);
            ::close(device);
            if (stop.stop_requested()) return;
        }
        if (failures == 0) {
            spdlog::warn("serial scanner: {}: {}", setup_.device.string(),
                         device < 0 ? std::strerror(errno) : "gone; it is tried again");
        }
        if (!pause(kBackOff[std::min(failures, kBackOff.size() - 1)])) return;
        ++failures;
    }
}

void SerialScanner::read_until_lost(int device) {
    std::array<char, 256> bytes{};
    while (true) {
        std::array<pollfd, 2> sources{pollfd{.fd = device, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = stop_event_, .events = POLLIN, .revents = 0}};
        if (poll(sources.data(), sources.size(), -1) < 0 && errno != EINTR) return;
        if (sources[1].revents != 0) return;
        if (sources[0].revents == 0) continue;
        const ssize_t count = ::read(device, bytes.data(), bytes.size());
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return;
        if (count < 0) {
            if ((sources[0].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return;
            continue;
        }
        auto scans = lines_.feed({bytes.data(), static_cast<std::size_t>(count)}, clock_.steady());
        explicit_bzero(bytes.data(), bytes.size());
        if (scans.empty()) continue;
        for (Scan& scan : scans) scans_.send(std::move(scan));
        if (setup_.wake) setup_.wake();
    }
}

// False when the thread is to end.
bool SerialScanner::pause(std::chrono::milliseconds time) {
    pollfd stop{.fd = stop_event_, .events = POLLIN, .revents = 0};
    return poll(&stop, 1, static_cast<int>(time.count())) <= 0;
}

}  // namespace scan
