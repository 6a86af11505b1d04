#include "tests/support/tcp_proxy.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kRound = 20;  // milliseconds until the orders are looked at again

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

int connect_to(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return fd;
    ::close(fd);
    return -1;
}

// Bytes on their way in one direction.
struct Pipe {
    struct Piece {
        Clock::time_point due;
        std::string bytes;
    };
    int from = -1;
    int to = -1;
    std::deque<Piece> pieces;
    bool ended = false;

    // False where the connection is over.
    bool pass_on(bool slow) {
        while (!pieces.empty() && pieces.front().due <= Clock::now()) {
            std::string& bytes = pieces.front().bytes;
            const std::size_t size = slow ? 1 : bytes.size();
            const ssize_t sent = ::send(to, bytes.data(), size, MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.erase(0, static_cast<std::size_t>(sent));
            if (bytes.empty()) pieces.pop_front();
            if (slow && !pieces.empty()) pieces.front().due = Clock::now() + 10ms;
            if (slow) break;
        }
        return !(ended && pieces.empty());
    }
    int next_due() const {
        if (pieces.empty()) return kRound;
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(pieces.front().due - Clock::now()).count();
        return static_cast<int>(std::clamp<std::int64_t>(left, 0, kRound));
    }
};

// What has come in; nullopt: nothing. Notes the end.
std::optional<std::string> take(Pipe& pipe, const pollfd& ready) {
    if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) == 0 || pipe.ended) return std::nullopt;
    std::array<char, 64U << 10U> buffer{};
    const ssize_t got = ::recv(pipe.from, buffer.data(), buffer.size(), 0);
    if (got <= 0) {
        pipe.ended = true;
        return std::nullopt;
    }
    return std::string{buffer.data(), static_cast<std::size_t>(got)};
}

}  // namespace

TcpProxy::TcpProxy(std::uint16_t target) : target_(target) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    const bool bound = ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                       ::listen(listener_, 64) == 0 &&
                       ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    if (!bound) throw std::runtime_error("the proxy can't listen");
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread{[this](const std::stop_token& stop) { accept_all(stop); }};
}

TcpProxy::~TcpProxy() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
}

void TcpProxy::lose_answers(std::string path, int count) {
    const std::lock_guard lock{mutex_};
    lost_path_ = std::move(path);
    to_lose_ = count;
}

void TcpProxy::break_answers(std::string path, int count, std::size_t bytes) {
    kept_ = bytes;
    lose_answers(std::move(path), count);
}

bool TcpProxy::loses(std::string_view request) {
    const std::lock_guard lock{mutex_};
    const std::string_view first_line = request.substr(0, request.find('\r'));
    if (to_lose_ <= 0 || first_line.find(lost_path_) == std::string_view::npos) return false;
    --to_lose_;
    return true;
}

void TcpProxy::note(std::string_view bytes) {
    if (!keeps_traffic_) return;
    const std::lock_guard lock{mutex_};
    traffic_ += bytes;
}

std::string TcpProxy::traffic() const {
    const std::lock_guard lock{mutex_};
    return traffic_;
}

void TcpProxy::accept_all(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting{.fd = listener_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, kRound) <= 0) continue;
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        if (cut_) {
            ::close(client);
            continue;
        }
        connections_.remove_if([](const Connection& one) { return one.over.load(); });
        Connection& fresh = connections_.emplace_back();
        fresh.thread = std::jthread{[this, client, &fresh](const std::stop_token& ends) {
            serve(client, ends);
            fresh.over = true;
        }};
    }
    connections_.clear();  // asks each to stop, and waits
}

void TcpProxy::serve(int client, const std::stop_token& stop) {
    const int server = connect_to(target_);
    const int at_once = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (server >= 0) ::setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    Pipe up{.from = client, .to = server};
    Pipe down{.from = server, .to = client};
    bool losing = false;
    while (server >= 0 && !stop.stop_requested() && !cut_) {
        std::array<pollfd, 2> ready{pollfd{.fd = up.ended ? -1 : client, .events = POLLIN, .revents = 0},
                                    pollfd{.fd = down.ended ? -1 : server, .events = POLLIN, .revents = 0}};
        ::poll(frozen_ ? nullptr : ready.data(), frozen_ ? 0 : 2, std::min(up.next_due(), down.next_due()));
        if (frozen_) continue;
        const auto due = Clock::now() + std::chrono::milliseconds{delay_ms_};
        if (auto bytes = take(up, ready[0])) {
            losing = losing || loses(*bytes);
            note(*bytes);
            up.pieces.push_back({.due = due, .bytes = std::move(*bytes)});
        }
        if (auto bytes = take(down, ready[1])) {
            if (losing) {
                ++lost_;
                const std::size_t kept = std::min<std::size_t>(kept_, bytes->size());
                if (kept > 0) ::send(client, bytes->data(), kept, MSG_NOSIGNAL);
                break;
            }
            down.pieces.push_back({.due = due, .bytes = std::move(*bytes)});
        }
        if (!up.pass_on(slow_) || !down.pass_on(slow_)) break;
    }
    if (server >= 0) ::close(server);
    ::close(client);
}

}  // namespace test
