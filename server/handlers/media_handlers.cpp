// The library: files come in, are looked at, and go when nothing shows them.
#include <algorithm>
#include <filesystem>

#include "server/handlers/all.h"
#include "server/handlers/media_work.h"
#include "server/handlers/signage.h"
#include "server/media/converter.h"
#include "server/store/library.h"
#include "server/store/playlists.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/wire/enums.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

namespace fs = std::filesystem;
using store::LibraryItem;
using store::MediaState;
using wire::Json;

constexpr std::size_t kLongestName = 200;
constexpr int kMostWaiting = 20;  // uploads of everybody
constexpr int kMostInLibrary = 2'000;
constexpr std::int64_t kReserve = 1LL << 30U;

Json item_json(const LibraryItem& item, int uses) {
    const bool ready = item.state == MediaState::Ready;
    Json json{{"id", item.id},
              {"name", item.name},
              {"center_id", item.center_id},
              {"state", store::media_state_name(item.state)},
              {"reason", item.reason},
              {"upload_bytes", item.upload_bytes},
              {"created_by", item.created_by},
              {"created_at", core::format_utc(item.created_at)},
              {"used_by", uses}};
    if (!ready) return json;
    json["kind"] = wire::name_of(item.media.kind);
    json["bytes"] = item.media.bytes;
    json["width"] = item.media.width;
    json["height"] = item.media.height;
    json["duration_ms"] = item.media.duration.count();
    return json;
}

// How many playlists show it.
int uses_of(const std::vector<store::StoredPlaylist>& playlists, const std::string& id) {
    int uses = 0;
    for (const auto& stored : playlists) {
        bool shows = false;
        for (const auto& item : stored.playlist.items) {
            const auto* medium = std::get_if<model::MediaRef>(&item.shows);
            shows = shows || (medium && medium->id == id);
        }
        uses += shows ? 1 : 0;
    }
    return uses;
}

// Room for what comes in, and as much again for what is made of it.
bool has_room(const Shared& shared, std::int64_t bytes) {
    std::error_code code;
    fs::create_directories(shared.settings.upload_directory, code);
    const auto space = fs::space(shared.settings.upload_directory, code);
    return !code &&
           static_cast<std::int64_t>(space.available) > 2 * std::max<std::int64_t>(bytes, 0) + kReserve;
}

Response admit(Call& call) {
    const std::string name = call.request.asked("name");
    if (name.empty() || name.size() > kLongestName)
        return refuse_fields({{"name", name.empty() ? "MISSING" : "TOO_LONG"}});
    if (!owner_of(call)) return refuse(403, "SCOPE", "not your centre");
    const auto limit = static_cast<std::int64_t>(media::kMostVideoBytes);
    if (call.request.announced > limit) return refuse(413, "TOO_LARGE", "the file is too large");
    if (!has_room(call.shared, call.request.announced))
        return refuse(503, "STORAGE", "the server's disk is full");
    const auto library = store::library(call.unit);
    const auto waiting = std::count_if(library.begin(), library.end(), [](const LibraryItem& item) {
        return item.state == MediaState::Processing;
    });
    if (waiting >= kMostWaiting) return refuse(429, "BUSY", "other files are still being converted");
    if (library.size() >= kMostInLibrary) return refuse(409, "TOO_MANY", "the library is full");
    Response response;
    const std::string id = core::make_uuid_v7(call.unit.now, call.shared.random);
    response.admitted =
        Admission{.path = (fs::path{call.shared.settings.upload_directory} / id).string(), .limit = limit};
    return response;
}

// The ready one asked for, if the person may see it: everybody who edits signage may use every file.
std::optional<LibraryItem> ready_item(Call& call) {
    auto item = store::library_item(call.unit, call.request.param("id"));
    if (!item || item->state != MediaState::Ready) return std::nullopt;
    return item;
}

Response content_of(Call& call, const std::string& sha256, const std::string& type) {
    auto file =
        file_response((fs::path{call.shared.settings.media_directory} / sha256).string(), type, sha256);
    if (!file) return refuse(404, "NOT_FOUND", "the file is gone");
    file->headers.emplace_back("Cache-Control", "private, max-age=86400");
    return std::move(*file);
}

void drop_file(Call& call, const std::string& sha256) {
    if (sha256.empty() || store::is_file_in_library(call.unit, sha256)) return;
    std::error_code code;
    fs::remove(fs::path{call.shared.settings.media_directory} / sha256, code);
}

}  // namespace

Response upload_media(Call& call) {
    if (!call.request.received) return admit(call);
    const fs::path file = call.request.received->path;
    LibraryItem item{.id = file.filename().string(),
                     .name = call.request.asked("name"),
                     .center_id = owner_of(call).value_or(""),
                     .media = {},
                     .upload_bytes = call.request.received->bytes,
                     .created_by = call.who(),
                     .created_at = call.unit.now};
    store::put_library_item(call.unit, item);
    queue_conversion(call.shared, item.id);
    call.audit("media.upload", item.id, item.name);
    return created(wire::dump(item_json(item, 0)));
}

Response list_media(Call& call) {
    const auto playlists = store::playlists(call.unit);
    Json list = Json::array();
    for (const auto& item : store::library(call.unit))
        list.push_back(item_json(item, uses_of(playlists, item.id)));
    return ok(wire::dump({{"media", list}}));
}

Response media_content(Call& call) {
    const auto item = ready_item(call);
    return item ? content_of(call, item->media.sha256, item->media.type)
                : refuse(404, "NOT_FOUND", "no such file");
}

Response media_still(Call& call) {
    const auto item = ready_item(call);
    const bool own = item && item->still == item->media.sha256;
    return item ? content_of(call, item->still, own ? item->media.type : "image/jpeg")
                : refuse(404, "NOT_FOUND", "no such file");
}

Response delete_media(Call& call) {
    const auto item = store::library_item(call.unit, call.request.param("id"));
    if (!item) return refuse(404, "NOT_FOUND", "no such file");
    if (!may_edit(call, item->center_id)) return refuse(403, "SCOPE", "not your centre");
    if (uses_of(store::playlists(call.unit), item->id) > 0)
        return refuse(409, "IN_USE", "a playlist shows it");
    store::delete_library_item(call.unit, item->id);
    if (item->state == MediaState::Ready) {
        drop_file(call, item->media.sha256);
        drop_file(call, item->still);
    }
    call.audit("media.delete", item->id, item->name);
    call.news.push_back({.event = "media", .data = wire::dump({{"id", item->id}, {"state", "gone"}})});
    return no_content();
}

}  // namespace server::handlers
