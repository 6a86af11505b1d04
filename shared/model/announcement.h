// What staff say to the screen: an announcement, its severity, its targets and its end.
#pragma once

#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/text.h"

namespace model {

enum class Severity { Info, Notice, Urgent, Emergency };  // SIGNAGE section 1 says what each does

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
    bool operator==(const Announcement&) const = default;
};

// Who is meant: everybody, or the union of the lists. Kept on the server; a kiosk is sent only what is for
// it.
struct Target {
    bool all = false;
    std::vector<Id> centers;
    std::vector<std::string> tags_any;
    std::vector<Id> kiosks;
    std::vector<Id> exclude_kiosks;
    bool operator==(const Target&) const = default;
};

bool is_valid_at(const Announcement& announcement, core::WallTime now);

}  // namespace model
