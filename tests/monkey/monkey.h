// Somebody who presses everything, at random but from a seed: fingers, codes, waiting, and a world that
// changes meanwhile. After each burst the kiosk must be well.
#pragma once

#include <set>
#include <string>

#include "kiosk/app/app.h"
#include "tests/monkey/simulated_clock.h"
#include "tests/monkey/world.h"

namespace monkey {

struct Tally {
    long events = 0;
    long stuck = 0;   // the kiosk did not find back to signage or home
    long unwell = 0;  // no frame, or a frame that can't be right
    long frames = 0;
    std::set<std::string> screens;
};

class Monkey {
public:
    struct Cage {
        app::App& app;
        SimulatedClock& clock;
        World& world;
        int width, height;
    };
    Monkey(const Cage& cage, std::uint64_t seed) : cage_(cage), dice_(seed) {}

    // One burst of random deeds, then the checks. Says on standard error what is wrong.
    void burst();
    const Tally& tally() const { return tally_; }

private:
    struct Spot {
        float x = 0, y = 0;  // 0 … 1 of the window
    };
    void act();
    void finger(unsigned kind, std::int64_t finger, Spot at);
    // keys.cpp
    void stroke(int scancode, bool shift);
    void scan(const std::string& text);
    void press_keys();
    void dial();
    void visit_staff();

    void tap(Spot at);
    void drag();
    void two_fingers();
    void long_press();
    void jump();
    Spot anywhere();
    Spot middle_of(const ui::Element& element) const;
    Spot somewhere_useful();
    void go_on(std::chrono::milliseconds time);
    void wait_while(bool (*waits)(const kiosk::flow::State&));
    void let_it_answer();

    void check_frame();
    void check_home();
    void check_signage();
    void complain(const std::string& what);

    Cage cage_;
    Dice dice_;
    Tally tally_;
    int bursts_ = 0;
    std::int64_t frames_before_ = 0;
};

}  // namespace monkey
