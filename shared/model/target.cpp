#include "shared/model/target.h"

#include <algorithm>

namespace model {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

bool is_for(const Target& target, const Recipient& who) {
    if (holds(target.exclude_kiosks, who.kiosk)) return false;
    if (target.all || holds(target.centers, who.center) || holds(target.kiosks, who.kiosk)) return true;
    return std::any_of(who.tags.begin(), who.tags.end(),
                       [&](const std::string& tag) { return holds(target.tags_any, tag); });
}

}  // namespace model
