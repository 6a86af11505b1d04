#include "kiosk/app/control_socket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <mutex>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace app {
namespace {

constexpr std::size_t kLongestLine = 64U << 10U;
constexpr std::size_t kMostClients = 8;
constexpr int kNap = 500;

struct Client {
    std::string received;
    std::string to_send;
};
// Answers that the main loop has put down, by the client's number.
struct Answers {
    std::mutex mutex;
    std::vector<std::pair<int, std::string>> waiting;
};

bool is_same_user(int client) {
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

void ring(int bell) {
    const char one = 1;
    if (::write(bell, &one, 1) < 0) return;  // a full pipe has rung already
}

// False: the client is gone, or misbehaves.
bool receive(int fd, Client& client) {
    std::array<char, 4096> chunk{};
    const ssize_t got = ::recv(fd, chunk.data(), chunk.size(), MSG_DONTWAIT);
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    if (got == 0) return false;
    client.received.append(chunk.data(), static_cast<std::size_t>(got));
    return client.received.size() <= kLongestLine;
}

bool send_waiting(int fd, Client& client) {
    while (!client.to_send.empty()) {
        const ssize_t sent =
            ::send(fd, client.to_send.data(), client.to_send.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0) return errno == EAGAIN || errno == EINTR;
        client.to_send.erase(0, static_cast<std::size_t>(sent));
    }
    return true;
}

std::optional<std::string> take_line(Client& client) {
    const auto end = client.received.find('\n');
    if (end == std::string::npos) return std::nullopt;
    std::string line = client.received.substr(0, end);
    client.received.erase(0, end + 1);
    return line;
}

core::Result<int> listen_at(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.string().size() >= sizeof address.sun_path) {
        return core::fail(core::ErrorKind::Invalid,
                          "the path of the control socket is too long: " + path.string());
    }
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    ::unlink(path.c_str());
    const mode_t before = ::umask(0177);
    const bool bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const int code = errno;
    ::umask(before);
    if (!bound || ::listen(listener, 4) != 0) {
        ::close(listener);
        return core::fail(core::ErrorKind::Unavailable,
                          "cannot open the control socket " + path.string() + ": " + std::strerror(code));
    }
    return listener;
}

// A client that knocks and may come in; -1: nobody.
int admit(int listener, bool is_room) {
    const int fresh = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fresh < 0 || (is_room && is_same_user(fresh))) return fresh;
    ::close(fresh);
    return -1;
}

}  // namespace

core::Result<std::unique_ptr<ControlSocket>> ControlSocket::open(const std::filesystem::path& path,
                                                                 std::function<void()> wake) {
    const auto listener = listen_at(path);
    if (!listener) return listener.failure();
    return std::unique_ptr<ControlSocket>{new ControlSocket{*listener, path, std::move(wake)}};
}

ControlSocket::ControlSocket(int listener, std::filesystem::path path, std::function<void()> wake)
    : listener_(listener), path_(std::move(path)), wake_(std::move(wake)) {
    if (::pipe2(bell_.data(), O_CLOEXEC | O_NONBLOCK) != 0) bell_[0] = bell_[1] = -1;
    thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
}

ControlSocket::~ControlSocket() {
    thread_.request_stop();
    ring(bell_[1]);
    thread_.join();
    ::close(listener_);
    ::close(bell_[0]);
    ::close(bell_[1]);
    ::unlink(path_.c_str());
}

void ControlSocket::run(const std::stop_token& stop) {
    std::map<int, Client> clients;
    // Shared because an answer may still be on its way when the client, or this thread, has gone.
    const auto answers = std::make_shared<Answers>();
    const auto drop = [&](int fd) {
        ::close(fd);
        clients.erase(fd);
    };
    while (!stop.stop_requested()) {
        std::vector<pollfd> watched{{.fd = listener_, .events = POLLIN}, {.fd = bell_[0], .events = POLLIN}};
        for (const auto& [fd, client] : clients) {
            const int events = client.to_send.empty() ? POLLIN : POLLIN | POLLOUT;
            watched.push_back({.fd = fd, .events = static_cast<short>(events)});
        }
        ::poll(watched.data(), watched.size(), kNap);
        std::array<char, 64> rings{};
        while (::read(bell_[0], rings.data(), rings.size()) > 0) {
        }
        const int fresh = admit(listener_, clients.size() < kMostClients);
        if (fresh >= 0) clients[fresh];
        {
            const std::lock_guard lock{answers->mutex};
            for (auto& [fd, text] : answers->waiting) {
                if (clients.contains(fd)) clients[fd].to_send += text + "\n";
            }
            answers->waiting.clear();
        }
        for (std::size_t i = 2; i < watched.size(); ++i) {
            const int fd = watched[i].fd;
            Client& client = clients[fd];
            const bool readable = (watched[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
            if ((readable && !receive(fd, client)) || !send_waiting(fd, client)) {
                drop(fd);
                continue;
            }
            while (auto line = take_line(client)) {
                auto order = wire::read_control(*line);
                if (!order) {
                    client.to_send += wire::write_error(order.error().message) + "\n";
                    continue;
                }
                orders_.send(
                    {.order = std::move(*order), .answer = [answers, fd, bell = bell_[1]](std::string text) {
                         {
                             const std::lock_guard lock{answers->mutex};
                             answers->waiting.emplace_back(fd, std::move(text));
                         }
                         ring(bell);
                     }});
                wake_();
            }
            if (!send_waiting(fd, client)) drop(fd);
        }
    }
    for (const auto& [fd, client] : clients) ::close(fd);
}

}  // namespace app
