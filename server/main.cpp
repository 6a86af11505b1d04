// linli-server: makes everything, passes references, runs.
#include <cstdio>

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "server/config.h"
#include "server/handlers/housekeeping.h"
#include "server/handlers/media_work.h"
#include "server/http/certificate.h"
#include "server/http/server.h"
#include "shared/core/calendar.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/core/stop_signals.h"

namespace {

struct Arguments {
    std::string config;
    std::string data;
    std::string listen;
    std::string at;
};

int refuse(const std::string& message) {
    std::fprintf(stderr, "linli-server: %s\n", message.c_str());
    return 1;
}

core::Result<server::Config> configure(const Arguments& arguments) {
    server::Config config;
    if (!arguments.config.empty()) {
        auto read = server::read_config(arguments.config);
        if (!read) return read.failure();
        config = std::move(*read);
    }
    if (!arguments.listen.empty()) {
        if (auto set = server::set_listen(config, arguments.listen); !set) {
            return core::fail(core::ErrorKind::Invalid, "--listen " + set.error().message);
        }
    }
    const bool secure = !config.certificate.empty() || config.plain_behind_proxy;
    if (!server::is_loopback(config.host) && !secure) {
        return core::fail(core::ErrorKind::Invalid,
                          "plain HTTP on " + config.host +
                              " would send passwords in the clear: set [tls] cert and key, or "
                              "network.plain_behind_proxy where a proxy does TLS");
    }
    return config;
}

void settle(server::handlers::Shared& shared, const server::Config& config,
            const std::filesystem::path& data) {
    shared.settings.secure_cookies = !config.certificate.empty() || config.plain_behind_proxy;
    shared.settings.is_loopback = server::is_loopback(config.host) || config.allow_demo_anywhere;
    shared.settings.media_directory = (data / "media").string();
    shared.settings.upload_directory = (data / "uploads").string();
    shared.settings.snapshot_directory = (data / "snapshots").string();
    // The font that the kiosks bring; where it is not installed here, texts are not looked through.
    if (const auto font = core::read_file("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"))
        shared.drawable = server::service::Drawable::of_font(*font);
}

int run(const Arguments& arguments) {
    auto config = configure(arguments);
    if (!config) return refuse(config.error().message);
    const std::filesystem::path data = arguments.data;
    if (auto usable = core::make_writable_directory(data); !usable) return refuse(usable.error().message);
    const int lock = ::open((data / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0 || ::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        return refuse("another program works with " + data.string() + "; stop it first");
    }
    core::open_log("linli-server", data / "server.log");

    const core::StopSignals signals;
    const auto start = core::parse_utc(arguments.at);
    if (!arguments.at.empty() && !start)
        return refuse("--at must be a time such as 2026-11-24T09:00:00+08:00");
    const core::SystemClock clock = start ? core::SystemClock{*start} : core::SystemClock{};
    core::SystemRandom random;
    server::push::Hub hub;
    server::handlers::Shared shared{.clock = clock, .random = random, .hub = hub, .settings = {}};
    const bool tls = !config->certificate.empty();
    settle(shared, *config, data);
    if (tls) {
        auto pin = server::http::pin_of(config->certificate);
        if (!pin) return refuse(pin.error().message);
        shared.settings.pins = {*pin};
    }
    auto dispatcher = server::handlers::Dispatcher::open(data, shared);
    if (!dispatcher) return refuse(dispatcher.error().message);
    auto server = server::http::Server::open({.host = config->host,
                                              .port = config->port,
                                              .certificate = config->certificate,
                                              .private_key = config->private_key,
                                              .admin_socket = data / "admin.sock",
                                              .proxies = config->proxies,
                                              .connections_per_address = config->connections_per_address},
                                             **dispatcher, hub);
    if (!server) return refuse(server.error().message);
    const std::string address =
        std::string{tls ? "https://" : "http://"} + config->host + ":" + std::to_string((*server)->port());
    shared.settings.public_url = config->public_url.empty() ? address : config->public_url;
    {
        const server::handlers::Housekeeping housekeeping{**dispatcher, shared};
        const server::handlers::MediaWork media_work{**dispatcher, shared};
        const auto stopper = signals.listen([&server] {
            spdlog::info("stopping");
            (*server)->stop();
        });
        spdlog::info("listening on {}", address);
        std::printf("linli-server listens on %s\n", address.c_str());
        std::fflush(stdout);
        (*server)->run();
    }
    dispatcher->reset();  // finishes what is queued, while the connections that wait for it are still there
    spdlog::info("stopped");
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    CLI::App app{"The central server of Linli: kiosks sync with it, staff open its console in a browser.",
                 "linli-server"};
    app.set_version_flag("--version", std::string{"linli-server "} + LINLI_VERSION);
    app.add_option("--config", arguments.config, "Configuration file (config/server.toml shows every key)");
    app.add_option("--data", arguments.data, "Directory for everything it keeps")->required();
    app.add_option("--listen", arguments.listen, "HOST:PORT to listen on; port 0 takes a free one");
    app.add_option("--at", arguments.at, "Let the clock start at this time, for tests and demonstrations");
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) {
        return app.exit(wanted);
    } catch (const CLI::ParseError& wrong) {
        app.exit(wrong);
        return 2;
    }
    return run(arguments);
}
