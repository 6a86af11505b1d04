#include "shared/storage/database.h"

#include <array>
#include <string_view>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace storage {

using namespace sqlite_api;  // SOCI keeps SQLite's own functions in there

namespace {

using core::ErrorKind;

constexpr std::string_view kDuplicate = "duplicate: ";

// What a failed statement means for the caller's next move. Bound values never reach the message.
core::Error error_of(const soci::soci_error& problem, sqlite3* connection) {
    const int code = connection ? sqlite3_errcode(connection) : SQLITE_ERROR;
    const std::string message = problem.get_error_message();
    switch (code & 0xFF) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {ErrorKind::Corrupt, message};
        case SQLITE_CONSTRAINT:
            return {ErrorKind::Invalid, std::string{kDuplicate} + message};
        case SQLITE_FULL:
            return {ErrorKind::Unavailable, "disk full: " + message};
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return {ErrorKind::Unavailable, "not writable: " + message};
        case SQLITE_IOERR:
            return {ErrorKind::Unavailable, "disk error: " + message};
        default:
            return {ErrorKind::Unavailable, message};
    }
}

sqlite3* connection_of(soci::session& session) {
    auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
    return backend ? backend->conn_ : nullptr;
}

void run(soci::session& session, const char* statement) {
    session << statement;
}

core::Result<std::unique_ptr<soci::session>> connect(const std::filesystem::path& path, Access access) {
    std::unique_ptr<soci::session> session;
    try {
        std::string target = "db='" + path.string() + "' timeout=5";
        if (access == Access::Read) target += " readonly=true";
        session = std::make_unique<soci::session>(soci::sqlite3, target);
    } catch (const soci::soci_error& problem) {
        return core::fail(ErrorKind::Unavailable,
                          "cannot open the database " + path.string() + ": " + problem.get_error_message());
    }
    constexpr std::array kWriter{"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                                 "PRAGMA foreign_keys=ON", "PRAGMA wal_autocheckpoint=100",
                                 "PRAGMA journal_size_limit=4194304"};
    constexpr std::array kReader{"PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0"};
    try {
        if (access == Access::Write) {
            for (const char* pragma : kWriter) run(*session, pragma);
        } else {
            for (const char* pragma : kReader) run(*session, pragma);
        }
    } catch (const soci::soci_error& problem) {
        core::Error error = error_of(problem, connection_of(*session));
        error.message = "the database " + path.string() + " cannot be used: " + error.message;
        return tl::unexpected(error);
    }
    return session;
}

}  // namespace

Database::Database(std::unique_ptr<soci::session> session) : session_(std::move(session)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

soci::session& Database::session() {
    return *session_;
}

core::Result<void> Database::attempt(const std::function<void(soci::session&)>& work) {
    try {
        work(*session_);
        return {};
    } catch (const GiveUp& given_up) {
        return tl::unexpected(given_up.error);
    } catch (const soci::soci_error& problem) {
        return tl::unexpected(error_of(problem, connection_of(*session_)));
    } catch (const std::exception& problem) {
        return core::fail(ErrorKind::Unavailable, problem.what());
    }
}

core::Result<void> Database::transaction(const std::function<void(soci::session&)>& work) {
    const auto done = attempt([&](soci::session& session) {
        run(session, "BEGIN IMMEDIATE");
        work(session);
        run(session, "COMMIT");
    });
    if (!done && sqlite3_get_autocommit(connection_of(*session_)) == 0) {
        // The reason for the failure is what the caller needs; a failed rollback leaves nothing more to be
        // done here.
        (void)attempt([](soci::session& session) { run(session, "ROLLBACK"); });
    }
    return done;
}

core::Result<void> Database::quick_check() {
    std::string verdict;
    auto checked =
        attempt([&](soci::session& session) { session << "PRAGMA quick_check(1)", soci::into(verdict); });
    if (!checked) return checked;
    if (verdict != "ok") return core::fail(ErrorKind::Corrupt, "the database is damaged: " + verdict);
    return {};
}

core::Result<void> Database::backup_to(const std::filesystem::path& file) {
    const std::string target = file.string();
    return attempt([&](soci::session& session) { session << "VACUUM INTO :target", soci::use(target); });
}

core::Result<Database> Database::open(const std::filesystem::path& path, const Migrations& migrations) {
    auto session = connect(path, Access::Write);
    if (!session) return session.failure();
    Database database{std::move(*session)};
    if (auto sound = database.quick_check(); !sound) {
        sound.error().message = path.string() + ": " + sound.error().message;
        return sound.failure();
    }
    int version = 0;
    auto read =
        database.attempt([&](soci::session& sql) { sql << "PRAGMA user_version", soci::into(version); });
    if (!read) return read.failure();
    if (version > static_cast<int>(migrations.size())) {
        return core::fail(ErrorKind::Invalid, path.string() + " was made by a newer program (schema " +
                                                  std::to_string(version) + ", this one knows " +
                                                  std::to_string(migrations.size()) +
                                                  "); install the newer version");
    }
    for (auto step = static_cast<std::size_t>(version); step < migrations.size(); ++step) {
        auto moved = database.transaction([&](soci::session& sql) {
            char* problem = nullptr;
            if (sqlite3_exec(connection_of(sql), migrations[step].c_str(), nullptr, nullptr, &problem) !=
                SQLITE_OK) {
                const std::string message = problem ? problem : "unknown";
                sqlite3_free(problem);
                throw GiveUp{
                    {ErrorKind::Unavailable, "migration " + std::to_string(step + 1) + ": " + message}};
            }
            sql << "PRAGMA user_version=" + std::to_string(step + 1);
        });
        if (!moved) return moved.failure();
    }
    return database;
}

core::Result<Database> Database::open_reader(const std::filesystem::path& path) {
    auto session = connect(path, Access::Read);
    if (!session) return session.failure();
    return Database{std::move(*session)};
}

bool is_duplicate(const core::Error& error) {
    return error.message.starts_with(kDuplicate);
}

}  // namespace storage
