// What the schedule and the playlists may hold (SIGNAGE section 1, R-D1 to R-D7): the server refuses, the
// kiosk clamps.
#pragma once

#include <string>
#include <vector>

#include "shared/core/calendar.h"
#include "shared/model/content.h"

namespace model {

// What is wrong with which field; `code` is a key for the console's words.
struct FieldProblem {
    std::string field;
    std::string code;
    bool operator==(const FieldProblem&) const = default;
};

std::vector<FieldProblem> problems_of(const Entry& entry);
std::vector<FieldProblem> problems_of(const Playlist& playlist);
// Of everything that one kiosk is sent (R-D7).
std::vector<FieldProblem> problems_of(const Content& content);

// A window that starts on this date and has no length, because the clock is put forward over it (section 4).
bool vanishes_on(const Entry& entry, const core::TimeZone& zone, core::LocalDate date);

PlaylistItem clamped(PlaylistItem item);
Entry clamped(Entry entry);

inline constexpr std::size_t kMostMedia = 500;
inline constexpr std::size_t kMostPlaylists = 200;
inline constexpr std::size_t kMostItems = 200;
inline constexpr std::size_t kMostEntries = 300;

}  // namespace model
