#include "tests/server/http/raw_client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/support/patience.h"

namespace test {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

}  // namespace

RawClient::RawClient(std::uint16_t port) : handle_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(handle_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(handle_);
        handle_ = -1;
    }
}

RawClient::RawClient(const std::filesystem::path& socket)
    : handle_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    if (::connect(handle_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(handle_);
        handle_ = -1;
    }
}

RawClient::~RawClient() {
    if (handle_ >= 0) ::close(handle_);
}

void RawClient::send(const std::string& bytes) const {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto sent = ::send(handle_, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
        if (sent <= 0) return;  // the other side has closed: what it said is there to be read
        at += static_cast<std::size_t>(sent);
    }
}

bool RawClient::receive() {
    pollfd waiting{.fd = handle_, .events = POLLIN, .revents = 0};
    if (ended_ || ::poll(&waiting, 1, static_cast<int>(std::chrono::milliseconds{patience()}.count())) <= 0)
        return false;
    std::array<char, 16384> buffer{};
    const auto size = ::recv(handle_, buffer.data(), buffer.size(), 0);
    if (size <= 0) {
        ended_ = true;
        return false;
    }
    received_.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
}

std::string RawClient::read_until(const std::string& text) {
    while (text.empty() || received_.find(text) == std::string::npos) {
        if (!receive()) break;
    }
    return received_;
}

bool RawClient::is_closed() {
    while (receive()) {
    }
    return ended_;
}

std::string RawClient::ask(const std::string& request) {
    received_.clear();
    send(request);
    read_until("\r\n\r\n");
    const auto head = received_.find("\r\n\r\n");
    if (head == std::string::npos) return received_;
    const std::string length = header_of(received_, "content-length");
    const std::size_t whole = head + 4 + (length.empty() ? 0 : std::stoul(length));
    while (received_.size() < whole && receive()) {
    }
    return received_;
}

std::string get(const std::string& path, const std::string& headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

std::string post(const std::string& path, const std::string& body, const std::string& headers) {
    return "POST " + path +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
}

int status_of(const std::string& answer) {
    return answer.starts_with("HTTP/1.1 ") && answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0;
}

std::string body_of(const std::string& answer) {
    const auto head = answer.find("\r\n\r\n");
    return head == std::string::npos ? std::string{} : answer.substr(head + 4);
}

std::string header_of(const std::string& answer, const std::string& name) {
    const std::string head = answer.substr(0, answer.find("\r\n\r\n") + 2);
    const auto at = lower(head).find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto start = at + name.size() + 4;
    return head.substr(start, head.find("\r\n", start) - start);
}

}  // namespace test
