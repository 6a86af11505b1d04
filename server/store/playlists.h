// Playlists, and the entries that say when they play, as staff made them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/entry.h"
#include "shared/model/playlist.h"

namespace server::store {

struct StoredPlaylist {
    model::Playlist playlist;
    std::string center_id;  // whose it is; empty: the county's
    std::string changed_by;
    core::WallTime changed_at;
};
void put_playlist(Unit& unit, const StoredPlaylist& stored);
std::optional<StoredPlaylist> playlist_by_id(Unit& unit, const std::string& id);
std::vector<StoredPlaylist> playlists(Unit& unit);  // newest change first
void delete_playlist(Unit& unit, const std::string& id);

struct StoredEntry {
    model::Entry entry;
    std::string state;  // "published", "pending_approval"
    std::string created_by;
    std::string approved_by;
    core::WallTime changed_at;
};
void put_entry(Unit& unit, const StoredEntry& stored);
std::optional<StoredEntry> entry_by_id(Unit& unit, const std::string& id);
std::vector<StoredEntry> entries(Unit& unit);  // oldest first
void delete_entry(Unit& unit, const std::string& id);

}  // namespace server::store
