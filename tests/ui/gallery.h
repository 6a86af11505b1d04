// Draws any case in any look by the product's own code, without a display, with a clock that stands still.
#pragma once

#include <functional>
#include <map>
#include <memory>
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

class Gallery {
public:
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

    std::map<Shape, Room> rooms_;
};

}  // namespace gallery
