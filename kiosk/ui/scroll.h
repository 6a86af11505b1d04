// A list under a finger: follows it, goes on a little when it lets go, stops at its ends and at the next
// touch (DESIGN section 15). Pure.
#pragma once

#include <optional>

#include "shared/core/clock.h"

namespace ui {

enum class Inertia { Full, None };  // None: it stays where the finger left it

class Scroll {
public:
    struct Input {
        core::SteadyTime now;
        float most = 0;            // how far it can go: its content's height less the box's
        bool touched = false;      // a finger lies on it
        std::optional<float> way;  // of that finger since it went down, once it is a drag; down is positive
        Inertia inertia = Inertia::Full;
    };
    // Once a frame.
    void step(const Input& input);
    void jump(float by) { jump_ += by; }  // a button beside it; done with the next step

    float offset() const { return offset_; }
    bool is_moving() const { return !grabbed_ && speed_ != 0; }  // by itself: the next frame will differ

private:
    void follow(const Input& input, float seconds);
    void coast(const Input& input, float seconds);

    float offset_ = 0;  // design pixels of the content that lie above the box
    float speed_ = 0;   // design pixels a second
    float jump_ = 0;
    std::optional<float> grabbed_;  // the offset when the drag began
    core::SteadyTime stirred_{};    // the finger moved last
    std::optional<core::SteadyTime> last_;
};

}  // namespace ui
