#include "kiosk/app/watchdog.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "shared/core/log.h"

namespace app {
namespace {

using namespace std::chrono_literals;

constexpr auto kLoop = 1s;
constexpr auto kDesk = 5s;
constexpr auto kOthers = 60s;

}  // namespace

std::string_view stuck_thread(const Beats& beats, core::SteadyTime now) {
    if (now - beats.loop_began >= kLoop) return "main";
    if (beats.desk && now - *beats.desk >= kDesk) return "desk";
    if (beats.sync && now - *beats.sync >= kOthers) return "sync";
    if (beats.scan && now - *beats.scan >= kOthers) return "scan";
    return "";
}

core::Result<Notifier> Notifier::open(const std::string& address) {
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    if (address.size() < 2 || address.size() >= sizeof where.sun_path ||
        (address.front() != '/' && address.front() != '@')) {
        return core::fail(core::ErrorKind::Invalid, "NOTIFY_SOCKET is no address: " + address);
    }
    std::copy(address.begin(), address.end(), where.sun_path);
    if (address.front() == '@') where.sun_path[0] = '\0';
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size());
    if (descriptor < 0 || ::connect(descriptor, reinterpret_cast<const sockaddr*>(&where), size) != 0) {
        const std::string reason = std::strerror(errno);
        if (descriptor >= 0) ::close(descriptor);
        return core::fail(core::ErrorKind::Unavailable, "the service manager's socket: " + reason);
    }
    return Notifier{descriptor};
}

Notifier::Notifier(Notifier&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Notifier::~Notifier() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void Notifier::say(std::string_view message) const {
    if (::send(descriptor_, message.data(), message.size(), MSG_NOSIGNAL) < 0)
        spdlog::debug("the service manager was not told: {}", std::strerror(errno));
}

Watchdog::Watchdog(Notifier notifier, std::chrono::microseconds deadline)
    : notifier_(std::move(notifier)), period_(std::min<std::chrono::microseconds>(kPing, deadline / 3)) {}

void Watchdog::ready() {
    if (std::exchange(ready_, true)) return;
    notifier_.say("READY=1");
}

void Watchdog::feed(const Beats& beats, core::SteadyTime now) {
    if (period_.count() == 0 || now < next_) return;
    const std::string_view stuck = stuck_thread(beats, now);
    if (stuck != told_ && !stuck.empty()) spdlog::error("the thread {} shows no sign of life", stuck);
    told_ = stuck;
    if (!stuck.empty()) return;
    notifier_.say("WATCHDOG=1");
    next_ = now + period_;
}

}  // namespace app
