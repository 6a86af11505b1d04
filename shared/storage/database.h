// One SQLite file as the whole house opens it: WAL, every commit synced, migrated, checked (FIELD section 0).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shared/core/result.h"

namespace soci {
class session;
}

namespace storage {

// Steps of a schema, oldest first; step n brings a file to version n. A landed step never changes.
using Migrations = std::vector<std::string>;

enum class Access {
    Write,  // the one connection of a file that writes and checkpoints
    Read,   // query_only, never checkpoints
};

// One connection; used by one thread at a time.
class Database {
public:
    // Opens or creates the file, proves it is sound (quick_check) and migrates it, each step in its own
    // transaction. Corrupt: the file is damaged. Invalid: it was made by a newer program. Unavailable: not
    // writable, disk full.
    static core::Result<Database> open(const std::filesystem::path& path, const Migrations& migrations);
    static core::Result<Database> open_reader(const std::filesystem::path& path);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // For the rooms that may see SQL. Everything that throws goes through `attempt` or `transaction`.
    soci::session& session();

    // Runs `work`; an exception of the database becomes an error. Nothing bound is ever part of a message.
    core::Result<void> attempt(const std::function<void(soci::session&)>& work);
    // The same between BEGIN IMMEDIATE and COMMIT: all of it is on disk when this returns. After a failure
    // nothing of it is to be counted on; where the disk failed while committing, close, reopen and look.
    // There is no transaction inside another.
    core::Result<void> transaction(const std::function<void(soci::session&)>& work);

    // A whole copy by VACUUM INTO a file that does not exist yet. For a reader, beside the one that writes.
    core::Result<void> backup_to(const std::filesystem::path& file);
    core::Result<void> quick_check();

private:
    explicit Database(std::unique_ptr<soci::session> session);
    core::Result<void> migrate(const Migrations& migrations);

    std::unique_ptr<soci::session> session_;
};

// Thrown by work inside `attempt` or `transaction` to give it up with an error of its own.
struct GiveUp {
    core::Error error;
};

// True where an error came from a UNIQUE or PRIMARY KEY constraint.
bool is_duplicate(const core::Error& error);
// True where an error means that there was no room: the ballast can be given up, the rest may be tried again.
bool is_disk_full(const core::Error& error);

}  // namespace storage
