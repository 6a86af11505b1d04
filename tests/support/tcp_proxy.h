// A bad network between two programs on loopback: delays, loses answers, cuts, freezes.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace test {

class TcpProxy {
public:
    // Forwards each connection to 127.0.0.1:`target`.
    explicit TcpProxy(std::uint16_t target);
    TcpProxy(const TcpProxy&) = delete;
    TcpProxy& operator=(const TcpProxy&) = delete;
    ~TcpProxy();

    std::uint16_t port() const { return port_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    // Every byte arrives so much later, either way.
    void delay(std::chrono::milliseconds one_way) { delay_ms_ = one_way.count(); }
    // The next `count` requests whose first line holds `path` reach the server, but their answers never come
    // back: the connection ends instead.
    void lose_answers(std::string path, int count);
    // The same, but so many bytes of each such answer still arrive.
    void break_answers(std::string path, int count, std::size_t bytes);
    int answers_lost() const { return lost_; }
    // Nothing passes; connections are taken, and hang.
    void freeze(bool frozen) { frozen_ = frozen; }
    // Connections are taken and closed at once; those that exist are cut.
    void cut(bool cut) { cut_ = cut; }
    // At most one byte each 10 ms.
    void trickle(bool slow) { slow_ = slow; }
    // What went from the client to the server since then, as it was on the wire.
    void keep_traffic() { keeps_traffic_ = true; }
    std::string traffic() const;

private:
    struct Connection {
        std::atomic<bool> over = false;
        std::jthread thread;
    };
    void accept_all(const std::stop_token& stop);
    void serve(int client, const std::stop_token& stop);
    bool loses(std::string_view request);
    void note(std::string_view bytes);

    std::uint16_t target_;
    std::uint16_t port_ = 0;
    int listener_ = -1;
    std::atomic<std::int64_t> delay_ms_ = 0;
    std::atomic<int> lost_ = 0;
    std::atomic<bool> frozen_ = false;
    std::atomic<bool> cut_ = false;
    std::atomic<bool> slow_ = false;
    std::atomic<std::size_t> kept_ = 0;  // bytes of a lost answer
    mutable std::mutex mutex_;
    std::string lost_path_;
    int to_lose_ = 0;
    std::string traffic_;
    std::atomic<bool> keeps_traffic_ = false;
    std::list<Connection> connections_;  // by the accepting thread alone
    std::jthread thread_;                // last: stops before what it uses goes
};

}  // namespace test
