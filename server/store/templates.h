// Emergency announcements that were prepared beforehand.
#pragma once

#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/announcement.h"

namespace server::store {

// Its times mean nothing: they begin when it is published.
void put_template(Unit& unit, const model::Announcement& prepared, const std::string& by);
std::vector<model::Announcement> templates(Unit& unit);  // oldest first
bool delete_template(Unit& unit, const std::string& id);

}  // namespace server::store
