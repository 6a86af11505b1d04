// Centres and their dated sessions, as the console lists them; what kiosks get stands in the feed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/service.h"
#include "shared/model/text.h"

namespace server::store {

struct CenterEntry {
    std::string id;
    model::Text name;
    model::Text address;
    int region = 0;
    int position = 0;
};
void put_center(Unit& unit, const CenterEntry& center);
std::vector<CenterEntry> all_centers(Unit& unit);

struct SessionEntry {
    std::string id;
    std::string center_id;
    std::string service_id;
    model::Text title;
    std::string space;
    bool is_meal = false;
    core::WallTime start;
    core::WallTime end;
    int capacity = 0;
    int enrolled = 0;
    int attended = 0;
};
void put_session(Unit& unit, const SessionEntry& session);
std::optional<SessionEntry> session_by_id(Unit& unit, const std::string& id);
// Ascending by start; `center_id` empty: all centres.
std::vector<SessionEntry> sessions_between(Unit& unit, const std::string& center_id, core::WallTime from,
                                           core::WallTime to);
void count_attended(Unit& unit, const std::string& session_id, int change);
void delete_sessions_before(Unit& unit, core::WallTime end);

}  // namespace server::store
