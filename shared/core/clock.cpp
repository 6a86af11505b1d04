#include "shared/core/clock.h"

namespace core {
namespace {

WallTime system_wall() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

SystemClock::SystemClock(WallTime starts_at) : shift_(starts_at - system_wall()) {}

WallTime SystemClock::wall() const {
    return system_wall() + shift_;
}

SteadyTime SystemClock::steady() const {
    return std::chrono::steady_clock::now();
}

}  // namespace core
