// The player under test: its content is ready, late or broken as the test says, and time goes by in frames.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/signage/player.h"

namespace player_test {

using namespace std::chrono_literals;
using signage::Player;
using signage::Programme;
using signage::Readiness;
using signage::Slide;

// Ready, late or broken as the test says; remembers what it was told.
class FakeContent final : public signage::StageContent {
public:
    void prepare(const Slide& slide) override { prepared.insert(slide.id); }
    Readiness readiness(const Slide& slide) override {
        const auto found = says.find(slide.id);
        if (found != says.end()) return found->second;
        return prepared.contains(slide.id) ? Readiness::Ready : Readiness::Preparing;
    }
    void show(const Slide& slide) override {
        ++shown[slide.id];
        ended.erase(slide.id);
        paused = false;
    }
    bool has_ended(const Slide& slide) override { return ended.contains(slide.id); }
    void pause() override { paused = true; }
    void release(const Slide& slide) override { prepared.erase(slide.id); }

    std::set<std::string> prepared;
    std::map<std::string, Readiness> says;
    std::map<std::string, int> shown;
    std::set<std::string> ended;
    bool paused = false;
};

inline Slide picture(const std::string& id) {
    Slide slide{.id = id, .picture = id + ".png", .dwell = 10s};
    slide.transition.kind = model::TransitionKind::Cut;
    return slide;
}

inline Slide film(const std::string& id, std::chrono::milliseconds length = 20s) {
    Slide slide = picture(id);
    slide.is_film = true;
    slide.dwell = slide.length = length;
    return slide;
}

class PlayerTest : public testing::Test {
protected:
    void load(std::vector<Slide> loop, bool takes_over = false, std::uint64_t pass = 0) {
        player.load(Programme{.loop = std::move(loop), .pass = pass, .takes_over = takes_over}, now);
    }
    // Time goes by in frames, as it does on the screen.
    void wait(std::chrono::milliseconds time) {
        for (const auto end = now + time; now < end;) {
            now += 20ms;
            player.advance(now);
        }
    }
    // Begins with the loop itself; the card that a start begins with is past.
    void begin(std::vector<Slide> loop) {
        load(std::move(loop));
        wait(40ms);
    }
    std::string shown() const { return player.current()->id; }
    // Until something else is shown.
    std::chrono::milliseconds time_of(const std::string& id) {
        const auto from = now;
        while (shown() == id && now < from + 1h) wait(20ms);
        return std::chrono::duration_cast<std::chrono::milliseconds>(now - from);
    }

    core::SteadyTime now{1h};
    FakeContent content;
    Player player{content, {picture("card")}};
};

}  // namespace player_test
