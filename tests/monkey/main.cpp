// bench_monkey --events N --seed S: the whole kiosk without a display, pressed and scanned at random beside a
// real server, in a child of its own, so that a crash is counted. The same seed does the same again. A line
// for each tenth of the way says how much memory kiosk and server together have: what the system gives them,
// and what of it is in use, which must level off.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

#include <CLI/CLI.hpp>
#include <malloc.h>
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
    std::int64_t resident = 0, in_use = 0;  // bytes; a sanitizer's allocator does not say what is in use
};

std::int64_t heap_in_use() {
    const struct mallinfo2 heap = ::mallinfo2();
    return static_cast<std::int64_t>(heap.uordblks + heap.hblkhd);
}

void report(int to, const monkey::Tally& tally, std::int64_t resident) {
    const Progress progress{.events = tally.events,
                            .stuck = tally.stuck,
                            .unwell = tally.unwell,
                            .screens = static_cast<long>(tally.screens.size()),
                            .frames = tally.frames,
                            .resident = resident,
                            .in_use = heap_in_use()};
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
    while (monkey.tally().events < order.events) {
        monkey.burst();
        report(to, monkey.tally(), (*app)->state_answer().resident_bytes);
    }
    std::string names;
    for (const std::string& name : monkey.tally().screens) names += ' ' + name;
    std::fprintf(stderr, "screens:%s\n", names.c_str());
    return 0;
}

void print_memory(const Progress& progress) {
    constexpr double kMiB = 1 << 20;
    std::printf("at %ld events: %.1f MiB resident, %.1f MiB in use\n", progress.events,
                static_cast<double>(progress.resident) / kMiB, static_cast<double>(progress.in_use) / kMiB);
    std::fflush(stdout);
}

// Until the child ends or is silent for too long; then it is ended.
bool listen(int from, pid_t child, long events, Progress& last) {
    const long step = std::max(1L, events / 10);
    while (true) {
        pollfd waiting{.fd = from, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, kLongestBurst) == 0) {
            ::kill(child, SIGKILL);
            return false;
        }
        Progress progress;
        if (::read(from, &progress, sizeof progress) != sizeof progress) return true;
        if (progress.events / step > last.events / step) print_memory(progress);
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
    const bool spoke = listen(ends[0], child, order.events, last);
    int status = 0;
    ::waitpid(child, &status, 0);
    const bool ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    const int crashes = spoke && !ended_well ? 1 : 0;
    const long stuck = last.stuck + (spoke ? 0 : 1);
    std::printf("frames=%ld unwell=%ld\n", last.frames, last.unwell);
    std::printf("events=%ld crashes=%d stuck=%ld screens=%ld\n", last.events, crashes, stuck, last.screens);
    return crashes == 0 && stuck == 0 && last.unwell == 0 ? 0 : 1;
}
