// A client that sends exactly the bytes it is told to, over TCP or a Unix socket, and reads what comes.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace test {

class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    explicit RawClient(const std::filesystem::path& socket);
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient();

    bool is_connected() const { return handle_ >= 0; }
    void send(const std::string& bytes) const;
    // Until `text` has come, the other side has closed, or patience has ended: everything so far.
    std::string read_until(const std::string& text);
    std::string read_to_end() { return read_until({}); }
    // Whether the other side has closed; waits for it, as long as patience lasts.
    bool is_closed();
    // One request on this connection and its whole answer (by Content-Length).
    std::string ask(const std::string& request);

private:
    bool receive();

    int handle_ = -1;
    std::string received_;
    bool ended_ = false;
};

// "GET /path HTTP/1.1" with a host and these headers (each ending in \r\n).
std::string get(const std::string& path, const std::string& headers = {});
std::string post(const std::string& path, const std::string& body, const std::string& headers = {});
int status_of(const std::string& answer);
std::string body_of(const std::string& answer);
std::string header_of(const std::string& answer, const std::string& name);  // lower-case compare

}  // namespace test
