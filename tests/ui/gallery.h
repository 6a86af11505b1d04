// Draws any case in any look by the product's own code, without a display, with a clock that stands still.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/kiosk/ui/stage.h"
#include "tests/ui/cases.h"

namespace gallery {

enum class Tongue { Chinese, English, LongChinese, LongEnglish };  // Long…: 1.4 times as many letters
enum class Shape { Portrait, Landscape };

struct Look {
    Tongue tongue = Tongue::Chinese;
    Shape shape = Shape::Portrait;
    kiosk::flow::Modes modes = {};

    bool is_english() const { return tongue == Tongue::English || tongue == Tongue::LongEnglish; }
    std::string name() const;  // "zh-portrait-large-low"
};

// All combinations for the main screens; for the others so many that each pair of settings occurs.
std::vector<Look> looks_for(Breadth breadth);

// One of them, drawn.
struct Drawn {
    const Case& what;
    const Look& look;
    stage::Stage& stage;

    const ui::Semantics& semantics() const { return stage.ui().semantics(); }
    std::string name() const { return what.name + " " + look.name(); }
};

// The words of a language as if it were a longer one.
std::map<std::string, std::string> lengthened(std::map<std::string, std::string> words);

void dress_as(stage::Stage& stage, const kiosk::flow::Modes& modes);
// Draws the moment as the product does, and answers what was touched.
std::optional<kiosk::flow::Event> draw_scene(ui::Ui& ui, const Scene& scene, const ui::Texts& texts,
                                             const ui::Texts& other_language);

class Gallery {
public:
    // Of a window that is held upright; across it is turned.
    struct Window {
        int width = 1080;
        int height = 1920;
    };
    Gallery() = default;
    explicit Gallery(Window window) : window_{window} {}

    enum class Effort { Words, Pixels };  // Words: laid out, but not painted

    Drawn draw(const Case& what, const Look& look, Effort effort);

    // Every case in every look that its breadth asks for.
    void tour(Effort effort, const std::function<void(const Drawn&)>& visit);
    // The same in the languages that are longer than ours.
    void long_tour(const std::function<void(const Drawn&)>& visit);

private:
    struct Room {
        std::unique_ptr<stage::Stage> stage;
        std::map<Tongue, ui::Texts> texts;
    };
    Room& room(Shape shape);

    Window window_;
    std::map<Shape, Room> rooms_;
};

}  // namespace gallery
