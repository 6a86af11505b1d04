#include "server/store/events.h"

#include <set>

#include <soci/soci.h>

#include "shared/wire/enums.h"

namespace server::store {
namespace {

using soci::into;
using soci::use;

}  // namespace

std::optional<KnownEvent> known_event(Unit& unit, const std::string& kiosk_id, const std::string& event_id) {
    KnownEvent known;
    unit.sql << "SELECT body_sha256, epoch FROM events WHERE kiosk_id = :kiosk AND eid = :eid"
                " ORDER BY epoch DESC LIMIT 1",
        use(kiosk_id), use(event_id), into(known.body_sha256), into(known.epoch);
    if (!unit.sql.got_data()) return std::nullopt;
    return known;
}

void adopt_event(Unit& unit, const std::string& kiosk_id, const std::string& event_id, int epoch) {
    unit.sql << "UPDATE events SET epoch = :epoch WHERE kiosk_id = :kiosk AND eid = :eid", use(epoch),
        use(kiosk_id), use(event_id);
}

bool has_sequence(Unit& unit, const std::string& kiosk_id, int epoch, long long sequence) {
    int count = 0;
    unit.sql << "SELECT COUNT(*) FROM events WHERE kiosk_id = :kiosk AND epoch = :epoch AND seq = :seq",
        use(kiosk_id), use(epoch), use(sequence), into(count);
    return count > 0;
}

void add_event(Unit& unit, const StoredEvent& stored) {
    const model::Event& event = stored.event;
    const long long sequence = event.sequence;
    const long long wall = core::to_ms(event.wall);
    const long long mono = event.mono_ms;
    const long long received = core::to_ms(unit.now);
    const long long effective = core::to_ms(stored.effective);
    const std::string clock = wire::name_of(event.clock);
    const std::string confidence = stored.is_confident ? "high" : "low";
    unit.sql << "INSERT INTO events(kiosk_id, epoch, eid, seq, type, wall_ms, mono_ms, boot, clock, body, "
                "body_sha256,"
                " received_ms, effective_ms, confidence) VALUES(:kiosk, :epoch, :eid, :seq, :type, :wall, "
                ":mono, :boot,"
                " :clock, :body, :digest, :received, :effective, :confidence)",
        use(stored.kiosk_id), use(stored.epoch), use(event.id), use(sequence), use(event.type), use(wall),
        use(mono), use(event.boot), use(clock), use(event.body), use(stored.body_sha256), use(received),
        use(effective), use(confidence);
}

Gaps gaps_after(Unit& unit, const std::string& kiosk_id, int epoch, long long after, long long highest) {
    std::set<long long> arrived;
    const soci::rowset<long long> events =
        (unit.sql.prepare
             << "SELECT seq FROM events WHERE kiosk_id = :kiosk AND epoch = :epoch AND seq > :after",
         use(kiosk_id), use(epoch), use(after));
    arrived.insert(events.begin(), events.end());
    const soci::rowset<long long> quarantined =
        (unit.sql.prepare << "SELECT seq FROM quarantine WHERE kiosk_id = :kiosk AND seq > :after",
         use(kiosk_id), use(after));
    arrived.insert(quarantined.begin(), quarantined.end());

    Gaps gaps{.contiguous = after, .ranges = {}};
    long long expected = after + 1;
    for (const long long sequence : arrived) {
        if (sequence > expected) gaps.ranges.emplace_back(expected, sequence - 1);
        if (gaps.ranges.empty()) gaps.contiguous = sequence;
        expected = sequence + 1;
    }
    if (highest >= expected) gaps.ranges.emplace_back(expected, highest);
    return gaps;
}

std::vector<ListedEvent> events_since(Unit& unit, long long log_sequence, int most) {
    std::vector<ListedEvent> events;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT log_seq, kiosk_id, eid, seq, type, wall_ms, body, received_ms, "
                             "effective_ms FROM events"
                             " WHERE log_seq > :since ORDER BY log_seq LIMIT :most",
         use(log_sequence), use(most));
    for (const soci::row& row : rows) {
        ListedEvent listed;
        listed.log_sequence = row.get<int>(0);
        listed.kiosk_id = row.get<std::string>(1);
        listed.event.id = row.get<std::string>(2);
        listed.event.sequence = row.get<long long>(3);
        listed.event.type = row.get<std::string>(4);
        listed.event.wall = core::from_ms(row.get<long long>(5));
        listed.event.body = row.get<std::string>(6);
        listed.received = core::from_ms(row.get<long long>(7));
        listed.effective = core::from_ms(row.get<long long>(8));
        events.push_back(std::move(listed));
    }
    return events;
}

void add_quarantined(Unit& unit, const std::string& kiosk_id, const wire::QuarantinedEvent& event) {
    const long long sequence = event.sequence;
    const long long first = core::to_ms(event.first_at);
    unit.sql << "INSERT INTO quarantine(kiosk_id, eid, seq, code, first_at_ms, raw)"
                " VALUES(:kiosk, :eid, :seq, :code, :first, :raw) ON CONFLICT DO NOTHING",
        use(kiosk_id), use(event.id), use(sequence), use(event.code), use(first), use(event.raw);
}

std::vector<Quarantined> quarantined_events(Unit& unit, int most) {
    std::vector<Quarantined> events;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare << "SELECT kiosk_id, eid, seq, code, first_at_ms, raw FROM quarantine"
                             " ORDER BY first_at_ms DESC, eid LIMIT :most",
         use(most));
    for (const soci::row& row : rows) {
        events.push_back({.kiosk_id = row.get<std::string>(0),
                          .event = {.id = row.get<std::string>(1),
                                    .sequence = row.get<long long>(2),
                                    .code = row.get<std::string>(3),
                                    .first_at = core::from_ms(row.get<long long>(4)),
                                    .raw = row.get<std::string>(5)}});
    }
    return events;
}

ArrivedCounts arrived_counts(Unit& unit) {
    ArrivedCounts counts;
    unit.sql << "SELECT COUNT(*) FROM events", into(counts.events);
    unit.sql << "SELECT COUNT(*) FROM quarantine", into(counts.quarantined);
    unit.sql << "SELECT COUNT(*) FROM ratings", into(counts.ratings);
    return counts;
}

bool add_rating(Unit& unit, const model::Rating& rating) {
    int known = 0;
    unit.sql << "SELECT COUNT(*) FROM ratings WHERE rid = :rid", use(rating.id), into(known);
    if (known > 0) return false;
    std::string tags;
    for (const auto& tag : rating.reasons) tags += (tags.empty() ? "" : ",") + tag;
    std::string suspect;
    for (const auto& flag : rating.suspect) suspect += (suspect.empty() ? "" : ",") + flag;
    const int verified = rating.verified ? 1 : 0;
    unit.sql << "INSERT INTO ratings(rid, session_id, score, tags, verified, suspect)"
                " VALUES(:rid, :session, :score, :tags, :verified, :suspect)",
        use(rating.id), use(rating.session_id), use(rating.score), use(tags), use(verified), use(suspect);
    return true;
}

RatingSummary ratings_of(Unit& unit, const std::string& session_id) {
    RatingSummary summary;
    soci::indicator found = soci::i_null;
    unit.sql << "SELECT COUNT(*), AVG(score) FROM ratings WHERE verified = 1 AND suspect = ''"
                " AND (:all = '' OR session_id = :session)",
        use(session_id), use(session_id), into(summary.count), into(summary.mean, found);
    return summary;
}

}  // namespace server::store
