#include "kiosk/desk/schema.h"

namespace kiosk::desk {
namespace {

// Bodies are sealed and in Base64; a pass stands here only as its keyed index. `state` of the outbox: 0
// waits, 1 is with the server. Ratings have no rowid, so that they lie in the order of their random ids and
// of nothing else.
constexpr const char* kLedger1 = R"sql(
CREATE TABLE outbox(
    dev_seq INTEGER PRIMARY KEY AUTOINCREMENT,
    eid TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    clock TEXT NOT NULL,
    body TEXT NOT NULL,
    body_sha256 TEXT NOT NULL,
    state INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    first_fault_ms INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0,
    last_code TEXT NOT NULL DEFAULT '',
    acked_ms INTEGER NOT NULL DEFAULT 0);
CREATE INDEX outbox_waiting ON outbox(dev_seq) WHERE state = 0;

CREATE TABLE attendance(
    eid TEXT PRIMARY KEY,
    pass_index TEXT NOT NULL,
    session_id TEXT NOT NULL,
    service_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    walk_in INTEGER NOT NULL DEFAULT 0,
    acked INTEGER NOT NULL DEFAULT 0,
    counted INTEGER NOT NULL DEFAULT 0,
    voided_ms INTEGER);
CREATE INDEX attendance_by_pass ON attendance(pass_index, at_ms);
CREATE UNIQUE INDEX attendance_once ON attendance(session_id, pass_index) WHERE voided_ms IS NULL AND session_id <> '';
CREATE INDEX attendance_by_session ON attendance(session_id, ordinal);
CREATE INDEX attendance_uncounted ON attendance(session_id) WHERE walk_in = 1 AND counted = 0 AND voided_ms IS NULL;

CREATE TABLE recent_code(
    h8_index TEXT NOT NULL,
    session_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY(h8_index, session_id)) WITHOUT ROWID;

CREATE TABLE quarantine(
    eid TEXT PRIMARY KEY,
    dev_seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    mono_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    clock TEXT NOT NULL,
    body TEXT NOT NULL,
    body_sha256 TEXT NOT NULL,
    code TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0);

CREATE TABLE rating(
    rid TEXT PRIMARY KEY,
    session_id TEXT NOT NULL,
    score INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    verified INTEGER NOT NULL,
    suspect TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rating_batch(
    session_id TEXT PRIMARY KEY,
    series TEXT NOT NULL,
    due_ms INTEGER NOT NULL,
    at_latest_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE session_salt(
    session_id TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    expires_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE rating_seen(
    session_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY(session_id, tag)) WITHOUT ROWID;

CREATE TABLE notice_ack(
    announcement_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY(announcement_id, revision)) WITHOUT ROWID;

CREATE TABLE clock_mark(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    high_wall_ms INTEGER NOT NULL,
    server_ms INTEGER NOT NULL,
    offset_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    mono_ms INTEGER NOT NULL);
)sql";

// What was lent here, and what is thus known of an item before the server's row says the same; numbers given
// out; wrong PINs; what staff put on this screen.
constexpr const char* kLedger2 = R"sql(
CREATE TABLE lent(
    eid TEXT PRIMARY KEY,
    item_id TEXT NOT NULL,
    pass_index TEXT NOT NULL,
    out_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    acked INTEGER NOT NULL DEFAULT 0,
    back_ms INTEGER);
CREATE INDEX lent_open ON lent(pass_index) WHERE back_ms IS NULL;
CREATE INDEX lent_item ON lent(item_id) WHERE back_ms IS NULL;
CREATE TABLE item_now(
    item_id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    eid TEXT NOT NULL,
    acked INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE slip(day TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(day, number)) WITHOUT ROWID;
CREATE TABLE staff_lock(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    wrong INTEGER NOT NULL,
    until_ms INTEGER NOT NULL);
CREATE TABLE own_notice(
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    until_ms INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
)sql";

// Commands that were begun: none is carried out twice, also across a restart.
constexpr const char* kLedger3 =
    "CREATE TABLE command_seen(id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) WITHOUT ROWID;";

// A person may hold several passes: whose attendance it is, as the roster said then; '' where it did not.
constexpr const char* kLedger4 =
    "ALTER TABLE attendance ADD COLUMN person_index TEXT NOT NULL DEFAULT '';"
    "CREATE INDEX attendance_by_person ON attendance(person_index, at_ms) WHERE person_index <> '';";

// What was shown, by local hour; `batch` is empty until it is on its way. How many rows gave way unsent.
constexpr const char* kLedgerPlays = R"sql(
CREATE TABLE play(
    batch TEXT NOT NULL, day TEXT NOT NULL, hour INTEGER NOT NULL, item TEXT NOT NULL, sha256 TEXT NOT NULL,
    entry TEXT NOT NULL, count INTEGER NOT NULL, shown_ms INTEGER NOT NULL, panel_on_ms INTEGER NOT NULL,
    open_ms INTEGER NOT NULL, UNIQUE(batch, day, hour, item, sha256, entry));
CREATE TABLE play_lost(id INTEGER PRIMARY KEY CHECK(id = 1), rows INTEGER NOT NULL);
)sql";

// Each table stands twice: what is shown, and what a snapshot is loading. `row_index` is the keyed index of
// the feed's id, because the ids of roster rows hold pass ids.
std::string with_prefix(std::string sql, const std::string& prefix) {
    for (auto at = sql.find("{}"); at != std::string::npos; at = sql.find("{}", at))
        sql.replace(at, 2, prefix);
    return sql;
}

std::string content_tables(const std::string& prefix) {
    std::string sql = R"sql(
CREATE TABLE {}row(
    kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(kind, id)) WITHOUT ROWID;
CREATE TABLE {}roster(
    row_index TEXT PRIMARY KEY, pass_index TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL,
    staff INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX {}roster_by_pass ON {}roster(pass_index);
CREATE TABLE {}enrolment(
    row_index TEXT PRIMARY KEY, session_id TEXT NOT NULL, pass_index TEXT NOT NULL, revision INTEGER NOT NULL,
    ends_ms INTEGER) WITHOUT ROWID;
CREATE INDEX {}enrolment_by_pass ON {}enrolment(pass_index);
CREATE INDEX {}enrolment_by_session ON {}enrolment(session_id);
CREATE TABLE {}revocation(
    row_index TEXT PRIMARY KEY, revoked_index TEXT NOT NULL, revision INTEGER NOT NULL, since_ms INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX {}revocation_by_pass ON {}revocation(revoked_index);
CREATE TABLE {}today(
    row_index TEXT PRIMARY KEY, hash_index TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX {}today_by_hash ON {}today(hash_index);
)sql";
    return with_prefix(std::move(sql), prefix);
}

// Staff with their PINs, and who has something of this centre.
std::string counter_tables(const std::string& prefix) {
    std::string sql = R"sql(
CREATE TABLE {}staff(
    row_index TEXT PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE {}loan(
    row_index TEXT PRIMARY KEY, loan_id TEXT NOT NULL, item_id TEXT NOT NULL, pass_index TEXT NOT NULL,
    revision INTEGER NOT NULL, out_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX {}loan_by_pass ON {}loan(pass_index);
)sql";
    return with_prefix(std::move(sql), prefix);
}

// Stays when the name goes.
std::string person_column(const std::string& prefix) {
    return "ALTER TABLE " + prefix + "roster ADD COLUMN person_index TEXT NOT NULL DEFAULT '';";
}

}  // namespace

const storage::Migrations& ledger_schema() {
    static const storage::Migrations steps{kLedger1, kLedger2, kLedger3, kLedger4, kLedgerPlays};
    return steps;
}

const storage::Migrations& content_schema() {
    static const storage::Migrations steps{
        "CREATE TABLE mark(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;" + content_tables("") +
            content_tables("staged_"),
        counter_tables("") + counter_tables("staged_"), person_column("") + person_column("staged_")};
    return steps;
}

}  // namespace kiosk::desk
