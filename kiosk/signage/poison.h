// Which file was being begun when the program died (SIGNAGE R-P5): one that took it down twice within a day
// is left alone for a day. Pure; what it remembers is a text that somebody keeps.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"

namespace signage {

class Poison {
public:
    Poison() = default;
    // From what was kept: whatever was begun there and neither shown for a while nor put away was the end of
    // us.
    explicit Poison(std::string_view kept);

    // Before its decoder is begun. True where the text has to be kept, and first: the first time since the
    // start.
    bool begin(const std::string& digest, core::WallTime now);
    // It was shown for ten seconds, or put away. True where the text has changed.
    bool survive(const std::string& digest);

    bool is_poison(const std::string& digest, core::WallTime now) const;
    std::string text() const;

private:
    struct Entry {
        std::string digest;
        core::WallTime at;
    };
    std::vector<Entry> begun_;
    std::vector<Entry> deaths_;
    std::set<std::string> seen_;  // begun since the start
};

}  // namespace signage
