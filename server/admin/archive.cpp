#include "server/admin/archive.h"

#include <cstdio>

#include <soci/soci.h>

#include "server/admin/operator.h"
#include "server/store/schema.h"
#include "shared/core/bytes.h"
#include "shared/core/file.h"
#include "shared/storage/database.h"
#include "shared/storage/restore.h"

namespace server::admin {
namespace {

using core::ErrorKind;
using soci::use;

constexpr std::size_t kLargest = 1U << 30U;  // of a video that came through the gate
constexpr const char* kPictures =
    "CREATE TABLE backup_pictures(name TEXT PRIMARY KEY, content TEXT NOT NULL)";

core::Result<void> pack_pictures(const std::filesystem::path& media, const std::filesystem::path& file) {
    auto copy = storage::Database::open(file, server::store::migrations());
    if (!copy) return copy.failure();
    auto packed = copy->transaction([&](soci::session& sql) {
        sql << kPictures;
        std::error_code code;
        for (const auto& entry : std::filesystem::directory_iterator{media, code}) {
            const auto content = core::read_file(entry.path(), kLargest);
            if (!content) throw storage::GiveUp{content.error()};
            const std::string name = entry.path().filename().string();
            const std::string text = core::to_base64(core::as_bytes(*content));
            sql << "INSERT INTO backup_pictures(name, content) VALUES(:name, :content)", use(name), use(text);
        }
    });
    if (!packed) return packed;
    // The backup is one file: nothing of it may stay in a log beside it.
    return copy->attempt([](soci::session& sql) {
        std::string mode;
        sql << "PRAGMA journal_mode=DELETE", soci::into(mode);
    });
}

core::Result<void> unpack_pictures(const std::filesystem::path& data) {
    auto database = storage::Database::open(data / "server.db", server::store::migrations());
    if (!database) return database.failure();
    if (auto made = core::make_writable_directory(data / "media"); !made) return made;
    return database->transaction([&](soci::session& sql) {
        const soci::rowset<soci::row> rows = (sql.prepare << "SELECT name, content FROM backup_pictures");
        for (const soci::row& row : rows) {
            const auto name = row.get<std::string>(0);
            const auto content = core::from_base64(row.get<std::string>(1));
            const auto digest = core::from_hex(name);
            if (!content || !digest || digest->size() != 32) continue;
            const std::string bytes{content->begin(), content->end()};
            if (auto written = core::write_file(data / "media" / name, bytes); !written)
                throw storage::GiveUp{written.error()};
        }
        sql << "DROP TABLE backup_pictures";
        sql << "INSERT INTO settings(name, value) VALUES('feed_epoch', '2')"
               " ON CONFLICT(name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)";
    });
}

}  // namespace

core::Result<void> back_up(const std::filesystem::path& data, const std::filesystem::path& file) {
    std::error_code code;
    if (!std::filesystem::exists(data / "server.db", code)) {
        return core::fail(ErrorKind::NotFound, "there is no county in " + data.string());
    }
    if (std::filesystem::exists(file, code))
        return core::fail(ErrorKind::Invalid, file.string() + " exists already; choose another name");
    auto reader = storage::Database::open_reader(data / "server.db");
    if (!reader) return reader.failure();
    if (auto copied = reader->backup_to(file); !copied) return copied;
    return pack_pictures(data / "media", file);
}

core::Result<void> restore(const std::filesystem::path& data, const std::filesystem::path& file) {
    auto lock = DataLock::take(data);
    if (!lock) return lock.failure();
    {
        auto backup = storage::Database::open_reader(file);
        if (!backup) return backup.failure();
        if (auto sound = backup->quick_check(); !sound) return sound;
        int pictures = 0;
        auto ours = backup->attempt([&](soci::session& sql) {
            sql << "SELECT COUNT(*) FROM sqlite_master WHERE name = 'backup_pictures'", soci::into(pictures);
        });
        if (!ours || pictures == 0)
            return core::fail(ErrorKind::Invalid, file.string() + " is not a backup of linli-admin");
    }
    if (auto placed = storage::restore(file, data / "server.db", server::store::migrations()); !placed)
        return placed;
    if (auto unpacked = unpack_pictures(data); !unpacked) return unpacked;
    std::printf("restored; kiosks that hold newer check-ins send them again\n");
    const auto replaced = storage::replaced_by_restore(data / "server.db");
    if (std::error_code code; std::filesystem::exists(replaced, code))
        std::printf("what stood there before is %s\n", replaced.c_str());
    if (std::error_code code; !std::filesystem::exists(data / "tls", code))
        std::printf("certificates are in no backup: where kiosks come by TLS, bring %s back too\n",
                    (data / "tls").c_str());
    return {};
}

}  // namespace server::admin
