// Entries, playlists and times in few words, for tests of the resolver.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/model/resolve.h"

namespace test {

core::WallTime utc(std::string_view text);
core::LocalDate date(std::string_view text);
std::chrono::minutes at(std::string_view text);
inline constexpr auto kMonday = "2026-07-13";
core::WallTime local(std::string_view time);  // of that Monday, at UTC+8

// A centre whose clock is UTC plus `hours`, without summer time, and never closed.
model::Content centre_at(int hours);
// A playlist "p_<name>" with one picture "m_<item>" for each item.
model::Playlist playlist(const std::string& name, const std::vector<std::string>& items);
model::Entry base(const std::string& id, int priority, std::string_view from, std::string_view to);
model::Entry all_day(const std::string& id, model::EntryAction action, int priority);
model::Announcement notice(const std::string& id, model::Severity severity, core::WallTime from,
                           core::WallTime until);
// Adds a playlist of these items and an entry that plays it.
void schedule(model::Content& content, model::Entry entry, const std::vector<std::string>& items);

// SIGNAGE section 2: A p10 09-17, B p10 order 1 12-14, C p50 13:00-13:30, and a fallback.
model::Content precedence();

// Everything is ready and the clock is right.
model::Moment moment(const model::Content& content, core::WallTime now);

// The items' own ids: "a1 b1 a2".
std::string names(const model::Resolution& resolution);
model::Why why(const model::Resolution& resolution, const std::string& entry);

}  // namespace test
