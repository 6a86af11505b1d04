#include "kiosk/sync/backoff.h"

#include <algorithm>

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr int kMostDoublings = 8;  // 2 s * 2^8 is beyond the cap already

bool is_stable(const Backoff& backoff, core::SteadyTime now) {
    return backoff.well_since && now - *backoff.well_since >= kStableAfter;
}

}  // namespace

Backoff after_success(Backoff backoff, core::SteadyTime now) {
    if (!backoff.well_since) backoff.well_since = now;
    if (is_stable(backoff, now)) backoff.failures = 0;
    return backoff;
}

Backoff after_failure(Backoff backoff, core::SteadyTime now) {
    if (is_stable(backoff, now)) backoff.failures = 0;
    ++backoff.failures;
    backoff.well_since = std::nullopt;
    return backoff;
}

std::chrono::milliseconds delay_of(const Backoff& backoff, core::Random& random) {
    const int doublings = std::clamp(backoff.failures - 1, 0, kMostDoublings);
    const std::chrono::milliseconds cap =
        std::min<std::chrono::milliseconds>(kMostDelay, 2s * (1 << doublings));
    const std::chrono::milliseconds drawn{
        static_cast<std::int64_t>(static_cast<double>(cap.count()) * random.unit())};
    return std::max(drawn, kLeastDelay);
}

std::chrono::milliseconds honoured(std::chrono::seconds retry_after, core::Random& random) {
    const double factor = 1.0 + 0.2 * random.unit();
    return std::chrono::milliseconds{
        static_cast<std::int64_t>(static_cast<double>(retry_after.count()) * 1000.0 * factor)};
}

}  // namespace kiosk::sync
