// From fingers to taps: which element was meant, and when it fires (DESIGN section 5). Pure: no clock, no
// SDL.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.h"
#include "shared/core/clock.h"

namespace ui {

inline constexpr float kSlop = 24;                          // design pixels
inline constexpr std::chrono::milliseconds kDebounce{250};  // after a change of screen
inline constexpr std::chrono::seconds kStuckPress{10};      // a vanished device sends no finger-up

struct TouchEvent {
    enum class Kind { Down, Move, Up, Cancel };
    Kind kind = Kind::Down;
    std::int64_t finger = 0;
    Point at;  // design pixels
    core::SteadyTime time;
};

// A place that answers a finger, as the frame on the screen has it. Later ones lie above earlier ones.
struct HitArea {
    std::string id;
    Rect rect;
    bool enabled = true;
};

enum class Swipe { Left, Right, Up, Down };

// A tap fires on release inside the element pressed (slop 24 px). A second finger is ignored, three or more
// end the gesture; 250 ms after a change of screen nothing is taken; a press of 10 s without motion is
// dropped. After 24 px of motion a press outside its element becomes a swipe.
class Touch {
public:
    // What lies on the screen: call after each frame, with the name of the screen drawn.
    void shown(std::vector<HitArea> areas, std::string_view screen, core::SteadyTime now);

    void handle(const TouchEvent& event);
    void tick(core::SteadyTime now);  // time alone: drops stuck presses

    // The element under a finger that would fire on release.
    std::string_view pressed() const { return pressed_; }
    // The finger's way since it went down, once it is a drag; for lists that follow the finger.
    std::optional<Point> drag() const;

    // Where the finger went down that counts now; whether it became a drag or not.
    std::optional<Point> held_from() const;

    // What fired since the last frame. Taken by the frame that answers; empty after.
    std::string take_fired();
    std::optional<Swipe> take_swipe();

private:
    struct Press {
        std::int64_t finger;
        Point from, at;
        core::SteadyTime moved;  // last sign of life
        std::string id;          // element pressed, empty for none
        Rect rect;               // its rectangle when it was pressed
        bool dragging = false;
    };
    void down(const TouchEvent& event);
    void move(const TouchEvent& event);
    void up(const TouchEvent& event);
    void lift(std::int64_t finger);
    void drop();

    std::vector<HitArea> areas_;
    std::string screen_;
    core::SteadyTime quiet_until_{};
    std::optional<Press> press_;
    struct Finger {
        std::int64_t id;
        core::SteadyTime heard;  // of it, last
    };
    std::vector<Finger> fingers_;  // all that are down
    std::string pressed_;
    std::string fired_;
    std::optional<Swipe> swipe_;
};

}  // namespace ui
