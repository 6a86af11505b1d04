#include "shared/model/announcement.h"

namespace model {

bool is_valid_at(const Announcement& announcement, core::WallTime now) {
    return announcement.valid_from <= now && now < announcement.valid_until;
}

}  // namespace model
