#include "server/store/feed.h"

#include <algorithm>

#include <soci/soci.h>

#include "server/store/accounts.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kMine =
    " AND (center_id = '' OR center_id = :center) AND (kiosk_id = '' OR kiosk_id = :kiosk)";

struct NewRow {
    std::string kind;
    std::string id;
    std::string op;  // "put" or "del"
    std::string body;
};

void replace(Unit& unit, const Scope& scope, const NewRow& row) {
    const auto& [kind, id, op, body] = row;
    const long long now = core::to_ms(unit.now);
    unit.sql
        << "DELETE FROM feed WHERE center_id = :center AND kiosk_id = :kiosk AND kind = :kind AND id = :id",
        use(scope.center_id), use(scope.kiosk_id), use(kind), use(id);
    unit.sql << "INSERT INTO feed(center_id, kiosk_id, kind, id, op, body, at_ms)"
                " VALUES(:center, :kiosk, :kind, :id, :op, :body, :now)",
        use(scope.center_id), use(scope.kiosk_id), use(kind), use(id), use(op), use(body), use(now);
}

wire::Change change_of(const soci::row& row) {
    return {.kind = row.get<std::string>(1),
            .id = row.get<std::string>(2),
            .revision = row.get<int>(0),
            .operation = row.get<std::string>(3) == "put" ? wire::Operation::Put : wire::Operation::Delete,
            .body = row.get<std::string>(4)};
}

}  // namespace

void put_row(Unit& unit, const Scope& scope, std::string_view kind, const std::string& id,
             const std::string& body) {
    replace(unit, scope, {.kind = std::string{kind}, .id = id, .op = "put", .body = body});
}

void delete_row(Unit& unit, const Scope& scope, std::string_view kind, const std::string& id) {
    replace(unit, scope, {.kind = std::string{kind}, .id = id, .op = "del", .body = {}});
}

void forget_rows(Unit& unit, std::string_view kind, core::WallTime before) {
    const std::string name{kind};
    const long long until = core::to_ms(before);
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT center_id, kiosk_id, id FROM feed WHERE kind = :kind AND op = 'put' AND "
                             "at_ms < :until",
         use(name), use(until));
    std::vector<std::pair<Scope, std::string>> old;
    for (const soci::row& row : rows) {
        old.push_back({{row.get<std::string>(0), row.get<std::string>(1)}, row.get<std::string>(2)});
    }
    for (const auto& [scope, id] : old) delete_row(unit, scope, kind, id);
}

std::vector<Scope> scopes_of(Unit& unit, std::string_view kind, const std::string& id) {
    const std::string name{kind};
    std::vector<Scope> scopes;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare
             << "SELECT center_id, kiosk_id FROM feed WHERE kind = :kind AND id = :id AND op = 'put'",
         use(name), use(id));
    for (const soci::row& row : rows) scopes.push_back({row.get<std::string>(0), row.get<std::string>(1)});
    return scopes;
}

std::vector<StandingRow> standing_rows(Unit& unit, std::string_view kind) {
    const std::string name{kind};
    std::vector<StandingRow> standing;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare
             << "SELECT center_id, kiosk_id, id, body FROM feed WHERE kind = :kind AND op = 'put'",
         use(name));
    for (const soci::row& row : rows) {
        standing.push_back({.scope = {row.get<std::string>(0), row.get<std::string>(1)},
                            .id = row.get<std::string>(2),
                            .body = row.get<std::string>(3)});
    }
    return standing;
}

std::optional<std::string> row_body(Unit& unit, std::string_view kind, const std::string& id) {
    const std::string name{kind};
    std::string body;
    unit.sql << "SELECT body FROM feed WHERE kind = :kind AND id = :id AND op = 'put' LIMIT 1", use(name),
        use(id), into(body);
    if (!unit.sql.got_data()) return std::nullopt;
    return body;
}

std::vector<wire::Change> rows_of(Unit& unit, std::string_view kind) {
    const std::string name{kind};
    std::vector<wire::Change> changes;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT seq, kind, id, op, body FROM feed WHERE kind = :kind AND op = 'put'"
                             " AND center_id = '' AND kiosk_id = '' ORDER BY seq",
         use(name));
    for (const soci::row& row : rows) changes.push_back(change_of(row));
    return changes;
}

FeedPage changes_after(Unit& unit, const Scope& reader, long long after, int most) {
    FeedPage page{.changes = {}, .last = after, .more = false};
    // Asked for before the rows: what is committed in between is read now or with the next page, never
    // skipped.
    const long long newest = last_sequence(unit);
    const int one_more = most + 1;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{"SELECT seq, kind, id, op, body FROM feed WHERE seq > :after"} +
                              kMine + " ORDER BY seq LIMIT :most"),
         use(after), use(reader.center_id), use(reader.kiosk_id), use(one_more));
    for (const soci::row& row : rows) {
        if (static_cast<int>(page.changes.size()) == most) {
            page.more = true;
            return page;
        }
        page.changes.push_back(change_of(row));
        page.last = page.changes.back().revision;
    }
    // Past rows for others as well, or the cursor of a quiet centre would grow old.
    page.last = std::max(page.last, newest);
    return page;
}

std::vector<wire::Change> whole_feed(Unit& unit, const Scope& reader) {
    std::vector<wire::Change> changes;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{"SELECT seq, kind, id, op, body FROM feed WHERE op = 'put'"} +
                              kMine + " ORDER BY seq"),
         use(reader.center_id), use(reader.kiosk_id));
    for (const soci::row& row : rows) changes.push_back(change_of(row));
    return changes;
}

std::optional<core::WallTime> unread_since(Unit& unit, const Scope& reader, long long after) {
    long long oldest = 0;
    soci::indicator found = soci::i_null;
    unit.sql << (std::string{"SELECT MIN(at_ms) FROM feed WHERE seq > :after"} + kMine), use(after),
        use(reader.center_id), use(reader.kiosk_id), into(oldest, found);
    if (found != soci::i_ok) return std::nullopt;
    return core::from_ms(oldest);
}

long long feed_horizon(Unit& unit) {
    return std::atoll(setting(unit, "feed_horizon").value_or("0").c_str());
}

long long last_sequence(Unit& unit) {
    long long last = 0;
    soci::indicator found = soci::i_null;
    unit.sql << "SELECT MAX(seq) FROM feed", into(last, found);
    // What was the newest may have been dropped since.
    return std::max(found == soci::i_ok ? last : 0, feed_horizon(unit));
}

void drop_tombstones(Unit& unit, core::WallTime before) {
    const long long limit = core::to_ms(before);
    long long highest = 0;
    soci::indicator found = soci::i_null;
    unit.sql << "SELECT MAX(seq) FROM feed WHERE op = 'del' AND at_ms < :limit", use(limit),
        into(highest, found);
    if (found != soci::i_ok) return;
    unit.sql << "DELETE FROM feed WHERE op = 'del' AND at_ms < :limit", use(limit);
    set_setting(unit, "feed_horizon", std::to_string(highest));
}

}  // namespace server::store
