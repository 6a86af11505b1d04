#include "shared/storage/database.h"

#include <array>
#include <string_view>

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace storage {

using namespace sqlite_api;  // SOCI keeps SQLite's own functions in there

namespace {

using core::ErrorKind;

constexpr std::string_view kDuplicate = "duplicate: ";
constexpr std::string_view kDiskFull = "disk full: ";

// What a code of SQLite means for the caller's next move.
core::Error error_of(int code, const std::string& message) {
    switch (code & 0xFF) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {ErrorKind::Corrupt, message};
        case SQLITE_CONSTRAINT:
            if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
                code == SQLITE_CONSTRAINT_ROWID) {
                return {ErrorKind::Invalid, std::string{kDuplicate} + message};
            }
            return {ErrorKind::Invalid, message};
        case SQLITE_FULL:
            return {ErrorKind::Unavailable, std::string{kDiskFull} + message};
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

// Bound values never reach the message: what() has them, get_error_message() has not.
core::Error error_of(const soci::soci_error& problem, sqlite3* connection) {
    return error_of(connection ? sqlite3_extended_errcode(connection) : SQLITE_ERROR,
                    problem.get_error_message());
}

sqlite3* connection_of(soci::session& session) {
    auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
    return backend ? backend->conn_ : nullptr;
}

void run(soci::session& session, const char* statement) {
    session << statement;
}

// Nobody else may read it, nor what SQLite lays beside it, which takes its mode. The file is opened only
// where there was none: closing one that SQLite holds would take SQLite's locks away (POSIX). Whatever goes
// wrong here, SQLite says better.
void close_to_others(const std::filesystem::path& path) {
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made >= 0) {
        ::close(made);
        return;
    }
    struct stat file {};
    const bool is_open = ::stat(path.c_str(), &file) == 0 && (file.st_mode & (S_IRWXG | S_IRWXO)) != 0;
    if (is_open) static_cast<void>(::chmod(path.c_str(), file.st_mode & S_IRWXU));
}

core::Result<std::unique_ptr<soci::session>> connect(const std::filesystem::path& path, Access access) {
    std::unique_ptr<soci::session> session;
    const std::string name = path.string();
    if (name.find('"') != std::string::npos) {
        return core::fail(ErrorKind::Invalid, "a database's path may not have a quotation mark: " + name);
    }
    if (access == Access::Write) close_to_others(path);
    try {
        std::string target = "db=\"" + name + "\" timeout=5";  // the only quotes SOCI knows
        if (access == Access::Read) target += " readonly=true";
        session = std::make_unique<soci::session>(soci::sqlite3, target);
    } catch (const soci::soci_error& problem) {
        return core::fail(ErrorKind::Unavailable,
                          "cannot open the database " + name + ": " + problem.get_error_message());
    }
    constexpr std::array kWriter{"PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
                                 "PRAGMA wal_autocheckpoint=100", "PRAGMA journal_size_limit=4194304"};
    constexpr std::array kReader{"PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0"};
    try {
        if (access == Access::Write) {
            std::string mode;  // where there can be no WAL, the old mode is the answer, not an error
            *session << "PRAGMA journal_mode=WAL", soci::into(mode);
            if (mode != "wal") {
                return core::fail(ErrorKind::Unavailable,
                                  "the database " + name + " cannot be written safely here (journal mode " +
                                      mode + "); put it on a local disk");
            }
            for (const char* pragma : kWriter) run(*session, pragma);
        } else {
            for (const char* pragma : kReader) run(*session, pragma);
        }
    } catch (const soci::soci_error& problem) {
        core::Error error = error_of(problem, connection_of(*session));
        error.message = "the database " + name + " cannot be used: " + error.message;
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
    if (sqlite3_get_autocommit(connection_of(*session_)) == 0) {
        return core::fail(ErrorKind::Invalid, "a transaction was begun inside another");
    }
    auto done = attempt([&](soci::session& session) {
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
    if (std::filesystem::exists(file)) return core::fail(ErrorKind::Invalid, target + " exists already");
    close_to_others(file);
    // VACUUM INTO writes only the new file, but query_only forbids it all the same.
    int query_only = 0;
    auto copied = attempt([&](soci::session& session) {
        session << "PRAGMA query_only", soci::into(query_only);
        run(session, "PRAGMA query_only=OFF");
        session << "VACUUM INTO :target", soci::use(target);
    });
    auto put_back = attempt(
        [&](soci::session& session) { session << "PRAGMA query_only=" + std::to_string(query_only); });
    if (copied) return put_back;
    std::error_code ignored;
    std::filesystem::remove(file, ignored);  // half of one would only stand in the way of the next
    return copied;
}

core::Result<void> Database::migrate(const Migrations& migrations) {
    int version = 0;
    auto read = attempt([&](soci::session& sql) { sql << "PRAGMA user_version", soci::into(version); });
    if (!read) return read;
    if (version > static_cast<int>(migrations.size())) {
        return core::fail(ErrorKind::Invalid, "it was made by a newer program (schema " +
                                                  std::to_string(version) + ", this one knows " +
                                                  std::to_string(migrations.size()) +
                                                  "); install the newer version");
    }
    for (auto step = static_cast<std::size_t>(version); step < migrations.size(); ++step) {
        auto moved = transaction([&](soci::session& sql) {
            sqlite3* connection = connection_of(sql);
            if (sqlite3_exec(connection, migrations[step].c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
                core::Error error =
                    error_of(sqlite3_extended_errcode(connection), sqlite3_errmsg(connection));
                error.message = "migration " + std::to_string(step + 1) + ": " + error.message;
                throw GiveUp{error};
            }
            sql << "PRAGMA user_version=" + std::to_string(step + 1);
        });
        if (!moved) return moved;
    }
    return {};
}

core::Result<Database> Database::open(const std::filesystem::path& path, const Migrations& migrations) {
    auto session = connect(path, Access::Write);
    if (!session) return session.failure();
    Database database{std::move(*session)};
    auto ready = database.quick_check();
    if (ready) ready = database.migrate(migrations);
    if (!ready) return core::fail(ready.error().kind, path.string() + ": " + ready.error().message);
    return database;
}

core::Result<Database> Database::open_reader(const std::filesystem::path& path) {
    auto session = connect(path, Access::Read);
    if (!session) return session.failure();
    return Database{std::move(*session)};
}

bool is_duplicate(const core::Error& error) {
    return error.message.find(kDuplicate) != std::string::npos;
}

bool is_disk_full(const core::Error& error) {
    return error.message.find(kDiskFull) != std::string::npos;
}

}  // namespace storage
