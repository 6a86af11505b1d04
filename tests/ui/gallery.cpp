#include "tests/ui/gallery.h"

#include <utility>

#include "kiosk/screens/compose.h"

namespace gallery {
namespace {

using namespace std::chrono_literals;

std::string_view name_of(Tongue tongue) {
    switch (tongue) {
        case Tongue::Chinese:
            return "zh";
        case Tongue::English:
            return "en";
        case Tongue::LongChinese:
            return "long-zh";
        case Tongue::LongEnglish:
            return "long-en";
    }
    return "";
}

Tongue other(Tongue tongue) {
    switch (tongue) {
        case Tongue::Chinese:
            return Tongue::English;
        case Tongue::English:
            return Tongue::Chinese;
        case Tongue::LongChinese:
            return Tongue::LongEnglish;
        case Tongue::LongEnglish:
            return Tongue::LongChinese;
    }
    return tongue;
}

std::size_t letter_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

bool is_mark(std::string_view letter) {
    constexpr std::string_view kMarks = " ,.!?:;·/-，。、！？：；（）“”\n";
    return kMarks.find(letter) != std::string_view::npos;
}

// Two of five letters are said twice, so words grow as those of another language do, and places in braces
// stay.
std::string lengthen(std::string_view words) {
    std::string longer;
    int count = 0;
    for (std::size_t at = 0; at < words.size();) {
        if (words[at] == '{') {
            const std::size_t end = words.find('}', at);
            longer += words.substr(at, end - at + 1);
            at = end + 1;
            continue;
        }
        const std::string_view letter = words.substr(at, letter_length(words[at]));
        longer += letter;
        at += letter.size();
        if (is_mark(letter)) continue;
        const int turn = count++ % 5;
        if (turn == 0 || turn == 2) longer += letter;
    }
    return longer;
}

std::map<std::string, std::string> words_of(Tongue tongue) {
    switch (tongue) {
        case Tongue::Chinese:
            return stage::words_of("zh-CN");
        case Tongue::English:
            return stage::words_of("en");
        case Tongue::LongChinese:
            return lengthened(stage::words_of("zh-CN"));
        case Tongue::LongEnglish:
            return lengthened(stage::words_of("en"));
    }
    return {};
}

// As few looks as will do for each two settings to meet in each of their combinations. Across the screen low
// reach is not offered.
std::vector<Look> pairwise() {
    using enum Tongue;
    using enum Shape;
    return {
        {.tongue = Chinese, .shape = Portrait},
        {.tongue = Chinese, .shape = Landscape},
        {.tongue = Chinese, .shape = Portrait, .modes = {.low_reach = true}},
        {.tongue = English, .shape = Portrait, .modes = {.large = true}},
        {.tongue = English, .shape = Portrait, .modes = {.contrast = true, .low_reach = true}},
        {.tongue = Chinese, .shape = Portrait, .modes = {.large = true, .contrast = true, .low_reach = true}},
        {.tongue = English, .shape = Landscape, .modes = {.large = true}},
        {.tongue = English, .shape = Landscape, .modes = {.contrast = true}},
        {.tongue = Chinese, .shape = Landscape, .modes = {.large = true, .contrast = true}}};
}

std::vector<Look> plain() {
    std::vector<Look> all;
    for (const Tongue tongue : {Tongue::Chinese, Tongue::English}) {
        for (const Shape shape : {Shape::Portrait, Shape::Landscape})
            all.push_back({.tongue = tongue, .shape = shape});
    }
    return all;
}

std::vector<Look> every() {
    std::vector<Look> all;
    for (const Tongue tongue : {Tongue::Chinese, Tongue::English}) {
        for (unsigned bits = 0; bits < 8; ++bits) {
            const kiosk::flow::Modes modes{
                .large = (bits & 1U) != 0, .contrast = (bits & 2U) != 0, .low_reach = (bits & 4U) != 0};
            all.push_back({.tongue = tongue, .shape = Shape::Portrait, .modes = modes});
            if (!modes.low_reach)
                all.push_back({.tongue = tongue, .shape = Shape::Landscape, .modes = modes});
        }
    }
    return all;
}

}  // namespace

std::string Look::name() const {
    std::string name{name_of(tongue)};
    name += shape == Shape::Portrait ? "-portrait" : "-landscape";
    if (modes.large) name += "-large";
    if (modes.contrast) name += "-contrast";
    if (modes.low_reach) name += "-low";
    return name;
}

std::vector<Look> looks_for(Breadth breadth) {
    switch (breadth) {
        case Breadth::Pairwise:
            return pairwise();
        case Breadth::All:
            return every();
        case Breadth::NoModes:
            return plain();
    }
    return {};
}

std::map<std::string, std::string> lengthened(std::map<std::string, std::string> words) {
    for (auto& [key, text] : words) text = lengthen(text);
    return words;
}

Gallery::Room& Gallery::room(Shape shape) {
    Room& room = rooms_[shape];
    if (room.stage) return room;
    const bool upright = shape == Shape::Portrait;
    room.stage =
        std::make_unique<stage::Stage>(stage::Setting{.width = upright ? window_.width : window_.height,
                                                      .height = upright ? window_.height : window_.width});
    for (const Tongue tongue : {Tongue::Chinese, Tongue::English, Tongue::LongChinese, Tongue::LongEnglish}) {
        room.texts.emplace(tongue, ui::Texts{words_of(tongue)});
    }
    return room;
}

void dress_as(stage::Stage& stage, const kiosk::flow::Modes& modes) {
    stage.dress(modes.contrast ? ui::contrast_theme() : ui::light_theme(),
                modes.large ? ui::TextScale::Large : ui::TextScale::Normal,
                modes.low_reach ? ui::Reach::Low : ui::Reach::Full);
}

std::optional<kiosk::flow::Event> draw_scene(ui::Ui& ui, const Scene& scene, const ui::Texts& texts,
                                             const ui::Texts& other_language) {
    const kiosk::screens::Context context{
        .content = scene.content,
        .texts = texts,
        .language = scene.state.language,
        .now = scene.wall,
        .steady = ui.now(),
        .status = scene.status,
        .rules = scene.rules,
        .rack_is_wired = scene.rack_is_wired,
        .picture_of = [](const model::Media& media) { return media.sha256; }};
    return kiosk::screens::draw_state(ui, scene.state, context,
                                      {.playing = scene.playing,
                                       .preview = {},
                                       .other_language = other_language,
                                       .diagnosis = scene.diagnosis});
}

Drawn Gallery::draw(const Case& what, const Look& look, Effort effort) {
    Room& shown = room(look.shape);
    stage::Stage& stage = *shown.stage;
    Scene scene = blank_scene(stage.now() + 1s);
    what.arrange(scene);
    scene.state.modes = look.modes;
    scene.state.language = look.is_english() ? model::Language::English : model::Language::Chinese;
    dress_as(stage, look.modes);
    stage.speak(shown.texts.at(look.tongue));
    stage.screen(what.name + look.name());
    const auto picture = [&](ui::Ui& ui) {
        draw_scene(ui, scene, stage.texts(), shown.texts.at(other(look.tongue)));
    };
    if (effort == Effort::Pixels)
        stage.frame(picture);
    else
        stage.lay_out(picture);
    return {what, look, stage};
}

void Gallery::tour(Effort effort, const std::function<void(const Drawn&)>& visit) {
    for (const Case& one : all_cases()) {
        for (const Look& look : looks_for(one.breadth)) visit(draw(one, look, effort));
    }
}

void Gallery::long_tour(const std::function<void(const Drawn&)>& visit) {
    for (const Case& one : all_cases()) {
        for (const Tongue tongue : {Tongue::LongChinese, Tongue::LongEnglish}) {
            for (const Shape shape : {Shape::Portrait, Shape::Landscape}) {
                const Look look{.tongue = tongue, .shape = shape};
                visit(draw(one, look, Effort::Words));
            }
        }
    }
}

}  // namespace gallery
