// Of the sessions that a person may check in to, those that are surely meant: they start about now.
#pragma once

#include <chrono>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/content.h"

namespace model {

inline constexpr std::chrono::minutes kStartsSoon{30};

// Those of `offered` that start within half an hour of `now`, the soonest first, none overlapping another.
std::vector<Id> starting_soon(const Content& content, const std::vector<Id>& offered, core::WallTime now);

}  // namespace model
