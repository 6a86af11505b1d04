#include "server/store/kiosks.h"

#include <soci/soci.h>

#include "shared/core/bytes.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

constexpr const char* kColumns =
    "SELECT id, center_id, name, public_key, epoch, state, highest_seq, contiguous_seq, last_seen_ms, "
    "version, health, slip_prefix"
    " FROM kiosks";

Kiosk kiosk_of(const soci::row& row) {
    return {.id = row.get<std::string>(0),
            .center_id = row.get<std::string>(1),
            .name = row.get<std::string>(2),
            .public_key = row.get<std::string>(3),
            .epoch = row.get<int>(4),
            .state = row.get<std::string>(5),
            .highest_sequence = row.get<long long>(6),
            .contiguous_sequence = row.get<long long>(7),
            .last_seen = core::from_ms(row.get<long long>(8)),
            .version = row.get<std::string>(9),
            .health = row.get<std::string>(10),
            .slip_prefix = row.get<std::string>(11)};
}

}  // namespace

void add_kiosk(Unit& unit, const Kiosk& kiosk) {
    const long long now = core::to_ms(unit.now);
    unit.sql
        << "INSERT INTO kiosks(id, center_id, name, public_key, epoch, state, highest_seq, contiguous_seq,"
           " last_seen_ms, version, health) VALUES(:id, :center, :name, :key, :epoch, 'active', 0, 0, :now, "
           ":version, '')",
        use(kiosk.id), use(kiosk.center_id), use(kiosk.name), use(kiosk.public_key), use(kiosk.epoch),
        use(now), use(kiosk.version);
}

std::optional<Kiosk> kiosk_by_id(Unit& unit, const std::string& id) {
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " WHERE id = :id"), use(id));
    for (const soci::row& row : rows) return kiosk_of(row);
    return std::nullopt;
}

std::vector<Kiosk> all_kiosks(Unit& unit) {
    std::vector<Kiosk> kiosks;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << (std::string{kColumns} + " ORDER BY center_id, name, id"));
    for (const soci::row& row : rows) kiosks.push_back(kiosk_of(row));
    return kiosks;
}

void set_slip_prefix(Unit& unit, const std::string& kiosk_id, const std::string& prefix) {
    unit.sql << "UPDATE kiosks SET slip_prefix = :prefix WHERE id = :id", use(prefix), use(kiosk_id);
}

std::vector<std::string> tags_of(Unit& unit, const std::string& kiosk_id) {
    std::vector<std::string> tags;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT tag FROM kiosk_tags WHERE kiosk_id = :kiosk ORDER BY tag",
         use(kiosk_id));
    for (const soci::row& row : rows) tags.push_back(row.get<std::string>(0));
    return tags;
}

void set_tags(Unit& unit, const std::string& kiosk_id, const std::vector<std::string>& tags) {
    unit.sql << "DELETE FROM kiosk_tags WHERE kiosk_id = :kiosk", use(kiosk_id);
    for (const std::string& tag : tags) {
        unit.sql << "INSERT INTO kiosk_tags(kiosk_id, tag) VALUES(:kiosk, :tag) ON CONFLICT DO NOTHING",
            use(kiosk_id), use(tag);
    }
}

int active_kiosks_of(Unit& unit, const std::string& center_id) {
    int count = 0;
    unit.sql << "SELECT COUNT(*) FROM kiosks WHERE center_id = :center AND state = 'active'", use(center_id),
        into(count);
    return count;
}

void renew_kiosk(Unit& unit, const Kiosk& kiosk) {
    unit.sql << "UPDATE kiosks SET public_key = :key, epoch = :epoch, highest_seq = 0, contiguous_seq = 0,"
                " version = :version WHERE id = :id",
        use(kiosk.public_key), use(kiosk.epoch), use(kiosk.version), use(kiosk.id);
    end_kiosk_tokens(unit, kiosk.id);
}

void set_sequences(Unit& unit, const std::string& kiosk_id, long long highest, long long contiguous) {
    unit.sql << "UPDATE kiosks SET highest_seq = :highest, contiguous_seq = :contiguous WHERE id = :id",
        use(highest), use(contiguous), use(kiosk_id);
}

void set_kiosk_state(Unit& unit, const std::string& kiosk_id, const std::string& state) {
    unit.sql << "UPDATE kiosks SET state = :state WHERE id = :id", use(state), use(kiosk_id);
}

void note_heartbeat(Unit& unit, const std::string& kiosk_id, const std::string& version,
                    const std::string& health) {
    const long long now = core::to_ms(unit.now);
    unit.sql << "UPDATE kiosks SET last_seen_ms = :now, version = :version, health = :health WHERE id = :id",
        use(now), use(version), use(health), use(kiosk_id);
}

void add_enrolment_code(Unit& unit, const std::string& code, const EnrolmentCode& row,
                        core::WallTime expires) {
    const std::string hash = core::sha256_hex(code);
    const long long until = core::to_ms(expires);
    unit.sql << "INSERT INTO enrolment_codes(code_hash, center_id, kiosk_name, kiosk_id, expires_ms)"
                " VALUES(:hash, :center, :name, :kiosk, :until)",
        use(hash), use(row.center_id), use(row.kiosk_name), use(row.kiosk_id), use(until);
}

std::optional<EnrolmentCode> use_enrolment_code(Unit& unit, const std::string& code) {
    const std::string hash = core::sha256_hex(code);
    const long long now = core::to_ms(unit.now);
    EnrolmentCode row;
    unit.sql << "SELECT center_id, kiosk_name, kiosk_id FROM enrolment_codes"
                " WHERE code_hash = :hash AND expires_ms > :now AND used_ms IS NULL",
        use(hash), use(now), into(row.center_id), into(row.kiosk_name), into(row.kiosk_id);
    if (!unit.sql.got_data()) return std::nullopt;
    unit.sql << "UPDATE enrolment_codes SET used_ms = :now WHERE code_hash = :hash", use(now), use(hash);
    return row;
}

void add_kiosk_token(Unit& unit, const std::string& token, const std::string& kiosk_id,
                     core::WallTime expires) {
    const std::string hash = core::sha256_hex(token);
    const long long until = core::to_ms(expires);
    const long long now = core::to_ms(unit.now);
    unit.sql << "DELETE FROM kiosk_tokens WHERE expires_ms <= :now", use(now);
    unit.sql << "INSERT INTO kiosk_tokens(token_hash, kiosk_id, expires_ms) VALUES(:hash, :kiosk, :until)",
        use(hash), use(kiosk_id), use(until);
}

void end_kiosk_tokens(Unit& unit, const std::string& kiosk_id) {
    unit.sql << "DELETE FROM kiosk_tokens WHERE kiosk_id = :kiosk", use(kiosk_id);
}

std::optional<std::string> kiosk_of_token(Unit& unit, const std::string& token) {
    const std::string hash = core::sha256_hex(token);
    const long long now = core::to_ms(unit.now);
    std::string kiosk_id;
    unit.sql << "SELECT kiosk_id FROM kiosk_tokens WHERE token_hash = :hash AND expires_ms > :now", use(hash),
        use(now), into(kiosk_id);
    if (!unit.sql.got_data()) return std::nullopt;
    return kiosk_id;
}

}  // namespace server::store
