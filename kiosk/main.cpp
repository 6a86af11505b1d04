// linli-kiosk: makes everything, passes references, runs.
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "kiosk/app/app.h"
#include "kiosk/app/verify.h"
#include "kiosk/desk/retirement.h"
#include "kiosk/scan/decode_files.h"
#include "kiosk/sync/enrol.h"
#include "shared/core/calendar.h"
#include "shared/core/log.h"
#include "shared/core/stop_signals.h"

namespace {

constexpr int kExitUsage = 2;
constexpr int kExitConfiguration = 30;
constexpr int kRestart = -1;

struct Arguments {
    std::string config;
    std::string data;
    std::string control;
    std::string size;
    std::string camera;
    std::string language;
    std::string at;
    std::string assets;
    bool headless = false;
    bool window = false;
    bool fullscreen = false;
    kiosk::sync::EnrolOrder enrol;
    std::vector<std::string> images;
    std::string text;
    std::string folder;
};

int refuse(int code, const std::string& message) {
    std::fprintf(stderr, "linli-kiosk: %s\n", message.c_str());
    return code;
}

// Beside the program where it is installed, else in the source tree it was built from.
std::filesystem::path find_assets(const std::string& asked) {
    if (!asked.empty()) return asked;
    std::error_code code;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", code).parent_path();
    for (const char* relative : {"../share/linli/assets", "../../../assets"}) {
        if (std::filesystem::exists(program / relative / "lang", code))
            return std::filesystem::canonical(program / relative);
    }
    return "assets";
}

// What a service manager such as systemd says by the environment (sd_notify(3), sd_watchdog_enabled(3)).
void take_watchdog(app::Config& config) {
    const auto said = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string{value ? value : ""};
    };
    config.notify_socket = said("NOTIFY_SOCKET");
    const std::string pid = said("WATCHDOG_PID");
    const bool for_us = pid.empty() || pid == std::to_string(::getpid());
    if (for_us) config.watchdog = std::chrono::microseconds{std::atoll(said("WATCHDOG_USEC").c_str())};
}

core::Result<app::Config> configure(const Arguments& arguments) {
    app::Config config;
    if (!arguments.config.empty()) {
        auto read = app::read_config(arguments.config);
        if (!read) return read.failure();
        config = std::move(*read);
    }
    config.data = std::filesystem::absolute(arguments.data);  // pictures are looked up from elsewhere
    config.assets = find_assets(arguments.assets);
    config.control = arguments.control;
    if (!arguments.size.empty()) {
        const auto size = app::read_size(arguments.size);
        if (!size) return size.failure();
        config.window.width = size->width;
        config.window.height = size->height;
    }
    config.window.mode = arguments.headless ? platform::WindowMode::Headless
                         : arguments.window ? platform::WindowMode::Window
                                            : platform::WindowMode::Fullscreen;
    take_watchdog(config);
    if (!arguments.camera.empty()) config.camera = arguments.camera;
    if (!arguments.language.empty()) {
        config.language = arguments.language == "en" ? model::Language::English : model::Language::Chinese;
    }
    return config;
}

int enrol(const Arguments& arguments) {
    const core::SystemClock clock;
    const auto identity = kiosk::sync::enrol(arguments.enrol, clock);
    if (!identity) return refuse(1, identity.error().message);
    std::printf("enrolled as %s in centre %s\n", identity->device_id.c_str(), identity->center_id.c_str());
    return 0;
}

int copy_sealed(const Arguments& arguments) {
    const auto files = kiosk::desk::sealed_outboxes(arguments.data);
    if (files.empty()) return refuse(1, "nothing is sealed in " + arguments.data);
    for (const auto& file : files) {
        std::error_code failed;
        const auto copy = std::filesystem::path{arguments.folder} / file.filename();
        std::filesystem::copy_file(file, copy, std::filesystem::copy_options::overwrite_existing, failed);
        if (failed) return refuse(1, "cannot write " + copy.string() + ": " + failed.message());
        std::printf("%s\n", copy.c_str());
    }
    return 0;
}

int run(const Arguments& arguments) {
    const auto config = configure(arguments);
    if (!config) return refuse(kExitConfiguration, config.error().message);
    const auto start = core::parse_utc(arguments.at);
    if (!arguments.at.empty() && !start)
        return refuse(kExitUsage, "--at must be a time such as 2026-11-24T09:00:00+08:00");
    std::error_code code;
    std::filesystem::create_directories(config->data, code);
    core::open_log("linli-kiosk", config->data / "kiosk.log");

    const core::StopSignals signals;
    // Before the first picture is read: a small file must not become a gigabyte.
    ::setenv("OPENCV_IO_MAX_IMAGE_PIXELS", "40000000", 1);

    const core::SystemClock clock = start ? core::SystemClock{*start} : core::SystemClock{};
    core::SystemRandom random;
    auto app = app::App::open(*config, clock, random);
    if (!app) {
        spdlog::error("{}", app.error().message);
        return static_cast<int>(app.error().stage);
    }
    const auto stopper = signals.listen([&app] { (*app)->stop(); });
    (*app)->run();
    return (*app)->wants_restart() ? kRestart : 0;
}

// A fresh start under the same process, so that whoever watches it need not know.
int start_anew(char** argv) {
    const std::string program = argv[0];
    const bool has_path = program.find('/') != std::string::npos;
    spdlog::info("starting anew");
    spdlog::default_logger()->flush();
    ::execv(has_path ? program.c_str() : "/proc/self/exe", argv);
    return refuse(1, "cannot start anew");
}

}  // namespace

int main(int argc, char** argv) {
    Arguments arguments;
    CLI::App cli{"The lobby screen of a neighbourhood centre.", "linli-kiosk"};
    cli.set_version_flag("--version", std::string{"linli-kiosk "} + LINLI_VERSION);
    cli.add_option("--config", arguments.config, "Configuration file (config/kiosk.toml shows every key)");
    cli.add_option("--data", arguments.data, "Directory for everything it keeps");
    cli.add_option("--control", arguments.control,
                   "Open a control socket at this path, for tests and help from afar");
    cli.add_option("--size", arguments.size, "WIDTHxHEIGHT of the window, or headless");
    cli.add_option("--camera", arguments.camera,
                   "Device, video file, folder of pictures, MJPEG address, or none");
    cli.add_option("--lang", arguments.language, "Language of a new visit")
        ->check(CLI::IsMember({"zh-CN", "en"}));
    cli.add_option("--at", arguments.at, "Let the clock start at this time, for tests and demonstrations");
    cli.add_option("--assets", arguments.assets, "Directory of words, icons and pictures");
    auto* headless = cli.add_flag("--headless", arguments.headless, "Without a display");
    auto* window = cli.add_flag("--window", arguments.window, "In a window")->excludes(headless);
    cli.add_flag("--fullscreen", arguments.fullscreen, "On the whole display (default)")
        ->excludes(headless)
        ->excludes(window);

    auto* enrolment = cli.add_subcommand("enrol", "Pair this kiosk with its centre, once");
    enrolment->add_option("--server", arguments.enrol.server, "Address of the server")->required();
    enrolment->add_option("--code", arguments.enrol.code, "The code that the console or linli-admin gave")
        ->required();
    enrolment->add_option("--data", arguments.enrol.data, "Directory for everything it keeps")->required();
    enrolment->add_option("--ca", arguments.enrol.authority, "PEM of the county's own authority");
    auto* sealed = cli.add_subcommand(
        "sealed", "Copy what this kiosk sealed when it was locked out, for linli-admin kiosk unseal");
    sealed->add_option("--data", arguments.data, "Directory for everything it keeps")->required();
    sealed->add_option("--to", arguments.folder, "Where to; prints the files")->required();
    auto* decode = cli.add_subcommand("decode", "Read codes in pictures, as the kiosk would");
    decode->add_option("IMAGE", arguments.images, "Picture files")->required();
    auto* verify = cli.add_subcommand("verify", "Say what a scanned text is");
    verify->add_option("TEXT", arguments.text, "The text")->required();
    verify->add_option("--data", arguments.data, "Data directory of an enrolled kiosk, for its keys");
    cli.require_subcommand(0, 1);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::Success& wanted) {
        return cli.exit(wanted);
    } catch (const CLI::ParseError& wrong) {
        cli.exit(wrong);
        return kExitUsage;
    }
    if (*enrolment) return enrol(arguments);
    if (*sealed) return copy_sealed(arguments);
    if (*decode) {
        const std::vector<std::filesystem::path> images{arguments.images.begin(), arguments.images.end()};
        return scan::decode_files(images, std::cout);
    }
    if (*verify) return app::verify(arguments.text, arguments.data, std::cout);
    if (arguments.data.empty()) return refuse(kExitUsage, "--data DIR is needed; see --help");
    const int code = run(arguments);
    return code == kRestart ? start_anew(argv) : code;
}
