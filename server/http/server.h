// The network side of the server: listens, speaks HTTP/1.1 and event streams, with or without TLS, and on the
// admin socket.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/handlers/dispatcher.h"
#include "server/http/limits.h"
#include "shared/core/result.h"

namespace server::http {

struct Options {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;          // 0: any free one
    std::filesystem::path certificate;  // PEM; empty: plain HTTP
    std::filesystem::path private_key;
    std::filesystem::path admin_socket;  // empty: none
    std::vector<std::string> proxies;    // whose X-Forwarded-For is believed
    std::size_t connections_per_address = 500;
    int threads = 2;
    Limits limits;
};

class Server {
public:
    // Binds; `dispatcher` and `hub` outlive the server. The message of a failure says what to do.
    static core::Result<std::unique_ptr<Server>> open(const Options& options,
                                                      handlers::Dispatcher& dispatcher, push::Hub& hub);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;
    // Serves until `stop`, which says goodbye to the streams and lets requests finish; from any thread or a
    // signal's.
    void run();
    void stop();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace server::http
