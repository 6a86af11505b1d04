// One change of the feed in SQL: which table it belongs to, and how people are closed before they are stored.
#pragma once

#include <string>

#include "kiosk/desk/content_file.h"
#include "kiosk/desk/device_key.h"
#include "shared/wire/feed.h"

namespace kiosk::desk {

enum class Tables { Shown, Staged };

// Inside a transaction. `into` gathers what this came to.
void apply_change(soci::session& sql, const wire::Change& change, Tables tables, const DeviceKey& key,
                  Change& into);
// `now`, because a deleted session counts as ended.
void close_deleted_session(soci::session& sql, const wire::Change& change, Tables tables, core::WallTime now);

bool is_content(const std::string& kind);  // what the screen shows
std::string revoked_index(const DeviceKey& key, int region, model::PassId pass);
std::string today_index(const DeviceKey& key, const std::string& pass_hash);
std::string row_index(const DeviceKey& key, const std::string& kind, const std::string& id);

}  // namespace kiosk::desk
