// Proof of play: how often and how long something was on a screen, by local hour (SIGNAGE R-R1).
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "shared/core/calendar.h"
#include "shared/model/text.h"

namespace model {

struct PlayRecord {
    core::LocalDate day;  // at the centre
    int hour = 0;         // 0 to 23
    Id item;              // of the playlist; an announcement's own where it was woven in
    std::string sha256;   // of the medium; empty: there was none
    Id entry;             // empty: an announcement, the fallback or the card
    std::int64_t count = 0;
    std::chrono::milliseconds shown{0};
    std::chrono::milliseconds panel_on{0};  // of that, with the display's power on
    std::chrono::milliseconds open{0};      // of that, in the centre's opening hours
    bool operator==(const PlayRecord&) const = default;
};

// The server counts a batch once, however often it comes.
struct PlayBatch {
    std::string id;  // a UUID
    std::vector<PlayRecord> records;
};

inline constexpr std::size_t kMostPlaysInABatch = 500;

}  // namespace model
