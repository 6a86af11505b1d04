// How long to wait after a failure: exponential with full jitter, forgotten only after a minute of health
// (PROTOCOL section 4.5).
#pragma once

#include <chrono>
#include <optional>

#include "shared/core/clock.h"
#include "shared/core/random.h"

namespace kiosk::sync {

inline constexpr std::chrono::milliseconds kLeastDelay{500};
inline constexpr std::chrono::seconds kMostDelay{300};
inline constexpr std::chrono::seconds kStableAfter{60};

struct Backoff {
    int failures = 0;                            // in a row, as far as no stable time lay between
    std::optional<core::SteadyTime> well_since;  // of the successes since the last failure
    bool operator==(const Backoff&) const = default;
};

Backoff after_success(Backoff backoff, core::SteadyTime now);
Backoff after_failure(Backoff backoff, core::SteadyTime now);

// uniform(0, min(300 s, 2 s * 2^n)) for the n-th failure in a row (from 0), and never under 0.5 s.
std::chrono::milliseconds delay_of(const Backoff& backoff, core::Random& random);
// What a server asked for, times uniform(1, 1.2), so that those it turned away do not come back together.
std::chrono::milliseconds honoured(std::chrono::seconds retry_after, core::Random& random);

}  // namespace kiosk::sync
