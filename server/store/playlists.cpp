#include "server/store/playlists.h"

#include <soci/soci.h>

#include "shared/core/log.h"
#include "shared/wire/feed.h"

namespace server::store {
namespace {

using soci::use;

constexpr const char* kPlaylist = "SELECT body, center_id, changed_by, changed_ms, id FROM playlists";
constexpr const char* kEntry = "SELECT body, state, created_by, approved_by, changed_ms, id FROM entries";

// Written by put_playlist; one that is damaged shows without its items rather than hiding the others.
StoredPlaylist playlist_of(const soci::row& row) {
    auto read = wire::read_row<model::Playlist>(row.get<std::string>(0));
    if (!read) spdlog::error("playlist {}: {}", row.get<std::string>(4), read.error().message);
    StoredPlaylist stored{.playlist = {.id = row.get<std::string>(4), .name = {}, .items = {}},
                          .center_id = row.get<std::string>(1),
                          .changed_by = row.get<std::string>(2),
                          .changed_at = core::from_ms(row.get<long long>(3))};
    if (read) stored.playlist = std::move(*read);
    return stored;
}

std::optional<StoredEntry> entry_of(const soci::row& row) {
    auto read = wire::read_row<model::Entry>(row.get<std::string>(0));
    if (!read) {
        spdlog::error("entry {}: {}", row.get<std::string>(5), read.error().message);
        return std::nullopt;
    }
    return StoredEntry{.entry = std::move(*read),
                       .state = row.get<std::string>(1),
                       .created_by = row.get<std::string>(2),
                       .approved_by = row.get<std::string>(3),
                       .changed_at = core::from_ms(row.get<long long>(4))};
}

}  // namespace

void put_playlist(Unit& unit, const StoredPlaylist& stored) {
    const std::string body = wire::write_row(stored.playlist);
    const long long changed = core::to_ms(stored.changed_at);
    unit.sql
        << "INSERT INTO playlists(id, center_id, body, changed_by, changed_ms)"
           " VALUES(:id, :center, :body, :by, :changed) ON CONFLICT(id) DO UPDATE SET body = excluded.body,"
           " changed_by = excluded.changed_by, changed_ms = excluded.changed_ms",
        use(stored.playlist.id), use(stored.center_id), use(body), use(stored.changed_by), use(changed);
}

std::optional<StoredPlaylist> playlist_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kPlaylist} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return playlist_of(row);
    return std::nullopt;
}

std::vector<StoredPlaylist> playlists(Unit& unit) {
    std::vector<StoredPlaylist> found;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kPlaylist} + " ORDER BY changed_ms DESC, id"));
    for (const soci::row& row : rows) found.push_back(playlist_of(row));
    return found;
}

void delete_playlist(Unit& unit, const std::string& id) {
    unit.sql << "DELETE FROM playlists WHERE id = :id", use(id);
}

void put_entry(Unit& unit, const StoredEntry& stored) {
    const std::string body = wire::write_row(stored.entry);
    const long long changed = core::to_ms(stored.changed_at);
    unit.sql << "INSERT INTO entries(id, body, state, created_by, approved_by, changed_ms)"
                " VALUES(:id, :body, :state, :by, :approved, :changed) ON CONFLICT(id) DO UPDATE SET"
                " body = excluded.body, state = excluded.state, created_by = excluded.created_by,"
                " approved_by = excluded.approved_by, changed_ms = excluded.changed_ms",
        use(stored.entry.id), use(body), use(stored.state), use(stored.created_by), use(stored.approved_by),
        use(changed);
}

std::optional<StoredEntry> entry_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kEntry} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return entry_of(row);
    return std::nullopt;
}

std::vector<StoredEntry> entries(Unit& unit) {
    std::vector<StoredEntry> found;
    const soci::rowset<soci::row> rows = (unit.sql.prepare << (std::string{kEntry} + " ORDER BY id"));
    for (const soci::row& row : rows) {
        if (auto stored = entry_of(row)) found.push_back(std::move(*stored));
    }
    return found;
}

void delete_entry(Unit& unit, const std::string& id) {
    unit.sql << "DELETE FROM entries WHERE id = :id", use(id);
}

}  // namespace server::store
