#include "kiosk/desk/content_file.h"

#include <array>
#include <utility>

#include <soci/soci.h>

#include "kiosk/desk/content_rows.h"
#include "kiosk/desk/migration.h"
#include "kiosk/desk/schema.h"
#include "shared/core/bytes.h"
#include "shared/core/log.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;
using core::ErrorKind;
using storage::GiveUp;

constexpr auto kPeopleKept = 24h;
constexpr std::array kTables{"row", "roster", "enrolment", "revocation", "today", "staff", "loan"};
constexpr std::array kPeople{"roster", "enrolment", "revocation", "today", "staff", "loan"};

// Marks: cursor, up_to_date_ms, after_upgrade, pushed_through; while a snapshot loads also staged_cursor,
// staged_rows.
std::string mark(soci::session& sql, const std::string& name) {
    std::string value;
    sql << "SELECT value FROM mark WHERE name = :name", soci::use(name), soci::into(value);
    return sql.got_data() ? value : std::string{};
}

long long number_mark(soci::session& sql, const std::string& name) {
    const std::string value = mark(sql, name);
    return value.empty() ? 0 : std::stoll(value);
}

void set_mark(soci::session& sql, const std::string& name, const std::string& value) {
    sql << "INSERT OR REPLACE INTO mark(name, value) VALUES(:name, :value)", soci::use(name),
        soci::use(value);
}

void swap_in(soci::session& sql, const std::string& table) {
    sql << "DELETE FROM " + table;
    sql << "INSERT INTO " + table + " SELECT * FROM staged_" + table;
    sql << "DELETE FROM staged_" + table;
}

std::vector<model::Id> ids_of(soci::session& sql, const std::string& kind) {
    const soci::rowset<std::string> ids =
        (sql.prepare << "SELECT id FROM row WHERE kind = :kind", soci::use(kind));
    return {ids.begin(), ids.end()};
}

void log_left_out(const Change& change) {
    if (change.unknown > 0) spdlog::warn("{} changes of an unknown kind were left out", change.unknown);
    if (change.unreadable > 0) spdlog::warn("{} roster changes could not be read", change.unreadable);
}

core::Result<storage::Database> open_or_replace(const std::filesystem::path& path) {
    auto opened = open_migrated(path, content_schema());
    const bool useless =
        !opened && (opened.error().kind == ErrorKind::Corrupt || opened.error().kind == ErrorKind::Invalid);
    if (useless) {
        spdlog::warn("the content is thrown away and pulled again: {}", opened.error().message);
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path.string() + suffix, ignored);
        opened = open_migrated(path, content_schema());
    }
    if (!opened) return opened;
    auto set = opened->attempt([](soci::session& sql) { sql << "PRAGMA secure_delete=ON"; });
    if (!set) return set.failure();
    return opened;
}

}  // namespace

ContentFile::ContentFile(std::filesystem::path path, const DeviceKey& key, storage::Database database)
    : path_(std::move(path)), key_(&key), database_(std::move(database)) {}

core::Result<ContentFile> ContentFile::open(const std::filesystem::path& data, const DeviceKey& key) {
    const std::filesystem::path path = data / "content.db";
    auto opened = open_or_replace(path);
    if (!opened) return opened.failure();
    return ContentFile{path, key, std::move(*opened)};
}

core::Result<void> ContentFile::run(const std::function<void(soci::session&)>& work, storage::Access access) {
    if (retired_) return core::fail(ErrorKind::Unavailable, "this kiosk is out of use");
    if (!database_) {
        auto opened = open_or_replace(path_);
        if (!opened) return opened.failure();
        database_ = std::move(*opened);
    }
    auto done = access == storage::Access::Write ? database_->transaction(work) : database_->attempt(work);
    if (done || done.error().kind == ErrorKind::Invalid || done.error().kind == ErrorKind::NotFound)
        return done;
    spdlog::error("the content failed: {}", done.error().message);
    database_.reset();
    if (auto opened = open_or_replace(path_)) database_ = std::move(*opened);
    return done;
}

void ContentFile::retire() {
    retired_ = true;
    database_.reset();
}

core::Result<Change> ContentFile::apply(const ApplyPage& page, core::WallTime now) {
    Change change;
    const auto done = run(
        [&](soci::session& sql) {
            for (const wire::Change& one : page.changes) {
                apply_change(sql, one, Tables::Shown, *key_, change);
                close_deleted_session(sql, one, Tables::Shown, now);
            }
            set_mark(sql, "cursor", page.cursor);
            if (change.unknown > 0) set_mark(sql, "after_upgrade", "1");
            if (!page.more) set_mark(sql, "up_to_date_ms", std::to_string(core::to_ms(now)));
        },
        storage::Access::Write);
    if (!done) return done.failure();
    log_left_out(change);
    return change;
}

core::Result<void> ContentFile::begin_snapshot(const BeginSnapshot& begin) {
    return run(
        [&](soci::session& sql) {
            for (const char* table : kTables) sql << std::string{"DELETE FROM staged_"} + table;
            set_mark(sql, "staged_cursor", begin.cursor);
            set_mark(sql, "staged_promised", std::to_string(begin.rows));
            set_mark(sql, "staged_taken", "0");
            set_mark(sql, "staged_unknown", "0");
        },
        storage::Access::Write);
}

core::Result<Change> ContentFile::add_to_snapshot(const std::vector<wire::Change>& changes,
                                                  core::WallTime now) {
    Change change;
    const auto done = run(
        [&](soci::session& sql) {
            for (const wire::Change& one : changes) {
                apply_change(sql, one, Tables::Staged, *key_, change);
                close_deleted_session(sql, one, Tables::Staged, now);
            }
            const auto taken = number_mark(sql, "staged_taken") + static_cast<long long>(changes.size());
            set_mark(sql, "staged_taken", std::to_string(taken));
            if (change.unknown > 0) set_mark(sql, "staged_unknown", "1");
        },
        storage::Access::Write);
    if (!done) return done.failure();
    log_left_out(change);
    return change;
}

core::Result<Change> ContentFile::end_snapshot(core::WallTime now) {
    Change change;
    const auto done = run(
        [&](soci::session& sql) {
            const std::string promised = mark(sql, "staged_promised");
            if (promised.empty() || promised != mark(sql, "staged_taken")) {
                throw GiveUp{{ErrorKind::Invalid, "the snapshot does not hold the rows it promises"}};
            }
            for (const char* table : kTables) swap_in(sql, table);
            set_mark(sql, "cursor", mark(sql, "staged_cursor"));
            set_mark(sql, "up_to_date_ms", std::to_string(core::to_ms(now)));
            set_mark(sql, "after_upgrade", mark(sql, "staged_unknown"));
            sql << "DELETE FROM mark WHERE name LIKE 'staged_%'";
            change.sessions = ids_of(sql, "session");
            change.items = ids_of(sql, "item");
        },
        storage::Access::Write);
    if (!done) return done.failure();
    change.content = change.whole = true;
    return change;
}

core::Result<Person> ContentFile::person(const model::PassHeader& pass) {
    Person person;
    const std::string index = key_->index_of(pass.pass);
    const std::string revoked = revoked_index(*key_, pass.region, pass.pass);
    const std::string hash = today_index(*key_, wire::today_hash(pass.pass));
    const auto done = run(
        [&](soci::session& sql) {
            std::string row;
            std::string body;
            sql << "SELECT row_index, body, person_index FROM roster WHERE pass_index = :pass LIMIT 1",
                soci::use(index), soci::into(row), soci::into(body), soci::into(person.index);
            person.registered = sql.got_data();
            if (person.registered && !body.empty()) {
                if (const auto plain = key_->open(body, row)) {
                    if (auto read = wire::read_row<model::RosterPerson>(*plain))
                        person.row = std::move(*read);
                }
            }
            const soci::rowset<std::string> sessions =
                (sql.prepare << "SELECT session_id FROM enrolment WHERE pass_index = :pass",
                 soci::use(index));
            person.enrolled.assign(sessions.begin(), sessions.end());
            int hits = 0;
            sql << "SELECT COUNT(*) FROM revocation WHERE revoked_index = :id", soci::use(revoked),
                soci::into(hits);
            person.revoked = hits > 0;
            sql << "SELECT row_index, body FROM today WHERE hash_index = :hash LIMIT 1", soci::use(hash),
                soci::into(row), soci::into(body);
            if (!sql.got_data()) return;
            if (const auto plain = key_->open(body, row)) {
                if (auto today = wire::read_row<wire::TodayRow>(*plain))
                    person.elsewhere = std::move(today->center);
            }
        },
        storage::Access::Read);
    if (!done) return done.failure();
    return person;
}

core::Result<std::vector<ContentRow>> ContentFile::rows() {
    std::vector<ContentRow> all;
    const auto done = run(
        [&](soci::session& sql) {
            ContentRow row;
            soci::statement rows = (sql.prepare << "SELECT kind, id, body FROM row ORDER BY kind, id",
                                    soci::into(row.kind), soci::into(row.id), soci::into(row.body));
            rows.execute();
            while (rows.fetch()) all.push_back(row);
        },
        storage::Access::Read);
    if (!done) return done.failure();
    return all;
}

core::Result<void> ContentFile::forget_expired(core::WallTime now) {
    const std::string ended = std::to_string(core::to_ms(now - kPeopleKept));
    return run(
        [&](soci::session& sql) {
            // The index of the pass stays, so that its owner is still known here as registered; the name does
            // not.
            sql << "UPDATE roster SET body = '' WHERE staff = 0 AND body <> '' AND pass_index IN (SELECT "
                   "pass_index FROM "
                   "enrolment WHERE ends_ms <= " +
                       ended +
                       ") AND pass_index NOT IN (SELECT pass_index FROM enrolment WHERE ends_ms IS NULL OR "
                       "ends_ms > " +
                       ended + ")";
            sql << "DELETE FROM enrolment WHERE ends_ms <= " + ended;
        },
        storage::Access::Write);
}

core::Result<void> ContentFile::wipe_people() {
    return run(
        [&](soci::session& sql) {
            for (const std::string table : kPeople) {
                sql << "DELETE FROM " + table;
                sql << "DELETE FROM staged_" + table;
            }
            // Whoever is let in again begins with a snapshot.
            set_mark(sql, "cursor", "");
        },
        storage::Access::Write);
}

core::Result<ContentFile::Position> ContentFile::position() {
    Position position;
    const auto done = run(
        [&](soci::session& sql) {
            position.cursor = mark(sql, "cursor");
            position.needs_snapshot = position.cursor.empty();
            position.resnapshot_after_upgrade = mark(sql, "after_upgrade") == "1";
            position.up_to_date = core::from_ms(number_mark(sql, "up_to_date_ms"));
            position.pushed_through = number_mark(sql, "pushed_through");
        },
        storage::Access::Read);
    if (!done) return done.failure();
    return position;
}

core::Result<void> ContentFile::remember_pushed(std::int64_t sequence) {
    return run(
        [&](soci::session& sql) {
            if (number_mark(sql, "pushed_through") < sequence) {
                set_mark(sql, "pushed_through", std::to_string(sequence));
            }
        },
        storage::Access::Write);
}

core::Result<std::string> ContentFile::table_hash() {
    std::string all;
    const auto done = run(
        [&](soci::session& sql) {
            std::string first;
            std::string second;
            std::string third;
            const auto add = [&](const std::string& query, bool sealed) {
                soci::statement rows =
                    (sql.prepare << query, soci::into(first), soci::into(second), soci::into(third));
                rows.execute();
                while (rows.fetch()) {
                    const std::string body = sealed ? key_->open(third, first).value_or("") : third;
                    for (const auto& part : {first, second, body}) all.append(part).append(1, '\0');
                }
            };
            add("SELECT kind || ':' || id, CAST(revision AS TEXT), body FROM row ORDER BY 1", false);
            add("SELECT row_index, CAST(revision AS TEXT), body FROM roster ORDER BY 1", true);
            add("SELECT row_index, session_id || ':' || revision, pass_index FROM enrolment ORDER BY 1",
                false);
            add("SELECT row_index, CAST(revision AS TEXT), revoked_index FROM revocation ORDER BY 1", false);
            add("SELECT row_index, CAST(revision AS TEXT), body FROM today ORDER BY 1", true);
            add("SELECT row_index, CAST(revision AS TEXT), body FROM staff ORDER BY 1", true);
            add("SELECT row_index, loan_id || ':' || revision, pass_index FROM loan ORDER BY 1", false);
        },
        storage::Access::Read);
    if (!done) return done.failure();
    return core::sha256_hex(all);
}

}  // namespace kiosk::desk
