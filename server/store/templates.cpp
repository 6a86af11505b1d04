#include "server/store/templates.h"

#include <soci/soci.h>

#include "shared/core/log.h"
#include "shared/wire/feed.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

}  // namespace

void put_template(Unit& unit, const model::Announcement& prepared, const std::string& by) {
    const std::string body = wire::write_row(prepared);
    const long long now = core::to_ms(unit.now);
    unit.sql
        << "INSERT INTO emergency_templates(id, body, changed_by, changed_ms) VALUES(:id, :body, :by, :now)"
           " ON CONFLICT(id) DO UPDATE SET body = excluded.body, changed_by = excluded.changed_by,"
           " changed_ms = excluded.changed_ms",
        use(prepared.id), use(body), use(by), use(now);
}

std::vector<model::Announcement> templates(Unit& unit) {
    std::vector<model::Announcement> found;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT id, body FROM emergency_templates ORDER BY id");
    for (const soci::row& row : rows) {
        auto read = wire::read_row<model::Announcement>(row.get<std::string>(1));
        if (read) found.push_back(std::move(*read));
        if (!read) spdlog::error("template {}: {}", row.get<std::string>(0), read.error().message);
    }
    return found;
}

bool delete_template(Unit& unit, const std::string& id) {
    int known = 0;
    unit.sql << "SELECT COUNT(*) FROM emergency_templates WHERE id = :id", use(id), into(known);
    unit.sql << "DELETE FROM emergency_templates WHERE id = :id", use(id);
    return known > 0;
}

}  // namespace server::store
