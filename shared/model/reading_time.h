// How long an announcement stays, so that it can be read (R-D4).
#pragma once

#include <chrono>

#include "shared/model/announcement.h"

namespace model {

// 6 s and the time for its words, between 8 and 30 s, by the language that takes longer.
std::chrono::milliseconds reading_time(const Announcement& announcement);

}  // namespace model
