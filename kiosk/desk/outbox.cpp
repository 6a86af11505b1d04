#include "kiosk/desk/outbox.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include <soci/soci.h>

#include "kiosk/desk/ledger.h"
#include "shared/core/bytes.h"
#include "shared/core/log.h"
#include "shared/core/uuid.h"
#include "shared/wire/enums.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kEnvelope = 260;  // JSON around a body, generously
constexpr int kMostFaults = 8;
constexpr auto kFaultsFor = 1h;
constexpr auto kFaultRetry = 24h;
constexpr auto kAcknowledgedKept = std::chrono::hours{30 * 24};
constexpr long long kAcknowledgedBytes = 50LL << 20;
constexpr const char* kServerFault = "SERVER_FAULT";
constexpr const char* kDamaged = "DAMAGED";

// One row as it lies in the outbox or the quarantine.
struct Row {
    model::Event event;
    std::string sealed;
    std::string sha256;
    std::string code;
    long long first_at = 0;
};

std::vector<Row> select(soci::session& sql, const std::string& table_and_condition,
                        const std::string& extra) {
    std::vector<Row> all;
    Row row;
    long long sequence = 0;
    long long wall = 0;
    long long mono = 0;
    std::string clock;
    soci::statement rows =
        (sql.prepare << "SELECT eid, dev_seq, type, wall_ms, mono_ms, boot_id, clock, body, "
                        "body_sha256, " +
                            extra + " FROM " + table_and_condition,
         soci::into(row.event.id), soci::into(sequence), soci::into(row.event.type), soci::into(wall),
         soci::into(mono), soci::into(row.event.boot), soci::into(clock), soci::into(row.sealed),
         soci::into(row.sha256), soci::into(row.code), soci::into(row.first_at));
    rows.execute();
    while (rows.fetch()) {
        row.event.sequence = sequence;
        row.event.wall = core::from_ms(wall);
        row.event.mono_ms = mono;
        row.event.clock = wire::value_of<core::ClockTrust>(clock).value_or(core::ClockTrust::Suspect);
        all.push_back(row);
    }
    return all;
}

std::optional<std::string> open_body(const Row& row, const DeviceKey& key) {
    auto body = key.open(row.sealed, row.event.id);
    if (!body || core::sha256_hex(*body) != row.sha256) return std::nullopt;
    return body;
}

void to_quarantine(soci::session& sql, const model::Id& id, const std::string& code, core::WallTime now) {
    const long long at = core::to_ms(now);
    const long long again = code == kServerFault ? core::to_ms(now + kFaultRetry) : 0;
    sql << "INSERT OR IGNORE INTO quarantine(eid, dev_seq, type, wall_ms, mono_ms, boot_id, clock, body, "
           "body_sha256, "
           "code, first_at, next_at) SELECT eid, dev_seq, type, wall_ms, mono_ms, boot_id, clock, body, "
           "body_sha256, "
           ":code, :at, :again FROM outbox WHERE eid = :id",
        soci::use(code), soci::use(at), soci::use(again), soci::use(id);
    sql << "DELETE FROM outbox WHERE eid = :id", soci::use(id);
}

void count_fault(soci::session& sql, const Settlement& settlement, core::WallTime now) {
    const long long at = core::to_ms(now);
    sql << "UPDATE outbox SET attempts = attempts + 1, last_code = :code, "
           "first_fault_ms = CASE first_fault_ms WHEN 0 THEN :at ELSE first_fault_ms END WHERE eid = :id AND "
           "state = 0",
        soci::use(settlement.code), soci::use(at), soci::use(settlement.event_id);
    int attempts = 0;
    long long first = at;
    sql << "SELECT attempts, first_fault_ms FROM outbox WHERE eid = :id AND state = 0",
        soci::use(settlement.event_id), soci::into(attempts), soci::into(first);
    const bool long_enough = now - core::from_ms(first) >= kFaultsFor;
    if (sql.got_data() && attempts >= kMostFaults && long_enough) {
        to_quarantine(sql, settlement.event_id, kServerFault, now);
    } else if (settlement.after.count() > 0) {
        const long long next = core::to_ms(now + settlement.after);
        sql << "UPDATE outbox SET next_at = :next WHERE eid = :id", soci::use(next),
            soci::use(settlement.event_id);
    }
}

void settle_one(soci::session& sql, const Settlement& settlement, core::WallTime now) {
    const long long at = core::to_ms(now);
    switch (settlement.verdict) {
        case Verdict::Stored:
            sql << "UPDATE outbox SET state = 1, acked_ms = :at WHERE eid = :id AND state = 0", soci::use(at),
                soci::use(settlement.event_id);
            sql << "UPDATE attendance SET acked = 1 WHERE eid = :id", soci::use(settlement.event_id);
            sql << "UPDATE lent SET acked = 1 WHERE eid = :id", soci::use(settlement.event_id);
            sql << "UPDATE item_now SET acked = 1 WHERE eid = :id", soci::use(settlement.event_id);
            return;
        case Verdict::Rejected:
            // What the server's next row says of the item is then all there is to go by.
            sql << "UPDATE item_now SET acked = 1 WHERE eid = :id", soci::use(settlement.event_id);
            to_quarantine(sql, settlement.event_id, settlement.code, now);
            return;
        case Verdict::Later: {
            const long long next = core::to_ms(now + settlement.after);
            sql << "UPDATE outbox SET next_at = :next, last_code = :code WHERE eid = :id AND state = 0",
                soci::use(next), soci::use(settlement.code), soci::use(settlement.event_id);
            return;
        }
        case Verdict::ServerFault:
            count_fault(sql, settlement, now);
            return;
    }
}

}  // namespace

model::Id append_event(soci::session& sql, const NewEvent& event, const Stamp& stamp, const DeviceKey& key,
                       core::Random& random) {
    const Moment& moment = stamp.moment;
    model::Id id = core::make_uuid_v7(moment.now, random);
    const std::string sealed = key.seal(event.body, id);
    const std::string hash = core::sha256_hex(event.body);
    const long long wall = core::to_ms(moment.wall);
    const long long mono =
        std::chrono::duration_cast<std::chrono::milliseconds>(moment.steady.time_since_epoch()).count();
    const std::string clock = wire::name_of(moment.trust);
    sql << "INSERT INTO outbox(eid, type, wall_ms, mono_ms, boot_id, clock, body, body_sha256) "
           "VALUES(:id, :type, :wall, :mono, :boot, :clock, :body, :hash)",
        soci::use(id), soci::use(event.type), soci::use(wall), soci::use(mono), soci::use(stamp.boot),
        soci::use(clock), soci::use(sealed), soci::use(hash);
    if (moment.trust != core::ClockTrust::Suspect) {
        sql << "UPDATE clock_mark SET high_wall_ms = MAX(high_wall_ms, :wall)", soci::use(wall);
    }
    return id;
}

core::Result<Batch> Outbox::next(const NextBatch& wish, core::WallTime now) {
    Batch batch;
    std::vector<model::Id> damaged;
    std::size_t taken = 0;
    long long due = 0;
    const auto read = file_.read([&](soci::session& sql) {
        const std::string condition = " state = 0 AND dev_seq > " + std::to_string(wish.after) +
                                      " AND next_at <= " + std::to_string(core::to_ms(now));
        const auto rows = select(
            sql, "outbox WHERE" + condition + " ORDER BY dev_seq LIMIT " + std::to_string(wish.most_events),
            "last_code, first_fault_ms");
        std::size_t bytes = 0;
        for (const Row& row : rows) {
            auto body = open_body(row, key_);
            if (!body) {
                damaged.push_back(row.event.id);
                continue;
            }
            bytes += body->size() + kEnvelope;
            if (!batch.events.empty() && bytes > wish.most_bytes) break;
            batch.events.push_back(row.event);
            batch.events.back().body = std::move(*body);
            ++taken;
        }
        sql << "SELECT COUNT(*) FROM outbox WHERE" + condition, soci::into(due);
        long long highest = 0;
        sql << "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'outbox'", soci::into(highest);
        batch.highest = highest;
    });
    if (!read) return read.failure();
    if (!damaged.empty()) {
        spdlog::error("{} events cannot be opened and are set aside", damaged.size());
        const auto moved = file_.commit([&](soci::session& sql) {
            for (const model::Id& id : damaged) to_quarantine(sql, id, kDamaged, now);
        });
        if (!moved) return moved.failure();
    }
    batch.left = static_cast<std::size_t>(due) - taken - damaged.size();
    return batch;
}

core::Result<void> Outbox::settle(const Settle& verdicts, core::WallTime now) {
    return file_.commit([&](soci::session& sql) {
        for (const auto& [first, last] : verdicts.missing) {
            const long long from = first;
            const long long to = last;
            sql << "UPDATE outbox SET state = 0, next_at = 0 WHERE state = 1 AND dev_seq BETWEEN :from AND "
                   ":to",
                soci::use(from), soci::use(to);
        }
        for (const Settlement& settlement : verdicts.settlements) settle_one(sql, settlement, now);
    });
}

core::Result<std::vector<Quarantined>> Outbox::next_quarantined(std::size_t most) {
    std::vector<Quarantined> all;
    const auto read = file_.read([&](soci::session& sql) {
        const auto rows =
            select(sql, "quarantine WHERE sent = 0 ORDER BY dev_seq LIMIT " + std::to_string(most),
                   "code, first_at");
        for (const Row& row : rows) {
            Quarantined one{.event = row.event, .code = row.code, .first_at = core::from_ms(row.first_at)};
            // What can't be opened goes to the server as it is: closed, but not lost.
            one.event.body = open_body(row, key_).value_or(R"({"sealed":")" + row.sealed + R"("})");
            all.push_back(std::move(one));
        }
    });
    if (!read) return read.failure();
    return all;
}

core::Result<void> Outbox::quarantine_sent(const std::vector<model::Id>& event_ids) {
    return file_.commit([&](soci::session& sql) {
        for (const model::Id& id : event_ids)
            sql << "UPDATE quarantine SET sent = 1 WHERE eid = :id", soci::use(id);
    });
}

core::Result<bool> Outbox::retry_faults(core::WallTime now) {
    const std::string due = std::string{"FROM quarantine WHERE code = '"} + kServerFault +
                            "' AND next_at <= " + std::to_string(core::to_ms(now));
    int count = 0;
    auto counted =
        file_.read([&](soci::session& sql) { sql << "SELECT COUNT(*) " + due, soci::into(count); });
    if (!counted) return counted.failure();
    if (count == 0) return false;
    // One more fault brings it back here.
    const std::string attempts = std::to_string(kMostFaults - 1);
    const auto moved = file_.commit([&](soci::session& sql) {
        sql << "INSERT OR IGNORE INTO outbox(dev_seq, eid, type, wall_ms, mono_ms, boot_id, clock, body, "
               "body_sha256, "
               "attempts, first_fault_ms, last_code) SELECT dev_seq, eid, type, wall_ms, mono_ms, boot_id, "
               "clock, body, "
               "body_sha256, " +
                   attempts + ", first_at, code " + due;
        sql << "DELETE " + due;
    });
    if (!moved) return moved.failure();
    return true;
}

core::Result<Outbox::Depth> Outbox::depth() {
    Depth depth;
    const auto read = file_.read([&](soci::session& sql) {
        long long oldest = 0;
        long long highest = 0;
        sql << "SELECT COUNT(*) FROM outbox WHERE state = 0", soci::into(depth.waiting);
        sql << "SELECT COALESCE((SELECT wall_ms FROM outbox WHERE state = 0 ORDER BY dev_seq LIMIT 1), 0)",
            soci::into(oldest);
        sql << "SELECT COUNT(*) FROM quarantine", soci::into(depth.quarantined);
        sql << "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'outbox'", soci::into(highest);
        depth.oldest_ms = oldest;
        depth.highest = highest;
    });
    if (!read) return read.failure();
    return depth;
}

core::Result<void> Outbox::forget_acknowledged(core::WallTime now, Room room) {
    const std::string before = std::to_string(core::to_ms(now - kAcknowledgedKept));
    return file_.commit([&](soci::session& sql) {
        if (room == Room::Low) {
            sql << "DELETE FROM outbox WHERE state = 1";
        } else {
            sql << "DELETE FROM outbox WHERE state = 1 AND acked_ms < " + before;
            // Oldest first, until what is left fits.
            sql << "DELETE FROM outbox WHERE state = 1 AND dev_seq <= (SELECT COALESCE(MAX(dev_seq), 0) FROM "
                   "(SELECT "
                   "dev_seq, SUM(LENGTH(body) + 200) OVER (ORDER BY dev_seq DESC) AS total FROM outbox WHERE "
                   "state = "
                   "1) WHERE total > " +
                       std::to_string(kAcknowledgedBytes) + ")";
        }
        sql << "DELETE FROM quarantine WHERE sent = 1 AND first_at < " + before;
        sql << "DELETE FROM attendance WHERE at_ms < " + before +
                   " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.eid = attendance.eid)";
    });
}

}  // namespace kiosk::desk
