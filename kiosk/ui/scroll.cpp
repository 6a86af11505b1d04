#include "kiosk/ui/scroll.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace ui {
namespace {

using namespace std::chrono_literals;

constexpr float kDecay = 0.95F;  // of the speed, each sixtieth of a second
constexpr float kStill = 24;     // slower than this is not seen
constexpr float kFastest = 6000;
constexpr auto kRest = 80ms;  // a finger that has rested so long throws nothing
constexpr float kLongestStep = 0.1F;

}  // namespace

void Scroll::step(const Input& input) {
    const float seconds =
        last_ ? std::clamp(std::chrono::duration<float>(input.now - *last_).count(), 0.0F, kLongestStep) : 0;
    last_ = input.now;
    if (input.way) {
        follow(input, seconds);
    } else if (input.touched) {
        grabbed_.reset();
        speed_ = 0;
    } else {
        coast(input, seconds);
    }
    offset_ = std::clamp(offset_ + std::exchange(jump_, 0.0F), 0.0F, std::max(0.0F, input.most));
}

void Scroll::follow(const Input& input, float seconds) {
    if (!grabbed_) {
        grabbed_ = offset_ + *input.way;  // where it is when the drag becomes one, it stays
        stirred_ = input.now;
        speed_ = 0;
    }
    const float before = offset_;
    offset_ = std::clamp(*grabbed_ - *input.way, 0.0F, std::max(0.0F, input.most));
    if (offset_ == before || seconds <= 0) return;
    stirred_ = input.now;
    speed_ = std::clamp(0.4F * speed_ + 0.6F * (offset_ - before) / seconds, -kFastest, kFastest);
}

void Scroll::coast(const Input& input, float seconds) {
    if (grabbed_) {
        grabbed_.reset();
        if (input.inertia == Inertia::None || input.now - stirred_ > kRest) speed_ = 0;
    }
    if (speed_ == 0) return;
    offset_ += speed_ * seconds;
    speed_ *= std::pow(kDecay, seconds * 60);
    if (std::abs(speed_) < kStill || offset_ <= 0 || offset_ >= input.most) speed_ = 0;
}

}  // namespace ui
