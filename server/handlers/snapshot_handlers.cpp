// A kiosk's whole feed: offered, then fetched as often as the line breaks.
#include <algorithm>
#include <charconv>

#include "server/handlers/all.h"
#include "server/handlers/feed_effects.h"
#include "server/handlers/snapshots.h"
#include "server/store/accounts.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/wire/json.h"
#include "shared/wire/snapshot.h"

namespace server::handlers {
namespace {

namespace fs = std::filesystem;

// Of this kiosk alone, made then, with this content: nobody's id names another's file.
std::string id_of(const Call& call, const std::string& digest) {
    return std::to_string(core::to_ms(call.unit.now)) + "-" + digest.substr(0, 24);
}

fs::path file_of(const Shared& shared, const std::string& kiosk_id, const std::string& id) {
    return fs::path{shared.settings.snapshot_directory} / (kiosk_id + "_" + id);
}

bool is_id(const std::string& text) {
    return text.size() <= 64 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
           });
}

// When a snapshot was made, as its name says.
std::optional<core::WallTime> made_at(std::string_view id) {
    std::int64_t ms = 0;
    const auto read = std::from_chars(id.data(), id.data() + id.size(), ms);
    if (read.ec != std::errc{} || read.ptr == id.data() + id.size() || *read.ptr != '-') return std::nullopt;
    return core::from_ms(ms);
}

std::string whole_text(Call& call) {
    const int epoch = std::atoi(store::setting(call.unit, "feed_epoch").value_or("1").c_str());
    const Cursor cursor{.epoch = epoch, .sequence = store::last_sequence(call.unit)};
    auto changes = store::whole_feed(call.unit, scope_of_reader(call));
    std::string rows;
    for (auto& change : changes) {
        fit_to_kiosk(call, change);
        rows += wire::write_change(change) + '\n';
    }
    const std::string digest = core::sha256_hex(rows);
    return wire::dump({{"snapshot_id", digest.substr(0, 16)},
                       {"cursor", to_text(cursor)},
                       {"schema", 1},
                       {"rows", changes.size()},
                       {"sha256", digest}}) +
           '\n' + rows;
}

}  // namespace

store::Scope scope_of_reader(const Call& call) {
    return {.center_id = call.kiosk().center_id, .kiosk_id = call.kiosk().id};
}

void fit_to_kiosk(Call& call, wire::Change& change) {
    if (change.kind != wire::row::kSession || change.operation != wire::Operation::Put) return;
    auto session = wire::read_row<model::Session>(change.body);
    if (!session || !session->walk_in || session->capacity <= 0) return;
    const int kiosks = std::max(1, store::active_kiosks_of(call.unit, call.kiosk().center_id));
    const int remaining = std::max(0, session->capacity - std::max(session->enrolled, session->attended));
    session->walk_in_share = remaining / kiosks;
    change.body = wire::write_row(*session);
}

Response snapshot(Call& call) {
    const std::string text = whole_text(call);
    const std::string id = id_of(call, core::sha256_hex(text));
    const fs::path file = file_of(call.shared, call.kiosk().id, id);
    std::error_code failed;
    fs::create_directories(file.parent_path(), failed);
    if (const auto written = core::write_file(file, text, core::FileMode::Private); !written) {
        spdlog::error("a snapshot was not written: {}", written.error().message);
        return refuse(503, "STORAGE", "no snapshot can be made at the moment; try again later");
    }
    return ok(wire::write_snapshot_offer(
        {.id = id, .bytes = text.size(), .expires = call.unit.now + kSnapshotLife}));
}

Response snapshot_file(Call& call) {
    const std::string id = call.request.param("id");
    const auto made = is_id(id) ? made_at(id) : std::nullopt;
    if (!made || call.unit.now - *made >= kSnapshotLife)
        return refuse(404, "NOT_FOUND", "this snapshot is gone; ask for another");
    auto text = core::read_file(file_of(call.shared, call.kiosk().id, id));
    if (!text) return refuse(404, "NOT_FOUND", "this snapshot is gone; ask for another");
    return {.type = "application/x-ndjson",
            .body = std::move(*text),
            .headers = {{"ETag", '"' + id + '"'}, {"Cache-Control", "private, immutable, max-age=3600"}}};
}

void drop_snapshots(const Shared& shared, core::WallTime now) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{shared.settings.snapshot_directory, failed}) {
        const std::string name = entry.path().filename();
        const auto made = made_at(std::string_view{name}.substr(name.find('_') + 1));
        std::error_code ignored;
        if (!made || now - *made >= kSnapshotLife) fs::remove(entry.path(), ignored);
    }
}

}  // namespace server::handlers
