// How things move (DESIGN section 7): durations and easings, as pure functions of the time.
#pragma once

#include <chrono>

#include "shared/core/clock.h"

namespace ui {

using std::chrono::milliseconds;

inline constexpr milliseconds kScreenChange{220};
inline constexpr milliseconds kModalRise{260};
inline constexpr milliseconds kSuccessTick{400};
inline constexpr milliseconds kConfetti{1200};
inline constexpr milliseconds kFaceChosen{300};
inline constexpr milliseconds kCrossFade{600};
inline constexpr milliseconds kCrossFadeReduced{200};
inline constexpr milliseconds kScanLine{1600};
inline constexpr milliseconds kTickerPage{6000};

// 0 before `start`, 1 once `length` has gone by.
float progress(core::SteadyTime start, core::SteadyTime now, milliseconds length);

// Each maps 0..1 to 0..1.
float ease_out_cubic(float t);
float ease_out_back(float t);  // overshoots to at most 1.05
float ease_in_out_sine(float t);
// 0 → 1 → 0 once per period, for what breathes or scans.
float swing(core::SteadyTime now, milliseconds period);

// Whole seconds until `end`, counted up, so that a countdown shows 1 in its last second; 0 when over.
int seconds_left(core::SteadyTime now, core::SteadyTime end);

}  // namespace ui
