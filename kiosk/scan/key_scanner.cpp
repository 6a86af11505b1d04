#include "kiosk/scan/key_scanner.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/core/file.h"
#include "shared/core/log.h"

namespace scan {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr std::array kBackOff{1s, 2s, 5s, 10s, 30s};

bool is_hex(std::string_view text) {
    return text.size() == 4 &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

// As sysfs writes it: four lower-case digits and a line feed.
std::string number_in(const fs::path& file) {
    std::string text = core::read_file(file, 64).value_or("");
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.pop_back();
    return text;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// For us alone, stamped by the steady clock. -1 with errno where it can't be had. A pipe stands for a device
// in tests and is nobody else's anyway.
int open_alone(const fs::path& path) {
    const int device = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (device < 0) return -1;
    struct stat kind {};
    if (::fstat(device, &kind) != 0 || !S_ISCHR(kind.st_mode)) return device;
    int steady = CLOCK_MONOTONIC;
    if (::ioctl(device, EVIOCSCLOCKID, &steady) != 0 || ::ioctl(device, EVIOCGRAB, 1) != 0) {
        const int reason = errno;
        ::close(device);
        errno = reason;
        return -1;
    }
    return device;
}

}  // namespace

bool is_key_device(const std::string& text) {
    if (text.starts_with('/')) return true;
    return text.size() == 9 && text[4] == ':' && is_hex(text.substr(0, 4)) && is_hex(text.substr(5));
}

std::optional<fs::path> find_keys(const KeyScannerSetup& setup) {
    if (setup.device.starts_with('/')) return fs::path{setup.device};
    const std::string wanted = lower(setup.device);
    std::vector<std::string> found;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{setup.classes, failed}) {
        const std::string name = entry.path().filename();
        const fs::path id = entry.path() / "device" / "id";
        if (!name.starts_with("event")) continue;
        if (lower(number_in(id / "vendor")) + ":" + lower(number_in(id / "product")) == wanted)
            found.push_back(name);
    }
    if (found.empty()) return std::nullopt;
    return setup.input / *std::min_element(found.begin(), found.end());
}

KeyScanner::KeyScanner(KeyScannerSetup setup, const core::Clock& clock)
    : setup_(std::move(setup)),
      clock_(clock),
      stop_event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

KeyScanner::~KeyScanner() {
    thread_.request_stop();
    const std::uint64_t one = 1;
    if (::write(stop_event_, &one, sizeof one) < 0) spdlog::warn("hand scanner: {}", std::strerror(errno));
    thread_.join();
    ::close(stop_event_);
}

void KeyScanner::run(const std::stop_token& stop) {
    std::size_t failures = 0;
    while (!stop.stop_requested()) {
        const auto path = find_keys(setup_);
        errno = ENODEV;
        const int device = path ? open_alone(*path) : -1;
        const std::string reason = device < 0 ? std::strerror(errno) : "gone; it is tried again";
        if (device >= 0) {
            if (failures > 0) spdlog::info("hand scanner: {} is back", setup_.device);
            failures = 0;
            read_until_lost(device);
            ::close(device);
            if (stop.stop_requested()) return;
        }
        if (failures == 0) spdlog::warn("hand scanner: {}: {}", setup_.device, reason);
        if (!pause(kBackOff[std::min(failures, kBackOff.size() - 1)])) return;
        ++failures;
    }
}

void KeyScanner::read_until_lost(int device) {
    KeyEvents keys;
    std::array<input_event, 64> events{};
    while (true) {
        std::array<pollfd, 2> sources{pollfd{.fd = device, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = stop_event_, .events = POLLIN, .revents = 0}};
        int patience = -1;
        if (const auto deadline = keys.deadline()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - clock_.steady());
            patience = static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 1000));
        }
        const int ready = poll(sources.data(), sources.size(), patience);
        if (ready < 0 && errno != EINTR) return;
        if (sources[1].revents != 0) return;
        if (ready == 0) take(keys.idle(clock_.steady()));
        if (ready <= 0 || sources[0].revents == 0) continue;
        const ssize_t count = ::read(device, events.data(), sizeof events);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return;
        if (count < 0) {
            if ((sources[0].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return;
            continue;
        }
        const auto whole = static_cast<std::size_t>(count) / sizeof(input_event);
        for (std::size_t i = 0; i < whole; ++i) take(keys.feed(events.at(i)));
        explicit_bzero(events.data(), sizeof events);
    }
}

void KeyScanner::take(std::optional<std::string> code) {
    if (!code) return;
    codes_.send(core::Secret{std::move(*code)});
    if (setup_.wake) setup_.wake();
}

// False when the thread is to end.
bool KeyScanner::pause(std::chrono::milliseconds time) {
    pollfd stop{.fd = stop_event_, .events = POLLIN, .revents = 0};
    return poll(&stop, 1, static_cast<int>(time.count())) <= 0;
}

}  // namespace scan
