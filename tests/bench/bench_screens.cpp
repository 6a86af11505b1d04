// What a frame of each screen costs, laid out, drawn without a GPU and presented, upright: after the first,
// which loads glyphs and pictures and is shown apart.
#include <functional>

#include <benchmark/benchmark.h>

#include "kiosk/screens/compose.h"
#include "tests/kiosk/ui/stage.h"
#include "tests/support/sample_content.h"

namespace {

using namespace kiosk;  // NOLINT
using namespace std::chrono_literals;

model::Decision decision(model::Outcome outcome) {
    return {.outcome = outcome, .sessions = {"c3"}};
}

const screens::Playing& playing() {
    static const screens::Playing slide{.slide = {.picture = "calligraphy",
                                                  .category = {"南湖书院 · 公益体验课", ""},
                                                  .headline = {"提笔写“和”字\n周末少儿书法课", ""},
                                                  .fact = {"每周六、日 09:00　3楼 书法教室", ""},
                                                  .number = 1,
                                                  .count = 5},
                                        .ticker = {{"社区食堂 60 岁以上午餐 6 元", ""}}};
    return slide;
}

struct Shown {
    const char* name;
    flow::Screen screen;
};

std::vector<Shown> all_screens() {
    return {{"attract", flow::Attract{}},
            {"home", flow::Home{}},
            {"services", flow::Services{}},
            {"service", flow::ServiceDetail{.service_id = "s1"}},
            {"schedule", flow::Schedule{}},
            {"scan", flow::Scan{}},
            {"choose", flow::Choose{.decision = decision(model::Outcome::Choose), .selected = {"c3"}}},
            {"success", flow::Success{.attended = {{"c3", "e1", 26}}}},
            {"refused", flow::Refused{.decision = decision(model::Outcome::Full)}},
            {"rate_faces", flow::RateFaces{.session_id = "c1"}},
            {"rate_reasons", flow::RateReasons{.session_id = "c1", .score = 4}},
            {"rate_thanks", flow::RateThanks{"c1"}}};
}

class Screen {
public:
    explicit Screen(flow::Screen shown) { state_.screen = std::move(shown); }

    void show(const flow::Screen& screen) { state_.screen = screen; }
    void frame() {
        stage_.frame([this](ui::Ui& ui) {
            const screens::Context context{.content = content_,
                                           .texts = stage_.texts(),
                                           .now = support::sample_now(),
                                           .steady = ui.now(),
                                           .status = status_,
                                           .rules = rules_};
            screens::draw_state(
                ui, state_, context,
                {.playing = playing(), .preview = {}, .other_language = stage_.texts(), .diagnosis = {}});
        });
        state_.entered = state_.touched = stage_.now();
    }

private:
    stage::Stage stage_;
    model::Content content_ = support::sample_content();
    screens::Status status_;
    flow::Rules rules_;
    flow::State state_;
};

void again(benchmark::State& state, const flow::Screen& shown) {
    Screen screen{shown};
    screen.frame();
    screen.frame();
    for (auto _ : state) screen.frame();
}

void anew(benchmark::State& state, const flow::Screen& shown) {
    Screen screen{shown};
    screen.frame();
    for (auto _ : state) {
        state.PauseTiming();
        screen.show(flow::RateThanks{"c2"});
        screen.frame();
        screen.show(shown);
        state.ResumeTiming();
        screen.frame();
    }
}

void first_frame(benchmark::State& state, const flow::Screen& shown) {
    for (auto _ : state) {
        state.PauseTiming();
        Screen screen{shown};
        state.ResumeTiming();
        screen.frame();
    }
}

}  // namespace

int main(int argc, char** argv) {
    for (const Shown& one : all_screens()) {
        const std::string name = one.name;
        benchmark::RegisterBenchmark((name + " again").c_str(), again, one.screen)
            ->Unit(benchmark::kMillisecond);
        benchmark::RegisterBenchmark((name + " anew").c_str(), anew, one.screen)
            ->Unit(benchmark::kMillisecond);
    }
    benchmark::RegisterBenchmark("home, first frame", first_frame, flow::Screen{flow::Home{}})
        ->Unit(benchmark::kMillisecond)
        ->Iterations(5);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
