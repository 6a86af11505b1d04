#include "tests/ui/walker.h"

#include <algorithm>

#include "kiosk/screens/compose.h"

namespace gallery {

using namespace std::chrono_literals;
namespace flow = kiosk::flow;

namespace {

constexpr auto kFrame = 40ms;
constexpr auto kSettled = 300ms;  // a new screen takes no touch for 250 ms

}  // namespace

Walker::Walker(Shape shape)
    : stage_{std::make_unique<stage::Stage>(
          shape == Shape::Portrait ? stage::Setting{} : stage::Setting{.width = 1920, .height = 1080})},
      chinese_{stage::words_of("zh-CN")},
      english_{stage::words_of("en")} {}

void Walker::stand(const Case& what, const Look& look) {
    scene_ = blank_scene(stage_->now());
    what.arrange(scene_);
    scene_.state.modes = look.modes;
    scene_.state.language = look.is_english() ? model::Language::English : model::Language::Chinese;
    look_and_do();
}

std::optional<flow::Event> Walker::look() {
    const flow::State& state = scene_.state;
    const bool english = state.language == model::Language::English;
    dress_as(*stage_, state.modes);
    stage_->speak(english ? english_ : chinese_);
    stage_->screen(std::string{kiosk::screens::screen_name(state)});
    std::optional<flow::Event> event;
    stage_->lay_out(
        [&](ui::Ui& ui) {
            scene_.steady = ui.now();
            event = draw_scene(ui, scene_, stage_->texts(), english ? chinese_ : english_);
        },
        kFrame);
    return event;
}

void Walker::look_and_do() {
    // One in which it is heard, and one in which it is seen.
    for (int frame = 0; frame < 2; ++frame) {
        if (const auto event = look())
            scene_.state = flow::step(scene_.state, *event, stage_->now(), scene_.rules).state;
    }
}

const ui::Element* Walker::answering(std::string_view id, bool only_start) const {
    const auto& elements = stage_->ui().semantics().elements;
    const auto found = std::find_if(elements.begin(), elements.end(), [&](const ui::Element& element) {
        const bool named = only_start ? element.id.starts_with(id) : element.id == id;
        return named && element.enabled && element.pressable;
    });
    return found == elements.end() ? nullptr : &*found;
}

bool Walker::tap(const ui::Element& element) {
    press(element.rect.center(), 0ms);
    return true;
}

// As a finger does it: the kit and the flow hear at once that it is down, and frames pass before it is
// lifted.
void Walker::press(ui::Point at, std::chrono::milliseconds time) {
    stage_->wait(kSettled);
    stage_->down(at);
    hear(flow::Touched{});
    look_and_do();
    for (auto left = time; left > 0ms; left -= 2 * kFrame) {
        look_and_do();
        hear(flow::Tick{});
    }
    stage_->up(at);
    look_and_do();
}

bool Walker::tap(std::string_view id) {
    const ui::Element* element = answering(id, false);
    return element && tap(*element);
}

bool Walker::tap_first(std::string_view start) {
    const ui::Element* element = answering(start, true);
    return element && tap(*element);
}

void Walker::tap_anywhere() {
    press(stage_->ui().screen().center(), 0ms);
}

bool Walker::hold(std::string_view id, std::chrono::milliseconds time) {
    const ui::Element* element = answering(id, false);
    if (!element) return false;
    press(element->rect.center(), time);
    return true;
}

void Walker::swipe(ui::Swipe direction) {
    stage_->wait(kSettled);
    const ui::Point from = stage_->ui().screen().center();
    const float way = direction == ui::Swipe::Left ? -400.0F : 400.0F;
    hear(flow::Touched{});
    stage_->down(from);
    for (int part = 1; part <= 4; ++part) {
        stage_->wait(20ms);
        stage_->move({from.x + way * static_cast<float>(part) / 4, from.y});
    }
    stage_->up({from.x + way, from.y});
    look_and_do();
}

void Walker::hear(const flow::Event& event) {
    scene_.state = flow::step(scene_.state, event, stage_->now(), scene_.rules).state;
    if (!std::holds_alternative<flow::Touched>(event) && !std::holds_alternative<flow::Tick>(event))
        look_and_do();
}

void Walker::wait(std::chrono::seconds time) {
    for (auto left = time; left > 0s; left -= 1s) {
        stage_->wait(1s);
        scene_.wall += 1s;
        scene_.state = flow::step(scene_.state, flow::Tick{}, stage_->now(), scene_.rules).state;
    }
    look_and_do();
}

std::string Walker::at() const {
    return std::string{kiosk::screens::screen_name(scene_.state)};
}

std::vector<std::string> Walker::ways() const {
    std::vector<std::string> all;
    for (const ui::Element& element : stage_->ui().semantics().elements) {
        if (element.enabled && element.pressable) all.push_back(element.id);
    }
    return all;
}

}  // namespace gallery
