#include "server/http/server.h"

#include <map>
#include <mutex>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/http/connection.h"
#include "shared/core/log.h"

namespace server::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Local = asio::local::stream_protocol;

constexpr std::chrono::milliseconds kLook{20};
constexpr std::chrono::milliseconds kGoodbye{300};         // for the streams to say so
constexpr std::chrono::milliseconds kLastRequests{5'000};  // for requests to end

// How many connections each address has.
class Count {
public:
    explicit Count(std::size_t most) : most_(most) {}
    bool enter(const std::string& address) {
        const std::lock_guard lock{mutex_};
        if (open_[address] >= most_) return false;
        ++open_[address];
        return true;
    }
    void leave(const std::string& address) {
        const std::lock_guard lock{mutex_};
        if (--open_[address] == 0) open_.erase(address);
    }

private:
    std::size_t most_;
    std::mutex mutex_;
    std::map<std::string, std::size_t> open_;
};

bool is_same_user(int socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    return peer.uid == ::geteuid() || peer.uid == 0;
}

core::Error cannot_listen(const Options& options, const boost::system::error_code& error) {
    const std::string where = options.host + ":" + std::to_string(options.port);
    if (error == asio::error::address_in_use) {
        return {core::ErrorKind::Unavailable,
                "port " + std::to_string(options.port) +
                    " is taken: stop the other program or choose another --listen"};
    }
    return {core::ErrorKind::Unavailable, "cannot listen on " + where + ": " + error.message()};
}

}  // namespace

struct Server::State {
    State(const Options& wanted, handlers::Dispatcher& dispatcher, push::Hub& hub)
        : options(wanted),
          services{.dispatcher = dispatcher, .hub = hub, .proxies = wanted.proxies, .limits = wanted.limits},
          count(wanted.connections_per_address),
          acceptor(door),
          admin(door),
          farewell(door) {}

    Options options;
    asio::io_context context;
    // What accepts and what stops accepting: one after the other, whichever thread runs them.
    asio::strand<asio::io_context::executor_type> door{asio::make_strand(context)};
    Services services;
    Count count;
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor;
    Local::acceptor admin;
    asio::steady_timer farewell;

    asio::awaitable<void> serve_one(tcp::socket socket, std::string address) {
        const Peer peer{.address = address};
        try {
            co_await serve_with(std::move(socket), peer);
        } catch (const std::exception& problem) {
            spdlog::warn("a connection ended: {}", problem.what());
        }
        count.leave(address);
    }

    asio::awaitable<void> serve_with(tcp::socket socket, const Peer& peer) {
        if (options.certificate.empty()) {
            co_await serve_plain(std::move(socket), peer, services);
        } else {
            co_await serve_tls(std::move(socket), tls, peer, services);
        }
    }

    asio::awaitable<void> accept_all() {
        while (acceptor.is_open()) {
            boost::system::error_code error;
            auto socket = co_await acceptor.async_accept(asio::make_strand(context),
                                                         asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted) co_return;
            if (error) continue;
            const auto endpoint = socket.remote_endpoint(error);
            const std::string address = error ? std::string{"unknown"} : endpoint.address().to_string();
            if (!count.enter(address)) continue;
            boost::system::error_code ignored;
            socket.set_option(tcp::no_delay{true}, ignored);
            // A listener that no longer takes what is sent is gone after this, not after a quarter of an
            // hour.
            const unsigned int patience_ms = 30'000;
            ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &patience_ms,
                         sizeof patience_ms);
            const auto executor = socket.get_executor();
            asio::co_spawn(executor, serve_one(std::move(socket), address), asio::detached);
        }
    }

    asio::awaitable<void> accept_admin() {
        while (admin.is_open()) {
            boost::system::error_code error;
            auto socket = co_await admin.async_accept(asio::make_strand(context),
                                                      asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted) co_return;
            if (error || !is_same_user(socket.native_handle())) continue;
            const auto executor = socket.get_executor();
            asio::co_spawn(executor, serve_local(std::move(socket), services), asio::detached);
        }
    }

    asio::awaitable<void> say_goodbye() {
        const auto listeners = [&] { return services.hub.kiosk_count() + services.hub.browser_count(); };
        std::chrono::milliseconds passed{};
        do {
            farewell.expires_after(kLook);
            co_await farewell.async_wait(asio::use_awaitable);
            passed += kLook;
        } while ((listeners() > 0 && passed < kGoodbye) || (services.busy > 0 && passed < kLastRequests));
        context.stop();
    }

    boost::system::error_code listen() {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(options.host, error);
        if (error) return error;
        const tcp::endpoint endpoint{address, options.port};
        acceptor.open(endpoint.protocol(), error);
        if (!error) acceptor.set_option(asio::socket_base::reuse_address{true}, error);
        if (!error) acceptor.bind(endpoint, error);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        return error;
    }

    boost::system::error_code listen_admin() {
        boost::system::error_code error;
        if (options.admin_socket.empty()) return error;
        ::unlink(options.admin_socket.c_str());
        const mode_t before = ::umask(0177);
        admin.open(Local{}, error);
        if (!error) admin.bind(options.admin_socket.string(), error);
        ::umask(before);
        if (!error) admin.listen(asio::socket_base::max_listen_connections, error);
        return error;
    }
};

core::Result<std::unique_ptr<Server>> Server::open(const Options& options, handlers::Dispatcher& dispatcher,
                                                   push::Hub& hub) {
    auto state = std::make_unique<State>(options, dispatcher, hub);
    if (!options.certificate.empty()) {
        boost::system::error_code error;
        state->tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                               asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                               asio::ssl::context::no_tlsv1_1);
        state->tls.use_certificate_chain_file(options.certificate.string(), error);
        if (error) {
            return core::fail(core::ErrorKind::Invalid, "[tls] cert " + options.certificate.string() +
                                                            " can't be read: " + error.message() +
                                                            "; make one with linli-admin tls make");
        }
        state->tls.use_private_key_file(options.private_key.string(), asio::ssl::context::pem, error);
        if (error) {
            return core::fail(core::ErrorKind::Invalid,
                              "[tls] key " + options.private_key.string() +
                                  " can't be read or does not fit the certificate: " + error.message());
        }
    }
    if (const auto error = state->listen(); error) return tl::unexpected(cannot_listen(options, error));
    if (const auto error = state->listen_admin(); error) {
        return core::fail(core::ErrorKind::Unavailable,
                          "cannot open " + options.admin_socket.string() + ": " + error.message());
    }
    return std::unique_ptr<Server>{new Server{std::move(state)}};
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
    return state_->acceptor.local_endpoint().port();
}

void Server::run() {
    asio::co_spawn(state_->door, state_->accept_all(), asio::detached);
    if (state_->admin.is_open()) asio::co_spawn(state_->door, state_->accept_admin(), asio::detached);
    std::vector<std::jthread> threads;
    for (int i = 1; i < state_->options.threads; ++i) threads.emplace_back([this] { state_->context.run(); });
    state_->context.run();
}

void Server::stop() {
    asio::post(state_->door, [this] {
        if (state_->services.stopping.exchange(true)) return;
        boost::system::error_code ignored;
        state_->acceptor.close(ignored);
        state_->admin.close(ignored);
        if (!state_->options.admin_socket.empty()) ::unlink(state_->options.admin_socket.c_str());
        for (const bool for_kiosks : {true, false}) {
            state_->services.hub.publish(
                {.event = "bye", .data = R"({"after_ms":1000})", .for_kiosks = for_kiosks, .is_last = true});
        }
        asio::co_spawn(state_->door, state_->say_goodbye(), asio::detached);
    });
}

}  // namespace server::http
