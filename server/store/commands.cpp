#include "server/store/commands.h"

#include <soci/soci.h>

#include "shared/core/bytes.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kColumns =
    "SELECT id, kiosk_id, kind, body, epoch, created_ms, expires_ms, created_by, result, result_ms, detail, "
    "signature, command_reports.command_id FROM commands LEFT JOIN command_reports ON command_id = id";

StoredCommand command_of(const soci::row& row) {
    StoredCommand stored;
    stored.command.id = row.get<std::string>(0);
    stored.to = {.device_id = row.get<std::string>(1), .epoch = row.get<int>(4)};
    stored.command.kind = wire::command_kind(row.get<std::string>(2)).value_or(wire::CommandKind::Pull);
    stored.command.body = row.get<std::string>(3);
    stored.created = core::from_ms(row.get<long long>(5));
    stored.command.expires = core::from_ms(row.get<long long>(6));
    stored.created_by = row.get<std::string>(7);
    stored.status = row.get<std::string>(8);
    if (!stored.status.empty()) stored.answered = core::from_ms(row.get<long long>(9));
    stored.detail = row.get<std::string>(10);
    const auto signature = core::from_base64(row.get<std::string>(11));
    if (signature) stored.command.signature = pass::signature_from(*signature).value_or(pass::Signature{});
    stored.has_report = row.get_indicator(12) == soci::i_ok;
    return stored;
}

}  // namespace

void add_command(Unit& unit, const StoredCommand& stored) {
    const std::string kind{wire::command_name(stored.command.kind)};
    const std::string signature = core::to_base64(stored.command.signature);
    const long long created = core::to_ms(unit.now);
    const long long expires = core::to_ms(stored.command.expires);
    unit.sql << "INSERT INTO commands(id, kiosk_id, kind, body, epoch, created_ms, expires_ms, created_by,"
                " signature) VALUES(:id, :kiosk, :kind, :body, :epoch, :created, :expires, :by, :signature)",
        use(stored.command.id), use(stored.to.device_id), use(kind), use(stored.command.body),
        use(stored.to.epoch), use(created), use(expires), use(stored.created_by), use(signature);
}

std::optional<StoredCommand> command_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return command_of(row);
    return std::nullopt;
}

std::vector<StoredCommand> commands_of(Unit& unit, const std::string& kiosk_id, int most) {
    std::vector<StoredCommand> all;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} +
                              " WHERE kiosk_id = :kiosk ORDER BY created_ms DESC, id DESC LIMIT :most"),
         use(kiosk_id), use(most));
    for (const soci::row& row : rows) all.push_back(command_of(row));
    return all;
}

std::vector<StoredCommand> open_commands(Unit& unit, const std::string& kiosk_id) {
    const long long now = core::to_ms(unit.now);
    std::vector<StoredCommand> all;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " WHERE kiosk_id = :kiosk AND expires_ms > :now AND"
                                                      " result = '' ORDER BY created_ms, id"),
         use(kiosk_id), use(now));
    for (const soci::row& row : rows) all.push_back(command_of(row));
    return all;
}

void note_result(Unit& unit, const std::string& kiosk_id, const wire::CommandResult& result) {
    const std::string status{wire::status_name(result.status)};
    const long long now = core::to_ms(unit.now);
    unit.sql << "UPDATE commands SET result = :status, detail = :detail, result_ms = :now"
                " WHERE id = :id AND kiosk_id = :kiosk AND result = ''",
        use(status), use(result.detail), use(now), use(result.id), use(kiosk_id);
}

void put_report(Unit& unit, const std::string& command_id, const wire::CommandReport& report) {
    const std::string data = core::to_base64(core::as_bytes(report.data));
    unit.sql << "INSERT INTO command_reports(command_id, type, data) VALUES(:id, :type, :data)"
                " ON CONFLICT(command_id) DO UPDATE SET type = excluded.type, data = excluded.data",
        use(command_id), use(report.type), use(data);
}

std::optional<wire::CommandReport> report_of(Unit& unit, const std::string& command_id) {
    wire::CommandReport report;
    std::string data;
    unit.sql << "SELECT type, data FROM command_reports WHERE command_id = :id", use(command_id),
        into(report.type), into(data);
    if (!unit.sql.got_data()) return std::nullopt;
    const auto bytes = core::from_base64(data);
    if (bytes) report.data.assign(bytes->begin(), bytes->end());
    return report;
}

void drop_commands(Unit& unit, core::WallTime before) {
    const long long limit = core::to_ms(before);
    unit.sql << "DELETE FROM command_reports WHERE command_id IN (SELECT id FROM commands WHERE created_ms < "
                ":limit)",
        use(limit);
    unit.sql << "DELETE FROM commands WHERE created_ms < :limit", use(limit);
}

}  // namespace server::store
