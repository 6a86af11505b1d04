// A server that answers every connection with the same bytes: a captive portal, a filter box, a broken proxy.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace test {

class CannedServer {
public:
    explicit CannedServer(std::string answer);
    CannedServer(const CannedServer&) = delete;
    CannedServer& operator=(const CannedServer&) = delete;
    ~CannedServer();

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    int asked() const { return asked_; }

private:
    void serve(const std::stop_token& stop);

    std::string answer_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    std::atomic<int> asked_ = 0;
    std::jthread thread_;  // last: stops before what it uses goes
};

}  // namespace test
