#include "kiosk/desk/play_book.h"

#include <soci/soci.h>

#include "shared/core/uuid.h"

namespace kiosk::desk {
namespace {

// In a batch that was begun, rows no longer grow: sent twice, it must be the same.
constexpr const char* kAdd =
    "INSERT INTO play(batch, day, hour, item, sha256, entry, count, shown_ms, panel_on_ms, open_ms)"
    " VALUES('', :day, :hour, :item, :sha, :entry, :count, :shown, :panel, :open)"
    " ON CONFLICT(batch, day, hour, item, sha256, entry) DO UPDATE SET count = count + excluded.count,"
    " shown_ms = shown_ms + excluded.shown_ms, panel_on_ms = panel_on_ms + excluded.panel_on_ms,"
    " open_ms = open_ms + excluded.open_ms";

void add(soci::session& sql, const model::PlayRecord& record) {
    const std::string day = core::format_date(record.day);
    const auto count = static_cast<long long>(record.count);
    const auto shown = static_cast<long long>(record.shown.count());
    const auto panel_on = static_cast<long long>(record.panel_on.count());
    const auto open = static_cast<long long>(record.open.count());
    sql << kAdd, soci::use(day), soci::use(record.hour), soci::use(record.item), soci::use(record.sha256),
        soci::use(record.entry), soci::use(count), soci::use(shown), soci::use(panel_on), soci::use(open);
}

std::vector<model::PlayRecord> records_of(soci::session& sql, const std::string& batch) {
    std::vector<model::PlayRecord> records;
    const soci::rowset<soci::row> rows =
        (sql.prepare << "SELECT day, CAST(hour AS TEXT), item, sha256, entry, CAST(count AS TEXT), "
                        "CAST(shown_ms AS TEXT),"
                        " CAST(panel_on_ms AS TEXT), CAST(open_ms AS TEXT) FROM play WHERE batch = :batch"
                        " ORDER BY day, hour, item, sha256, entry",
         soci::use(batch));
    const auto number = [](const soci::row& row, std::size_t at) {
        return std::stoll(row.get<std::string>(at));
    };
    for (const soci::row& row : rows) {
        records.push_back({.day = core::parse_date(row.get<std::string>(0)).value_or(core::LocalDate{}),
                           .hour = std::stoi(row.get<std::string>(1)),
                           .item = row.get<std::string>(2),
                           .sha256 = row.get<std::string>(3),
                           .entry = row.get<std::string>(4),
                           .count = number(row, 5),
                           .shown = std::chrono::milliseconds{number(row, 6)},
                           .panel_on = std::chrono::milliseconds{number(row, 7)},
                           .open = std::chrono::milliseconds{number(row, 8)}});
    }
    return records;
}

std::string batch_under_way(soci::session& sql) {
    std::string batch;
    sql << "SELECT batch FROM play WHERE batch <> '' LIMIT 1", soci::into(batch);
    return sql.got_data() ? batch : std::string{};
}

int changes(soci::session& sql) {
    int changed = 0;
    sql << "SELECT changes()", soci::into(changed);
    return changed;
}

}  // namespace

core::Result<void> PlayBook::note(const std::vector<model::PlayRecord>& records) {
    return file_.commit([&](soci::session& sql) {
        for (const auto& record : records) add(sql, record);
    });
}

core::Result<std::optional<model::PlayBatch>> PlayBook::next(core::WallTime now) {
    std::optional<model::PlayBatch> next;
    const std::string fresh = core::make_uuid_v7(now, random_);
    const auto most = static_cast<int>(model::kMostPlaysInABatch);
    const auto done = file_.commit([&](soci::session& sql) {
        std::string batch = batch_under_way(sql);
        if (batch.empty()) {
            sql << "UPDATE play SET batch = :fresh WHERE rowid IN (SELECT rowid FROM play WHERE batch = ''"
                   " ORDER BY day, hour, item LIMIT :most)",
                soci::use(fresh), soci::use(most);
            batch = fresh;
        }
        auto records = records_of(sql, batch);
        if (!records.empty()) next = model::PlayBatch{.id = batch, .records = std::move(records)};
    });
    if (!done) return done.failure();
    return next;
}

core::Result<void> PlayBook::acknowledged(const std::string& batch) {
    return file_.commit([&](soci::session& sql) {
        sql << "DELETE FROM play WHERE batch = :batch AND batch <> ''", soci::use(batch);
    });
}

core::Result<int> PlayBook::trim(core::LocalDate today, int most) {
    const std::string first = core::format_date(today - kPlaysKept);
    int dropped = 0;
    const auto done = file_.commit([&](soci::session& sql) {
        sql << "DELETE FROM play WHERE day < :first", soci::use(first);
        dropped = changes(sql);
        sql << "DELETE FROM play WHERE rowid IN (SELECT rowid FROM play ORDER BY day DESC, hour DESC"
               " LIMIT -1 OFFSET :most)",
            soci::use(most);
        dropped += changes(sql);
        if (dropped == 0) return;
        sql << "INSERT INTO play_lost(id, rows) VALUES(1, :dropped)"
               " ON CONFLICT(id) DO UPDATE SET rows = rows + excluded.rows",
            soci::use(dropped);
    });
    if (!done) return done.failure();
    return dropped;
}

core::Result<int> PlayBook::waiting() {
    int rows = 0;
    const auto read =
        file_.read([&](soci::session& sql) { sql << "SELECT COUNT(*) FROM play", soci::into(rows); });
    if (!read) return read.failure();
    return rows;
}

core::Result<int> PlayBook::lost() {
    int rows = 0;
    const auto read = file_.read(
        [&](soci::session& sql) { sql << "SELECT COALESCE(SUM(rows), 0) FROM play_lost", soci::into(rows); });
    if (!read) return read.failure();
    return rows;
}

}  // namespace kiosk::desk
