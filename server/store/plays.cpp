#include "server/store/plays.h"

#include <cstdlib>

#include <soci/soci.h>

#include "shared/core/calendar.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

long long sum_of(const soci::row& row, std::size_t column) {
    return std::atoll(row.get<std::string>(column).c_str());
}

}  // namespace

bool take_plays(Unit& unit, const std::string& kiosk_id, const model::PlayBatch& batch) {
    int known = 0;
    unit.sql << "SELECT COUNT(*) FROM play_batches WHERE id = :id", use(batch.id), into(known);
    if (known > 0) return false;
    const long long now = core::to_ms(unit.now);
    unit.sql << "INSERT INTO play_batches(id, kiosk_id, received_ms) VALUES(:id, :kiosk, :now)",
        use(batch.id), use(kiosk_id), use(now);
    for (const auto& one : batch.records) {
        const std::string day = core::format_date(one.day);
        const long long count = one.count;
        const long long shown = one.shown.count();
        const long long panel_on = one.panel_on.count();
        const long long open = one.open.count();
        unit.sql
            << "INSERT INTO plays(kiosk_id, day, hour, item, sha256, entry_id, count, shown_ms, panel_on_ms,"
               " open_ms) VALUES(:kiosk, :day, :hour, :item, :sha, :entry, :count, :shown, :panel, :open)"
               " ON CONFLICT(kiosk_id, day, hour, item, sha256, entry_id) DO UPDATE SET"
               " count = plays.count + excluded.count, shown_ms = plays.shown_ms + excluded.shown_ms,"
               " panel_on_ms = plays.panel_on_ms + excluded.panel_on_ms,"
               " open_ms = plays.open_ms + excluded.open_ms",
            use(kiosk_id), use(day), use(one.hour), use(one.item), use(one.sha256), use(one.entry),
            use(count), use(shown), use(panel_on), use(open);
    }
    return true;
}

std::vector<PlaySum> plays_between(Unit& unit, const std::string& from, const std::string& until) {
    std::vector<PlaySum> sums;
    // As texts: a sum has no declared type by which it could be fetched.
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT kiosk_id, day, item, sha256, entry_id, CAST(SUM(count) AS TEXT),"
                             " CAST(SUM(shown_ms) AS TEXT), CAST(SUM(panel_on_ms) AS TEXT), "
                             "CAST(SUM(open_ms) AS TEXT)"
                             " FROM plays WHERE day >= :from AND day <= :until"
                             " GROUP BY kiosk_id, day, item, sha256, entry_id ORDER BY day, kiosk_id, item",
         use(from), use(until));
    for (const soci::row& row : rows) {
        sums.push_back({.kiosk_id = row.get<std::string>(0),
                        .day = row.get<std::string>(1),
                        .item = row.get<std::string>(2),
                        .sha256 = row.get<std::string>(3),
                        .entry_id = row.get<std::string>(4),
                        .count = sum_of(row, 5),
                        .shown_ms = sum_of(row, 6),
                        .panel_on_ms = sum_of(row, 7),
                        .open_ms = sum_of(row, 8)});
    }
    return sums;
}

void drop_plays(Unit& unit, const std::string& before_day, core::WallTime batches_before) {
    const long long before = core::to_ms(batches_before);
    unit.sql << "DELETE FROM plays WHERE day < :day", use(before_day);
    unit.sql << "DELETE FROM play_batches WHERE received_ms < :before", use(before);
}

}  // namespace server::store
