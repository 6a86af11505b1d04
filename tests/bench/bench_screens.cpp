// What a frame of each screen and state costs, upright, laid out and painted without a GPU: "still" where
// only a moment has passed, "press" where a finger goes down on something or leaves it, "whole" where every
// pixel is painted anew, which is as much as anything that moves can cost. After the first frame, which loads
// glyphs and pictures and is shown apart.
#include <benchmark/benchmark.h>

#include "kiosk/screens/compose.h"
#include "tests/kiosk/ui/stage.h"
#include "tests/ui/cases.h"

namespace {

using namespace std::chrono_literals;

constexpr double kShortest = 0.1;  // seconds of measuring each

class Screen {
public:
    explicit Screen(const gallery::Case& shown) : scene_{gallery::blank_scene(stage_.now())} {
        shown.arrange(scene_);
    }

    void frame() {
        stage_.frame(
            [this](ui::Ui& ui) {
                const kiosk::screens::Context context{.content = scene_.content,
                                                      .texts = stage_.texts(),
                                                      .language = scene_.state.language,
                                                      .now = scene_.wall,
                                                      .steady = scene_.steady,
                                                      .status = scene_.status,
                                                      .rules = scene_.rules};
                kiosk::screens::draw_state(ui, scene_.state, context,
                                           {.playing = scene_.playing,
                                            .preview = {},
                                            .other_language = stage_.texts(),
                                            .diagnosis = scene_.diagnosis});
            },
            16ms);
    }
    void empty_frame() {
        stage_.frame([](ui::Ui& ui) { ui.canvas().fill(ui.screen(), ui.theme().ink1); }, 16ms);
    }
    // The middle of what answers a finger last, as its main button does.
    std::optional<ui::Point> target() {
        std::optional<ui::Point> last;
        for (const ui::Element& one : stage_.ui().semantics().elements) {
            if (one.pressable && one.enabled) last = one.rect.center();
        }
        return last;
    }
    // The signage between two pictures; each call a step on.
    void fade() {
        if (!scene_.playing.previous) {
            scene_.playing.previous = scene_.playing.slide;
            scene_.playing.previous->picture = "study";
        }
        scene_.playing.shown = scene_.playing.shown < 0.9F ? scene_.playing.shown + 0.03F : 0.1F;
    }
    void down(ui::Point at) { stage_.down(at); }
    void leave() {
        stage_.move({-100, -100});
        stage_.up({-100, -100});
    }

private:
    stage::Stage stage_;
    gallery::Scene scene_;
};

void still(benchmark::State& state, const gallery::Case& shown) {
    Screen screen{shown};
    screen.frame();
    screen.frame();
    for (auto _ : state) screen.frame();
}

void press(benchmark::State& state, const gallery::Case& shown) {
    Screen screen{shown};
    for (int i = 0; i < 20; ++i) screen.frame();  // until it answers fingers
    const auto target = screen.target();
    if (!target) return state.SkipWithError("nothing to press");
    bool is_down = false;
    for (auto _ : state) {
        is_down ? screen.leave() : screen.down(*target);
        is_down = !is_down;
        screen.frame();
    }
}

void whole(benchmark::State& state, const gallery::Case& shown) {
    Screen screen{shown};
    screen.frame();
    screen.frame();
    for (auto _ : state) {
        state.PauseTiming();
        screen.empty_frame();
        state.ResumeTiming();
        screen.frame();
    }
}

void fading(benchmark::State& state, const gallery::Case& shown) {
    Screen screen{shown};
    screen.fade();
    screen.frame();
    for (auto _ : state) {
        screen.fade();
        screen.frame();
    }
}

void first_frame(benchmark::State& state, const gallery::Case& shown) {
    for (auto _ : state) {
        state.PauseTiming();
        Screen screen{shown};
        state.ResumeTiming();
        screen.frame();
    }
}

void add(const std::string& name, void (*measure)(benchmark::State&, const gallery::Case&),
         const gallery::Case& shown) {
    benchmark::RegisterBenchmark(name.c_str(), measure, shown)
        ->Unit(benchmark::kMillisecond)
        ->MinTime(kShortest);
}

}  // namespace

int main(int argc, char** argv) {
    const auto cases = gallery::all_cases();
    for (const auto& one : cases) {
        add(one.name + " still", still, one);
        add(one.name + " press", press, one);
        add(one.name + " whole", whole, one);
    }
    for (const auto& one : cases) {
        if (one.name == "attract") add("attract fading", fading, one);
        if (one.name != "home") continue;
        benchmark::RegisterBenchmark("home, first frame", first_frame, one)
            ->Unit(benchmark::kMillisecond)
            ->Iterations(5);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
