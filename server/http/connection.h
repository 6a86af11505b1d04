// One connection: requests one after the other, each with its limits, or an event stream (FIELD TH30).
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>

#include "server/handlers/dispatcher.h"
#include "server/http/limits.h"
#include "server/push/hub.h"

namespace server::http {

// What every connection shares; outlives them.
struct Services {
    handlers::Dispatcher& dispatcher;
    push::Hub& hub;
    std::vector<std::string> proxies;
    Limits limits;
    std::atomic<bool> stopping{false};
    std::atomic<int> busy{0};  // requests that wait for their answer
};

struct Peer {
    std::string address;
    bool is_local_admin = false;
};

boost::asio::awaitable<void> serve_plain(boost::asio::ip::tcp::socket socket, Peer peer, Services& services);
boost::asio::awaitable<void> serve_tls(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls,
                                       Peer peer, Services& services);
boost::asio::awaitable<void> serve_local(boost::asio::local::stream_protocol::socket socket,
                                         Services& services);

}  // namespace server::http
