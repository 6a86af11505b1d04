// What a camera's frame of 1280x720 costs to read: with a pass in it and without (goals: 10 and 30 ms of
// CPU), a still picture that shows nothing, which is tried in every way, and how many of the photographs are
// read.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "kiosk/scan/decode_files.h"
#include "kiosk/scan/decoder.h"
#include "tests/support/camera_picture.h"

namespace {

// As long as a pass: "NC1" and 84 bytes in Base32.
const std::string kPass = "NC1CEAALFTAAAAAQGAZBQAGQ4BC" + std::string(138 - 27, 'Q');
constexpr int kFrames = 16;  // of different noise, in turn

std::vector<cv::Mat> frames(bool with_code) {
    std::vector<cv::Mat> made;
    for (std::uint64_t seed = 1; seed <= kFrames; ++seed) {
        made.push_back(with_code ? test::photograph(kPass, {.defocus = 1.2, .turn = 8, .tilt = 10}, seed)
                                 : test::photograph_nothing(seed));
    }
    return made;
}

scan::GreyView view(const cv::Mat& picture) {
    return {.pixels = picture.data, .width = picture.cols, .height = picture.rows, .stride = picture.step[0]};
}

void run(benchmark::State& state, bool with_code) {
    const auto pictures = frames(with_code);
    scan::LiveDecoder decoder;
    std::size_t next = 0;
    std::int64_t read = 0;
    for (auto _ : state) {
        read += decoder.read(view(pictures[next++ % pictures.size()])).codes.empty() ? 0 : 1;
    }
    state.counters["read"] = static_cast<double>(read) / static_cast<double>(state.iterations());
}

void a_frame_with_a_pass(benchmark::State& state) {
    run(state, true);
}
void a_frame_without_a_code(benchmark::State& state) {
    run(state, false);
}
void a_still_picture_without_a_code(benchmark::State& state) {
    const cv::Mat picture = test::photograph_nothing(1);
    for (auto _ : state) benchmark::DoNotOptimize(scan::read_still(view(picture)));
}

namespace fs = std::filesystem;

bool is_right(const fs::path& file) {
    std::ifstream stream{fs::path{file}.replace_extension(".txt"), std::ios::binary};
    const std::string expected{std::istreambuf_iterator<char>{stream}, {}};
    const auto text = scan::decode_file(file);
    return text && *text == expected;
}

void all_photographs(benchmark::State& state) {
    const fs::path root = fs::path{LINLI_SOURCE_DIR}.parent_path() / "shared" / "data" / "qr";
    if (!fs::is_directory(root)) return state.SkipWithError("no photographs in ../shared/data/qr");
    int right = 0;
    int all = 0;
    for (auto _ : state) {
        right = all = 0;
        for (const char* folder : {"qrcode-1", "qrcode-2", "qrcode-3"}) {
            for (const auto& entry : fs::directory_iterator{root / folder}) {
                if (entry.path().extension() == ".txt") continue;
                ++all;
                right += is_right(entry.path()) ? 1 : 0;
            }
        }
    }
    state.counters["right"] = right;
    state.counters["of"] = all;
}

BENCHMARK(a_frame_with_a_pass)->Unit(benchmark::kMillisecond);
BENCHMARK(a_frame_without_a_code)->Unit(benchmark::kMillisecond);
BENCHMARK(a_still_picture_without_a_code)->Unit(benchmark::kMillisecond);
BENCHMARK(all_photographs)->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(1);

}  // namespace

BENCHMARK_MAIN();
