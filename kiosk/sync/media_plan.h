// Which file the media thread fetches next, how fast, and when one that failed is tried again (SIGNAGE R-M3,
// R-M4). Pure: time comes in.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/model/content.h"

namespace kiosk::sync {

struct WantedMedia {
    model::Media media;
    std::chrono::milliseconds needed_in{0};  // until something that shows it begins
};

// Every medium of the content, with the hours of the entries that show it.
std::vector<WantedMedia> wanted_media(const model::Content& content, core::WallTime now);

// When and where a download takes place, for how fast it may be.
struct LocalHour {
    std::chrono::minutes time_of_day{0};
};
// Bytes a second; 0: as fast as can be.
std::int64_t fastest(const model::Media& media, const LocalHour& hour);

class MediaPlan {
public:
    // `sequence`: where the content stands; what was given up is tried again when it moves.
    void want(std::vector<WantedMedia> wanted, std::int64_t sequence);
    const std::vector<WantedMedia>& wanted() const { return wanted_; }

    // The next one that is not among those `here` and is due.
    std::optional<model::Media> next(const std::set<std::string>& here, core::SteadyTime now) const;
    // When `next` may have another answer although nothing has happened.
    std::optional<core::SteadyTime> next_try(const std::set<std::string>& here, core::SteadyTime now) const;

    void came(const std::string& digest) { troubles_.erase(digest); }
    // What came was something else: again after 1, 5 and 30 minutes; after that not until the content
    // changes.
    void differed(const std::string& digest, core::SteadyTime now);
    // The server has none, or refuses: the same times, but for ever.
    void refused(const std::string& digest, core::SteadyTime now);
    // No room: the smaller ones behind it go on.
    void put_off(const std::string& digest, core::SteadyTime until);
    // Those that were given up.
    std::vector<std::string> failed() const;

private:
    struct Trouble {
        int times = 0;
        core::SteadyTime retry{};
        bool given_up = false;
    };
    Trouble& worse(const std::string& digest, core::SteadyTime now);

    std::vector<WantedMedia> wanted_;
    std::int64_t sequence_ = 0;
    std::map<std::string, Trouble> troubles_;
};

}  // namespace kiosk::sync
