#include "shared/pass/key_set.h"

#include <algorithm>

namespace pass {

const KeyRecord* KeySet::find(int region, int id) const {
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const KeyRecord& record) {
        return record.region == region && record.id == id;
    });
    return found == keys.end() ? nullptr : &*found;
}

}  // namespace pass
