#include "kiosk/desk/ledger_file.h"

#include <utility>

#include <soci/soci.h>

#include "kiosk/desk/migration.h"
#include "kiosk/desk/salvage.h"
#include "kiosk/desk/schema.h"
#include "shared/core/log.h"

namespace kiosk::desk {

LedgerFile::LedgerFile(std::filesystem::path data, std::int64_t floor)
    : data_(std::move(data)), floor_(floor) {}

core::Result<LedgerFile> LedgerFile::open(const std::filesystem::path& data, std::int64_t floor) {
    LedgerFile file{data, floor};
    if (auto opened = file.reopen(); !opened) return opened.failure();
    return file;
}

core::Result<void> LedgerFile::reopen() {
    const std::filesystem::path path = data_ / "ledger.db";
    auto opened = open_migrated(path, ledger_schema());
    if (!opened && opened.error().kind == core::ErrorKind::Corrupt) {
        spdlog::error("the ledger is damaged and is being rebuilt: {}", opened.error().message);
        const auto saved = salvage_ledger(path, floor_);
        if (!saved) return saved.failure();
        spdlog::error("the ledger was rebuilt: {} rows saved, {} could not be read; the damaged file is {}",
                      saved->rows, saved->lost, saved->aside.string());
        salvaged_ = true;
        opened = open_migrated(path, ledger_schema());
    }
    if (!opened) return opened.failure();
    auto settled = opened->attempt([](soci::session& sql) {
        // What is deleted is overwritten, so that an expired row is gone from the disk as well.
        sql << "PRAGMA secure_delete=ON";
        // A commit whose sync failed may show in the log and yet not be on the disk. Written into the file
        // and synced, or not opened at all: what is read from here on has to survive a power cut.
        int busy = 1;
        sql << "PRAGMA wal_checkpoint(TRUNCATE)", soci::into(busy);
        if (busy != 0)
            throw storage::GiveUp{{core::ErrorKind::Unavailable, "the ledger's log is in use by another"}};
    });
    if (!settled) return settled;
    database_ = std::move(*opened);
    return {};
}

bool LedgerFile::revive() {
    if (database_) return true;
    if (retired_) return false;
    const auto opened = reopen();
    if (opened) spdlog::info("the ledger can be written again");
    return opened.has_value();
}

void LedgerFile::retire() {
    retired_ = true;
    database_.reset();
}

core::Result<void> LedgerFile::run(const Work& work,
                                   core::Result<void> (storage::Database::*how)(const Work&)) {
    if (!revive()) return core::fail(core::ErrorKind::Unavailable, "the ledger cannot be opened");
    auto done = ((*database_).*how)(work);
    if (done || done.error().kind == core::ErrorKind::Invalid ||
        done.error().kind == core::ErrorKind::NotFound) {
        return done;
    }
    spdlog::error("the ledger failed: {}", done.error().message);
    database_.reset();
    if (const auto again = reopen(); !again)
        spdlog::error("the ledger stays closed: {}", again.error().message);
    return done;
}

core::Result<void> LedgerFile::commit(const Work& work) {
    return run(work, &storage::Database::transaction);
}

core::Result<void> LedgerFile::read(const Work& work) {
    return run(work, &storage::Database::attempt);
}

}  // namespace kiosk::desk
