#include "kiosk/ui/motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui {

float progress(core::SteadyTime start, core::SteadyTime now, milliseconds length) {
    const std::chrono::duration<float> gone = now - start;
    const std::chrono::duration<float> whole = length;
    if (whole.count() <= 0) return 1;
    return std::clamp(gone / whole, 0.0F, 1.0F);
}

float ease_out_cubic(float t) {
    const float left = 1 - std::clamp(t, 0.0F, 1.0F);
    return 1 - left * left * left;
}

float ease_out_back(float t) {
    // Penner's back curve; with 1.15 it overshoots to 1.044 (with 1.70158, the usual one, to 1.10).
    constexpr float kBack = 1.15F;
    const float left = std::clamp(t, 0.0F, 1.0F) - 1;
    return 1 + (kBack + 1) * left * left * left + kBack * left * left;
}

float ease_in_out_sine(float t) {
    return (1 - std::cos(std::numbers::pi_v<float> * std::clamp(t, 0.0F, 1.0F))) / 2;
}

float swing(core::SteadyTime now, milliseconds period) {
    const auto since =
        std::chrono::duration_cast<milliseconds>(now.time_since_epoch()).count() % period.count();
    const float turn = static_cast<float>(since) / static_cast<float>(period.count());
    return (1 - std::cos(2 * std::numbers::pi_v<float> * turn)) / 2;
}

int seconds_left(core::SteadyTime now, core::SteadyTime end) {
    if (now >= end) return 0;
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(end - now).count());
}

}  // namespace ui
