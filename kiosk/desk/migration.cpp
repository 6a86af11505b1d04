#include "kiosk/desk/migration.h"

#include <string>

#include <soci/soci.h>

#include "shared/core/log.h"

namespace kiosk::desk {
namespace {

namespace fs = std::filesystem;

// 0: a file without tables, or none at all.
core::Result<int> version_of(const fs::path& file) {
    std::error_code absent;
    if (!fs::exists(file, absent) || fs::file_size(file, absent) == 0) return 0;
    auto reader = storage::Database::open_reader(file);
    if (!reader) return reader.failure();
    int version = 0;
    auto read =
        reader->attempt([&](soci::session& sql) { sql << "PRAGMA user_version", soci::into(version); });
    if (!read) return read.failure();
    return version;
}

void remove_with_logs(const fs::path& file) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix, ignored);
}

core::Result<void> migrate_copy(const fs::path& file, const fs::path& copy, const storage::Migrations& known,
                                const storage::Migrations& schema) {
    remove_with_logs(copy);
    {
        auto old = storage::Database::open(file, known);
        if (!old) return old.failure();
        if (auto copied = old->backup_to(copy); !copied) return copied.failure();
    }
    auto migrated = storage::Database::open(copy, schema);
    if (!migrated) return migrated.failure();
    return {};
}

}  // namespace

core::Result<storage::Database> open_migrated(const fs::path& file, const storage::Migrations& schema) {
    const auto version = version_of(file);
    const auto steps = static_cast<int>(schema.size());
    // What can't even be read here is for `open` to name.
    if (!version || *version == 0 || *version >= steps) return storage::Database::open(file, schema);
    const fs::path copy = file.string() + ".migrating";
    const storage::Migrations known{schema.begin(), schema.begin() + *version};
    if (auto moved = migrate_copy(file, copy, known, schema); !moved) {
        remove_with_logs(copy);
        return moved.failure();
    }
    // Closing has emptied the old file's log into it; one that is left over would be taken for the new
    // file's.
    std::error_code code;
    const fs::path log = file.string() + "-wal";
    if (fs::exists(log, code) && fs::file_size(log, code) > 0) {
        remove_with_logs(copy);
        return core::fail(core::ErrorKind::Unavailable, file.string() + " is in use by another program");
    }
    fs::rename(copy, file, code);
    if (code)
        return core::fail(core::ErrorKind::Unavailable,
                          file.string() + " can't be replaced: " + code.message());
    spdlog::info("{} was brought from schema {} to {}", file.string(), *version, steps);
    return storage::Database::open(file, schema);
}

}  // namespace kiosk::desk
