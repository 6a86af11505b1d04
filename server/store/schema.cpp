#include "server/store/schema.h"

namespace server::store {
namespace {

// People and what they did lie apart: `residents` holds names, `checkins` only pass ids.
constexpr const char* kFirst = R"sql(
CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE signing_keys(purpose TEXT NOT NULL, kid INTEGER NOT NULL, public TEXT NOT NULL, secret TEXT NOT NULL,
    state TEXT NOT NULL, use_from_ms BIGINT NOT NULL, use_to_ms BIGINT NOT NULL, verify_to_ms BIGINT NOT NULL,
    PRIMARY KEY(purpose, kid));

CREATE TABLE centers(id TEXT PRIMARY KEY, name_zh TEXT NOT NULL, name_en TEXT NOT NULL, address_zh TEXT NOT NULL,
    address_en TEXT NOT NULL, region INTEGER NOT NULL, position INTEGER NOT NULL);
CREATE TABLE sessions(id TEXT PRIMARY KEY, center_id TEXT NOT NULL, service_id TEXT NOT NULL, title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL, space_zh TEXT NOT NULL, kind TEXT NOT NULL, start_ms BIGINT NOT NULL,
    end_ms BIGINT NOT NULL, capacity INTEGER NOT NULL, enrolled INTEGER NOT NULL, attended INTEGER NOT NULL);
CREATE INDEX sessions_by_day ON sessions(center_id, start_ms);
CREATE TABLE residents(id TEXT PRIMARY KEY, center_id TEXT NOT NULL, full_name TEXT NOT NULL, masked_name TEXT NOT NULL,
    price_group TEXT NOT NULL, role TEXT NOT NULL, sample INTEGER NOT NULL);
CREATE TABLE passes(pass TEXT PRIMARY KEY, resident_id TEXT NOT NULL, region INTEGER NOT NULL, kid INTEGER NOT NULL,
    type INTEGER NOT NULL, valid_from_ms BIGINT NOT NULL, valid_until_ms BIGINT NOT NULL, revoked_ms BIGINT);
CREATE INDEX passes_by_resident ON passes(resident_id);
CREATE TABLE enrolments(session_id TEXT NOT NULL, resident_id TEXT NOT NULL, PRIMARY KEY(session_id, resident_id));
CREATE INDEX enrolments_by_resident ON enrolments(resident_id);

CREATE TABLE feed(seq INTEGER PRIMARY KEY AUTOINCREMENT, center_id TEXT NOT NULL, kiosk_id TEXT NOT NULL,
    kind TEXT NOT NULL, id TEXT NOT NULL, op TEXT NOT NULL, body TEXT NOT NULL, at_ms BIGINT NOT NULL,
    UNIQUE(center_id, kiosk_id, kind, id));
CREATE INDEX feed_by_scope ON feed(center_id, kiosk_id, seq);
CREATE INDEX feed_by_thing ON feed(kind, id);

CREATE TABLE staff(id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, short_name TEXT NOT NULL, role TEXT NOT NULL,
    password_hash TEXT NOT NULL, may_emergency INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1);
CREATE TABLE staff_centers(staff_id TEXT NOT NULL, center_id TEXT NOT NULL, PRIMARY KEY(staff_id, center_id));
CREATE TABLE staff_sessions(token_hash TEXT PRIMARY KEY, staff_id TEXT NOT NULL, csrf TEXT NOT NULL,
    expires_ms BIGINT NOT NULL);
CREATE TABLE one_time_links(token_hash TEXT PRIMARY KEY, staff_id TEXT NOT NULL, expires_ms BIGINT NOT NULL);
CREATE TABLE audit(seq INTEGER PRIMARY KEY AUTOINCREMENT, at_ms BIGINT NOT NULL, who TEXT NOT NULL,
    action TEXT NOT NULL, object TEXT NOT NULL, detail TEXT NOT NULL);

CREATE TABLE kiosks(id TEXT PRIMARY KEY, center_id TEXT NOT NULL, name TEXT NOT NULL, public_key TEXT NOT NULL,
    epoch INTEGER NOT NULL, state TEXT NOT NULL, highest_seq BIGINT NOT NULL, contiguous_seq BIGINT NOT NULL,
    last_seen_ms BIGINT NOT NULL, version TEXT NOT NULL, health TEXT NOT NULL);
CREATE TABLE enrolment_codes(code_hash TEXT PRIMARY KEY, center_id TEXT NOT NULL, kiosk_name TEXT NOT NULL,
    expires_ms BIGINT NOT NULL, used_ms BIGINT);
CREATE TABLE kiosk_tokens(token_hash TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL, expires_ms BIGINT NOT NULL);

CREATE TABLE events(kiosk_id TEXT NOT NULL, epoch INTEGER NOT NULL, eid TEXT NOT NULL, seq BIGINT NOT NULL,
    type TEXT NOT NULL, wall_ms BIGINT NOT NULL, mono_ms BIGINT NOT NULL, boot TEXT NOT NULL, clock TEXT NOT NULL,
    body TEXT NOT NULL, body_sha256 TEXT NOT NULL, received_ms BIGINT NOT NULL, effective_ms BIGINT NOT NULL,
    confidence TEXT NOT NULL, log_seq INTEGER PRIMARY KEY AUTOINCREMENT, UNIQUE(kiosk_id, epoch, eid));
CREATE INDEX events_by_seq ON events(kiosk_id, epoch, seq);
CREATE TABLE checkins(eid TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL, center_id TEXT NOT NULL, session_id TEXT NOT NULL,
    pass TEXT NOT NULL, outcome TEXT NOT NULL, flags TEXT NOT NULL, at_ms BIGINT NOT NULL, received_ms BIGINT NOT NULL,
    duplicate_of TEXT NOT NULL DEFAULT '', voided INTEGER NOT NULL DEFAULT 0, review TEXT NOT NULL DEFAULT '');
CREATE INDEX checkins_by_day ON checkins(center_id, at_ms);
CREATE INDEX checkins_by_session ON checkins(session_id, pass);
CREATE INDEX checkins_by_pass ON checkins(pass, at_ms);
CREATE TABLE quarantine(kiosk_id TEXT NOT NULL, eid TEXT NOT NULL, seq BIGINT NOT NULL, code TEXT NOT NULL,
    first_at_ms BIGINT NOT NULL, raw TEXT NOT NULL, PRIMARY KEY(kiosk_id, eid));
CREATE TABLE ratings(rid TEXT PRIMARY KEY, session_id TEXT NOT NULL, score INTEGER NOT NULL, tags TEXT NOT NULL,
    verified INTEGER NOT NULL, suspect TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE announcements(id TEXT PRIMARY KEY, rev INTEGER NOT NULL, severity TEXT NOT NULL, body TEXT NOT NULL,
    target TEXT NOT NULL, valid_from_ms BIGINT NOT NULL, valid_until_ms BIGINT NOT NULL, state TEXT NOT NULL,
    created_by TEXT NOT NULL, created_ms BIGINT NOT NULL, approved_by TEXT NOT NULL);
CREATE TABLE deliveries(announcement_id TEXT NOT NULL, kiosk_id TEXT NOT NULL, rev INTEGER NOT NULL,
    applied_ms BIGINT NOT NULL, PRIMARY KEY(announcement_id, kiosk_id));
CREATE TABLE media(sha256 TEXT PRIMARY KEY, type TEXT NOT NULL, bytes BIGINT NOT NULL);
)sql";

// Ratings are looked up by session, duplicates by what they repeat.
constexpr const char* kSecond = R"sql(
CREATE INDEX ratings_by_session ON ratings(session_id);
CREATE INDEX checkins_by_original ON checkins(duplicate_of);
)sql";

// The counter: phone numbers as keyed indexes alone, staff's PINs, the kiosks' letters, what staff are asked
// for from a screen, waiting lists, things lent. An item's `last_back_ms` tells late news of a loan from a
// new one.
constexpr const char* kThird = R"sql(
CREATE TABLE phones(phone_index TEXT PRIMARY KEY, resident_id TEXT NOT NULL);
CREATE INDEX phones_by_resident ON phones(resident_id);
ALTER TABLE staff ADD COLUMN pin_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE kiosks ADD COLUMN slip_prefix TEXT NOT NULL DEFAULT '';
CREATE TABLE desk_requests(eid TEXT PRIMARY KEY, kind TEXT NOT NULL, kiosk_id TEXT NOT NULL, center_id TEXT NOT NULL,
    label TEXT NOT NULL, reason TEXT NOT NULL, at_ms BIGINT NOT NULL, state TEXT NOT NULL,
    answered_by TEXT NOT NULL DEFAULT '', answered_ms BIGINT NOT NULL DEFAULT 0);
CREATE INDEX desk_requests_by_day ON desk_requests(center_id, at_ms);
CREATE TABLE waitlist(eid TEXT PRIMARY KEY, session_id TEXT NOT NULL, pass TEXT NOT NULL, kiosk_id TEXT NOT NULL,
    center_id TEXT NOT NULL, at_ms BIGINT NOT NULL, state TEXT NOT NULL);
CREATE INDEX waitlist_by_session ON waitlist(session_id, state, at_ms);
CREATE TABLE racks(id TEXT PRIMARY KEY, center_id TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE items(id TEXT PRIMARY KEY, center_id TEXT NOT NULL, rack_id TEXT NOT NULL, slot INTEGER NOT NULL,
    kind TEXT NOT NULL, state TEXT NOT NULL, last_back_ms BIGINT NOT NULL DEFAULT 0);
CREATE INDEX items_by_center ON items(center_id, rack_id, slot);
CREATE TABLE loans(eid TEXT PRIMARY KEY, item_id TEXT NOT NULL, pass TEXT NOT NULL, kiosk_id TEXT NOT NULL,
    center_id TEXT NOT NULL, out_ms BIGINT NOT NULL, due_ms BIGINT NOT NULL, back_ms BIGINT NOT NULL DEFAULT 0,
    how TEXT NOT NULL DEFAULT '');
CREATE INDEX loans_by_center ON loans(center_id, back_ms, out_ms);
CREATE INDEX loans_by_item ON loans(item_id, back_ms);
)sql";

// A code may enrol a known kiosk anew. Commands wait here until their kiosk reports their end.
constexpr const char* kFleet = R"sql(
ALTER TABLE enrolment_codes ADD COLUMN kiosk_id TEXT NOT NULL DEFAULT '';
CREATE TABLE commands(id TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
    epoch INTEGER NOT NULL, created_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL, created_by TEXT NOT NULL,
    signature TEXT NOT NULL, result TEXT NOT NULL DEFAULT '', result_ms BIGINT NOT NULL DEFAULT 0, detail TEXT NOT NULL DEFAULT '');
CREATE TABLE command_reports(command_id TEXT PRIMARY KEY, type TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX events_by_eid ON events(kiosk_id, eid);
CREATE INDEX commands_by_kiosk ON commands(kiosk_id, expires_ms);
)sql";

// What the screens play: files that came through the gate, playlists, and when they play. `center_id` empty:
// the county's own. Play records are sums by local hour; a batch is counted once.
constexpr const char* kSignage = R"sql(
DROP TABLE media;
CREATE TABLE library(id TEXT PRIMARY KEY, name TEXT NOT NULL, center_id TEXT NOT NULL, state TEXT NOT NULL,
    reason TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, still TEXT NOT NULL, type TEXT NOT NULL,
    bytes BIGINT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, duration_ms BIGINT NOT NULL,
    upload_bytes BIGINT NOT NULL, created_by TEXT NOT NULL, created_ms BIGINT NOT NULL);
CREATE INDEX library_by_state ON library(state, created_ms);
CREATE TABLE playlists(id TEXT PRIMARY KEY, center_id TEXT NOT NULL, body TEXT NOT NULL, changed_by TEXT NOT NULL,
    changed_ms BIGINT NOT NULL);
CREATE TABLE entries(id TEXT PRIMARY KEY, body TEXT NOT NULL, state TEXT NOT NULL, created_by TEXT NOT NULL,
    approved_by TEXT NOT NULL, changed_ms BIGINT NOT NULL);
CREATE TABLE kiosk_tags(kiosk_id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(kiosk_id, tag));
CREATE TABLE play_batches(id TEXT PRIMARY KEY, kiosk_id TEXT NOT NULL, received_ms BIGINT NOT NULL);
CREATE TABLE plays(kiosk_id TEXT NOT NULL, day TEXT NOT NULL, hour INTEGER NOT NULL, item TEXT NOT NULL,
    sha256 TEXT NOT NULL, entry_id TEXT NOT NULL, count BIGINT NOT NULL, shown_ms BIGINT NOT NULL,
    panel_on_ms BIGINT NOT NULL, open_ms BIGINT NOT NULL, PRIMARY KEY(kiosk_id, day, hour, item, sha256, entry_id));
CREATE INDEX plays_by_day ON plays(day);
CREATE TABLE emergency_templates(id TEXT PRIMARY KEY, body TEXT NOT NULL, changed_by TEXT NOT NULL,
    changed_ms BIGINT NOT NULL);
)sql";

}  // namespace

const storage::Migrations& migrations() {
    static const storage::Migrations kSteps{kFirst, kSecond, kThird, kFleet, kSignage};
    return kSteps;
}

}  // namespace server::store
