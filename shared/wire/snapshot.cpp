#include "shared/wire/snapshot.h"

#include "shared/core/bytes.h"
#include "shared/wire/json.h"

namespace wire {
namespace {

constexpr std::int64_t kMostRows = 2'000'000;
constexpr std::int64_t kMostBytes = 64 << 20;

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

core::Result<SnapshotHead> read_head(std::string_view line) {
    auto parsed = parse(line, 4096);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    SnapshotHead head{.id = fields.text("snapshot_id", 64),
                      .cursor = fields.text("cursor", 128),
                      .rows = static_cast<std::size_t>(fields.integer("rows", 0, kMostRows)),
                      .sha256 = fields.text("sha256", 64)};
    if (auto done = fields.done(); !done) return done.failure();
    return head;
}

}  // namespace

std::string write_snapshot_offer(const SnapshotOffer& offer) {
    return dump(
        {{"snapshot_id", offer.id}, {"bytes", offer.bytes}, {"expires_ms", core::to_ms(offer.expires)}});
}

core::Result<SnapshotOffer> read_snapshot_offer(std::string_view json) {
    const auto parsed = parse(json, 4096);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    SnapshotOffer offer{.id = fields.text("snapshot_id", 64),
                        .bytes = static_cast<std::size_t>(fields.integer("bytes", 1, kMostBytes)),
                        .expires = fields.time_ms("expires_ms")};
    if (auto done = fields.done(); !done) return done.failure();
    return offer;
}

core::Result<Snapshot> read_snapshot(std::string_view text) {
    auto head = read_head(take_line(text));
    if (!head) return head.failure();
    if (core::sha256_hex(text) != head->sha256) {
        return core::fail(core::ErrorKind::Invalid, "the snapshot is damaged: its digest is another");
    }
    Snapshot snapshot{.head = std::move(*head), .changes = {}};
    while (!text.empty()) {
        auto change = read_change(take_line(text));
        if (!change) return change.failure();
        snapshot.changes.push_back(std::move(*change));
    }
    if (snapshot.changes.size() != snapshot.head.rows) {
        return core::fail(core::ErrorKind::Invalid, "the snapshot has another number of rows than it says");
    }
    return snapshot;
}

}  // namespace wire
