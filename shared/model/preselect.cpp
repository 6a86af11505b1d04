#include "shared/model/preselect.h"

#include <algorithm>

namespace model {

std::vector<Id> starting_soon(const Content& content, const std::vector<Id>& offered, core::WallTime now) {
    std::vector<const Session*> soon;
    for (const Id& id : offered) {
        const Session* session = content.session(id);
        if (session && session->start <= now + kStartsSoon && session->start >= now - kStartsSoon)
            soon.push_back(session);
    }
    const auto distance = [&](const Session* one) {
        return one->start > now ? one->start - now : now - one->start;
    };
    std::stable_sort(soon.begin(), soon.end(),
                     [&](const Session* a, const Session* b) { return distance(a) < distance(b); });
    std::vector<const Session*> picked;
    std::vector<Id> ids;
    for (const Session* one : soon) {
        const bool overlaps = std::any_of(picked.begin(), picked.end(), [&](const Session* other) {
            return other->start < one->end && one->start < other->end;
        });
        if (overlaps) continue;
        picked.push_back(one);
        ids.push_back(one->id);
    }
    return ids;
}

}  // namespace model
