// Whom an announcement or an entry is for: everybody, or the union of the lists, without those left out.
#pragma once

#include <string>
#include <vector>

#include "shared/model/text.h"

namespace model {

struct Target {
    bool all = false;
    std::vector<Id> centers;
    std::vector<std::string> tags_any;
    std::vector<Id> kiosks;
    std::vector<Id> exclude_kiosks;
    bool operator==(const Target&) const = default;
};

// A kiosk as a target sees it.
struct Recipient {
    Id kiosk;
    Id center;
    std::vector<std::string> tags;
};

bool is_for(const Target& target, const Recipient& who);

}  // namespace model
