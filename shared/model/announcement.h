// What staff say to the screen: an announcement, its severity, its targets and its end.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/target.h"
#include "shared/model/text.h"

namespace model {

enum class Severity { Info, Notice, Urgent, Emergency };  // SIGNAGE section 1 says what each does

// How a notice is woven into the signage; the other severities have their own way.
enum class NoticeMode { Slide, Banner };

struct AnnouncementFact {
    std::string icon;  // name from DESIGN section 9
    Text label;
    Text value;
    bool operator==(const AnnouncementFact&) const = default;
};

struct Announcement {
    Id id;
    int revision = 1;
    Severity severity = Severity::Info;
    Text title;
    Text body;
    std::vector<AnnouncementFact> facts;  // at most 4
    Text publisher;
    core::WallTime valid_from;
    core::WallTime valid_until;  // always set; exclusive
    core::WallTime published_at;
    NoticeMode mode = NoticeMode::Slide;
    std::optional<std::chrono::milliseconds> dwell;  // of its slide; absent: as long as it takes to read
    Id media_id;                                     // its picture; empty: none
    std::string link;                                // shown as a code to scan; empty: none
    bool operator==(const Announcement&) const = default;
};

inline constexpr std::size_t kLongestLink = 200;  // still a code with large modules

// A web address that a phone opens from a code: http or https, no spaces, nothing but plain letters.
bool is_link(std::string_view text);

bool is_valid_at(const Announcement& announcement, core::WallTime now);

}  // namespace model
