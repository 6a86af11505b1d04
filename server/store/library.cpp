#include "server/store/library.h"

#include <soci/soci.h>

#include "shared/wire/enums.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kColumns =
    "SELECT id, name, center_id, state, reason, kind, sha256, still, type, bytes, width, height, duration_ms,"
    " upload_bytes, created_by, created_ms FROM library";

MediaState state_from(const std::string& name) {
    if (name == "ready") return MediaState::Ready;
    return name == "rejected" ? MediaState::Rejected : MediaState::Processing;
}

LibraryItem item_of(const soci::row& row) {
    LibraryItem item{.id = row.get<std::string>(0),
                     .name = row.get<std::string>(1),
                     .center_id = row.get<std::string>(2),
                     .state = state_from(row.get<std::string>(3)),
                     .reason = row.get<std::string>(4),
                     .media = {},
                     .still = row.get<std::string>(7),
                     .upload_bytes = row.get<long long>(13),
                     .created_by = row.get<std::string>(14),
                     .created_at = core::from_ms(row.get<long long>(15))};
    item.media = {
        .id = item.id,
        .sha256 = row.get<std::string>(6),
        .type = row.get<std::string>(8),
        .bytes = row.get<long long>(9),
        .width = row.get<int>(10),
        .height = row.get<int>(11),
        .kind = wire::value_of<model::MediaKind>(row.get<std::string>(5)).value_or(model::MediaKind::Image),
        .duration = std::chrono::milliseconds{row.get<long long>(12)}};
    return item;
}

}  // namespace

std::string media_state_name(MediaState state) {
    switch (state) {
        case MediaState::Processing:
            return "processing";
        case MediaState::Ready:
            return "ready";
        case MediaState::Rejected:
            return "rejected";
    }
    return "";
}

void put_library_item(Unit& unit, const LibraryItem& item) {
    const std::string state = media_state_name(item.state);
    const std::string kind = wire::name_of(item.media.kind);
    const long long bytes = item.media.bytes;
    const long long duration = item.media.duration.count();
    const long long uploaded = item.upload_bytes;
    const long long created = core::to_ms(item.created_at);
    unit.sql
        << "INSERT INTO library(id, name, center_id, state, reason, kind, sha256, still, type, bytes, width,"
           " height, duration_ms, upload_bytes, created_by, created_ms) VALUES(:id, :name, :center, :state,"
           " :reason, :kind, :sha256, :still, :type, :bytes, :width, :height, :duration, :uploaded, :by,"
           " :created) ON CONFLICT(id) DO UPDATE SET name = excluded.name, state = excluded.state,"
           " reason = excluded.reason, kind = excluded.kind, sha256 = excluded.sha256, still = "
           "excluded.still,"
           " type = excluded.type, bytes = excluded.bytes, width = excluded.width, height = excluded.height,"
           " duration_ms = excluded.duration_ms",
        use(item.id), use(item.name), use(item.center_id), use(state), use(item.reason), use(kind),
        use(item.media.sha256), use(item.still), use(item.media.type), use(bytes), use(item.media.width),
        use(item.media.height), use(duration), use(uploaded), use(item.created_by), use(created);
}

std::optional<LibraryItem> library_item(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return item_of(row);
    return std::nullopt;
}

std::vector<LibraryItem> library(Unit& unit) {
    std::vector<LibraryItem> items;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " ORDER BY created_ms DESC, id DESC"));
    for (const soci::row& row : rows) items.push_back(item_of(row));
    return items;
}

void delete_library_item(Unit& unit, const std::string& id) {
    unit.sql << "DELETE FROM library WHERE id = :id", use(id);
}

bool is_file_in_library(Unit& unit, const std::string& sha256) {
    int count = 0;
    unit.sql << "SELECT COUNT(*) FROM library WHERE sha256 = :sha OR still = :still", use(sha256, "sha"),
        use(sha256, "still"), into(count);
    return count > 0;
}

}  // namespace server::store
