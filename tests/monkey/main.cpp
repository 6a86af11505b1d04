// bench_monkey --events N --seed S: the whole kiosk without a display, pressed and scanned at random beside a
// real server, in a child of its own, so that a crash is counted. The same seed does the same again.
#include <cstdio>
#include <cstdlib>
#include <random>

#include <CLI/CLI.hpp>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shared/core/log.h"
#include "tests/monkey/monkey.h"
#include "tests/support/seeded_random.h"
#include "tests/support/temporary_directory.h"

namespace {

constexpr int kLongestBurst = 300'000;  // milliseconds; who needs longer hangs

struct Order {
    long events = 3000;
    std::uint64_t seed = 0;
    int width = 1080;
    int height = 1920;
};

// What the child tells its parent after each burst.
struct Progress {
    long events = 0, stuck = 0, unwell = 0, screens = 0, frames = 0;
    std::int64_t resident_first = 0, resident_last = 0;
};

void report(int to, const monkey::Tally& tally) {
    const Progress progress{.events = tally.events,
                            .stuck = tally.stuck,
                            .unwell = tally.unwell,
                            .screens = static_cast<long>(tally.screens.size()),
                            .frames = tally.frames,
                            .resident_first = tally.resident_first,
                            .resident_last = tally.resident_last};
    if (::write(to, &progress, sizeof progress) != sizeof progress) std::exit(3);
}

int play(const Order& order, int to) {
    ::setenv("OPENCV_IO_MAX_IMAGE_PIXELS", "40000000", 1);
    const test::TemporaryDirectory data;
    core::open_log("bench_monkey", data.path() / "kiosk.log");
    spdlog::set_level(spdlog::level::warn);
    monkey::World world;
    monkey::SimulatedClock clock{world.now()};
    world.enrol(data.path(), clock);
    app::Config config;
    config.data = data.path();
    config.assets = std::filesystem::path{LINLI_SOURCE_DIR} / "assets";
    config.camera = (config.assets / "illustrations/png").string();  // pictures without a code
    config.window.width = order.width;
    config.window.height = order.height;
    test::SeededRandom random{order.seed};
    auto app = app::App::open(config, clock, random);
    if (!app) {
        std::fprintf(stderr, "%s\n", app.error().message.c_str());
        return 1;
    }
    monkey::Monkey monkey{
        {.app = **app, .clock = clock, .world = world, .width = order.width, .height = order.height},
        order.seed};
    bool noted = false;
    while (monkey.tally().events < order.events) {
        monkey.burst();
        if (!noted && monkey.tally().events >= order.events / 10) {
            monkey.note_memory(true);
            noted = true;
        }
        monkey.note_memory(false);
        report(to, monkey.tally());
    }
    std::string names;
    for (const std::string& name : monkey.tally().screens) names += ' ' + name;
    std::fprintf(stderr, "screens:%s\n", names.c_str());
    return 0;
}

// Until the child ends or is silent for too long; then it is ended.
bool listen(int from, pid_t child, Progress& last) {
    while (true) {
        pollfd waiting{.fd = from, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, kLongestBurst) == 0) {
            ::kill(child, SIGKILL);
            return false;
        }
        Progress progress;
        if (::read(from, &progress, sizeof progress) != sizeof progress) return true;
        last = progress;
    }
}

}  // namespace

int main(int argc, char** argv) {
    Order order;
    order.seed = std::random_device{}();
    CLI::App cli{"Presses everything at random", "bench_monkey"};
    cli.add_option("--events", order.events, "How many touches, codes and changes");
    cli.add_option("--seed", order.seed, "Replays the run that printed it");
    cli.add_option("--width", order.width, "Of the window, pixels");
    cli.add_option("--height", order.height, "Of the window, pixels");
    CLI11_PARSE(cli, argc, argv);
    std::printf("seed=%llu\n", static_cast<unsigned long long>(order.seed));
    std::fflush(stdout);

    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return 2;
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        return play(order, ends[1]);
    }
    ::close(ends[1]);
    Progress last;
    const bool spoke = listen(ends[0], child, last);
    int status = 0;
    ::waitpid(child, &status, 0);
    const bool ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const int crashes = spoke && !ended_well ? 1 : 0;
    const long stuck = last.stuck + (spoke ? 0 : 1);
    constexpr double kMiB = 1 << 20;
    std::printf("frames=%ld unwell=%ld resident: %.1f MiB after a tenth, %.1f MiB at the end\n", last.frames,
                last.unwell, static_cast<double>(last.resident_first) / kMiB,
                static_cast<double>(last.resident_last) / kMiB);
    std::printf("events=%ld crashes=%d stuck=%ld screens=%ld\n", last.events, crashes, stuck, last.screens);
    return crashes == 0 && stuck == 0 && last.unwell == 0 ? 0 : 1;
}
