#include "kiosk/desk/ledger.h"

#include <algorithm>

#include <soci/soci.h>

#include "kiosk/desk/outbox.h"
#include "shared/wire/events.h"

namespace kiosk::desk {
namespace {

using core::ErrorKind;
using storage::GiveUp;

constexpr auto kAcknowledgementsKept = std::chrono::hours{60 * 24};

}  // namespace

Attended Ledger::insert(soci::session& sql, const Entry& entry, const std::string& h8, const Stamp& stamp) {
    Attended done;
    done.event_id = append_event(sql, {.type = entry.type, .body = entry.body}, stamp, key_, random_);
    if (!entry.attendance) return done;
    const Entry::Attendance& attendance = *entry.attendance;
    done.session_id = attendance.session_id;
    int last = 0;
    sql << "SELECT COALESCE(MAX(ordinal), 0) FROM attendance WHERE session_id = :session",
        soci::use(attendance.session_id), soci::into(last);
    done.ordinal = std::max(last, attendance.present_elsewhere) + 1;
    const std::string pass_index = key_.index_of(attendance.pass);
    const long long at = core::to_ms(stamp.moment.now);
    const int walk_in = attendance.walk_in ? 1 : 0;
    sql << "INSERT INTO attendance(eid, pass_index, session_id, service_id, at_ms, ordinal, walk_in, "
           "person_index) VALUES(:eid, :pass, :session, :service, :at, :ordinal, :walk_in, :person)",
        soci::use(done.event_id), soci::use(pass_index), soci::use(attendance.session_id),
        soci::use(attendance.service_id), soci::use(at), soci::use(done.ordinal), soci::use(walk_in),
        soci::use(attendance.person);
    if (!h8.empty()) {
        const std::string code = key_.index("code", h8);
        sql << "INSERT OR REPLACE INTO recent_code(h8_index, session_id, at_ms) VALUES(:code, :session, :at)",
            soci::use(code), soci::use(attendance.session_id), soci::use(at);
    }
    return done;
}

core::Result<std::vector<Attended>> Ledger::record(const std::vector<Entry>& entries, const std::string& h8,
                                                   const Stamp& stamp) {
    std::vector<Attended> all;
    const auto done = file_.commit([&](soci::session& sql) {
        for (const Entry& entry : entries) all.push_back(insert(sql, entry, h8, stamp));
    });
    if (!done) return done.failure();
    return all;
}

core::Result<void> Ledger::take_back(const std::vector<model::Id>& events, const Stamp& stamp) {
    const long long now = core::to_ms(stamp.moment.now);
    const long long earliest = core::to_ms(stamp.moment.now - kVoidWindow);
    return file_.commit([&](soci::session& sql) {
        for (const model::Id& id : events) {
            long long at = 0;
            long long voided = 0;
            sql << "SELECT at_ms, COALESCE(voided_ms, 0) FROM attendance WHERE eid = :id", soci::use(id),
                soci::into(at), soci::into(voided);
            if (!sql.got_data()) throw GiveUp{{ErrorKind::NotFound, "no such check-in to take back"}};
            if (voided != 0) continue;
            if (at < earliest) throw GiveUp{{ErrorKind::Invalid, "too late to take the check-in back"}};
            sql << "UPDATE attendance SET voided_ms = :now WHERE eid = :id", soci::use(now), soci::use(id);
            append_event(sql,
                         {.type = std::string{wire::event_type::kCheckInVoid},
                          .body = wire::write_body(model::CheckInVoidBody{.event_id = id})},
                         stamp, key_, random_);
        }
    });
}

core::Result<void> Ledger::acknowledge(const Acknowledged& notice, const Stamp& stamp) {
    const long long now = core::to_ms(stamp.moment.now);
    const long long forgotten = core::to_ms(stamp.moment.now - kAcknowledgementsKept);
    return file_.commit([&](soci::session& sql) {
        int known = 0;
        sql << "SELECT COUNT(*) FROM notice_ack WHERE announcement_id = :id AND revision = :revision",
            soci::use(notice.announcement_id), soci::use(notice.revision), soci::into(known);
        if (known > 0) return;
        sql << "DELETE FROM notice_ack WHERE at_ms < :forgotten", soci::use(forgotten);
        sql << "INSERT INTO notice_ack(announcement_id, revision, at_ms) VALUES(:id, :revision, :now)",
            soci::use(notice.announcement_id), soci::use(notice.revision), soci::use(now);
        const wire::NoticeAckBody body{.announcement_id = notice.announcement_id,
                                       .revision = notice.revision};
        append_event(sql, {.type = std::string{wire::event_type::kNoticeAck}, .body = wire::write_body(body)},
                     stamp, key_, random_);
    });
}

core::Result<std::vector<Acknowledged>> Ledger::acknowledged() {
    std::vector<Acknowledged> all;
    const auto read = file_.read([&](soci::session& sql) {
        Acknowledged one;
        soci::statement rows =
            (sql.prepare << "SELECT announcement_id, revision FROM notice_ack ORDER BY 1, 2",
             soci::into(one.announcement_id), soci::into(one.revision));
        rows.execute();
        while (rows.fetch()) all.push_back(one);
    });
    if (!read) return read.failure();
    return all;
}

core::Result<std::vector<model::PassFacts::Attendance>> Ledger::attended(const Holder& holder,
                                                                         core::WallTime since) {
    std::vector<model::PassFacts::Attendance> all;
    const std::string index = key_.index_of(holder.pass);
    const long long from = core::to_ms(since);
    const auto read = file_.read([&](soci::session& sql) {
        std::string session;
        std::string service;
        long long at = 0;
        soci::statement rows =
            (sql.prepare << "SELECT session_id, service_id, at_ms FROM attendance "
                            "WHERE (pass_index = :pass OR (person_index <> '' AND person_index = :person)) "
                            "AND at_ms >= :from AND voided_ms IS NULL ORDER BY at_ms",
             soci::use(index), soci::use(holder.person), soci::use(from), soci::into(session),
             soci::into(service), soci::into(at));
        rows.execute();
        while (rows.fetch()) all.push_back({session, service, core::from_ms(at)});
    });
    if (!read) return read.failure();
    return all;
}

core::Result<std::vector<Attended>> Ledger::undoable(const Holder& holder, const model::Id& session_id,
                                                     core::WallTime now) {
    std::vector<Attended> all;
    const std::string index = key_.index_of(holder.pass);
    const long long from = core::to_ms(now - kVoidWindow);
    const auto read = file_.read([&](soci::session& sql) {
        Attended one{.session_id = session_id};
        soci::statement rows =
            (sql.prepare
                 << "SELECT eid, ordinal FROM attendance "
                    "WHERE (pass_index = :pass OR (person_index <> '' AND person_index = :person)) "
                    "AND session_id = :session AND at_ms >= :from AND voided_ms IS NULL ORDER BY at_ms",
             soci::use(index), soci::use(holder.person), soci::use(session_id), soci::use(from),
             soci::into(one.event_id), soci::into(one.ordinal));
        rows.execute();
        while (rows.fetch()) all.push_back(one);
    });
    if (!read) return read.failure();
    return all;
}

core::Result<std::vector<model::Id>> Ledger::uses_of_code(const std::string& h8, core::WallTime now) {
    std::vector<model::Id> all;
    const std::string code = key_.index("code", h8);
    const long long from = core::to_ms(now - kCodeRemembered);
    const auto read = file_.read([&](soci::session& sql) {
        std::string session;
        soci::statement rows =
            (sql.prepare << "SELECT session_id FROM recent_code WHERE h8_index = :code AND at_ms > :from",
             soci::use(code), soci::use(from), soci::into(session));
        rows.execute();
        while (rows.fetch()) all.push_back(session);
    });
    if (!read) return read.failure();
    return all;
}

core::Result<std::map<model::Id, int>> Ledger::uncounted_walk_ins() {
    std::map<model::Id, int> all;
    const auto read = file_.read([&](soci::session& sql) {
        std::string session;
        int count = 0;
        soci::statement rows =
            (sql.prepare << "SELECT session_id, COUNT(*) FROM attendance "
                            "WHERE walk_in = 1 AND counted = 0 AND voided_ms IS NULL GROUP BY session_id",
             soci::into(session), soci::into(count));
        rows.execute();
        while (rows.fetch()) all[session] = count;
    });
    if (!read) return read.failure();
    return all;
}

core::Result<void> Ledger::server_counted(const std::vector<model::Id>& session_ids) {
    return file_.commit([&](soci::session& sql) {
        for (const model::Id& id : session_ids) {
            sql << "UPDATE attendance SET counted = 1 WHERE session_id = :id AND acked = 1 AND counted = 0",
                soci::use(id);
        }
    });
}

core::Result<void> Ledger::forget_codes(core::WallTime now) {
    const long long until = core::to_ms(now - kCodeRemembered);
    return file_.commit([&](soci::session& sql) {
        sql << "DELETE FROM recent_code WHERE at_ms <= :until", soci::use(until);
    });
}

core::Result<bool> Ledger::begin_command(const model::Id& id, core::WallTime now) {
    bool is_new = false;
    const long long at = core::to_ms(now);
    const auto done = file_.commit([&](soci::session& sql) {
        int known = 0;
        sql << "SELECT COUNT(*) FROM command_seen WHERE id = :id", soci::use(id), soci::into(known);
        is_new = known == 0;
        if (is_new)
            sql << "INSERT INTO command_seen(id, at_ms) VALUES(:id, :at)", soci::use(id), soci::use(at);
    });
    if (!done) return done.failure();
    return is_new;
}

core::Result<void> Ledger::forget_commands(core::WallTime now) {
    const std::string before = std::to_string(core::to_ms(now - kCommandRemembered));
    return file_.commit(
        [&](soci::session& sql) { sql << "DELETE FROM command_seen WHERE at_ms < " + before; });
}

core::Result<ClockMarks> Ledger::clock_marks() {
    ClockMarks marks;
    const auto read = file_.read([&](soci::session& sql) {
        long long high = 0;
        long long server = 0;
        long long offset = 0;
        long long mono = 0;
        std::string boot;
        sql << "SELECT high_wall_ms, server_ms, offset_ms, boot_id, mono_ms FROM clock_mark WHERE id = 1",
            soci::into(high), soci::into(server), soci::into(offset), soci::into(boot), soci::into(mono);
        if (!sql.got_data()) return;
        marks = {.high_wall = core::from_ms(high),
                 .server_time = core::from_ms(server),
                 .offset = std::chrono::milliseconds{offset},
                 .boot = boot,
                 .mono_ms = mono};
    });
    if (!read) return read.failure();
    return marks;
}

core::Result<void> Ledger::save_clock(const ClockMarks& marks) {
    const long long high = core::to_ms(marks.high_wall);
    const long long server = core::to_ms(marks.server_time);
    const long long offset = marks.offset.count();
    const long long mono = marks.mono_ms;
    return file_.commit([&](soci::session& sql) {
        sql << "INSERT OR REPLACE INTO clock_mark(id, high_wall_ms, server_ms, offset_ms, boot_id, mono_ms) "
               "VALUES(1, :high, :server, :offset, :boot, :mono)",
            soci::use(high), soci::use(server), soci::use(offset), soci::use(marks.boot), soci::use(mono);
    });
}

}  // namespace kiosk::desk
