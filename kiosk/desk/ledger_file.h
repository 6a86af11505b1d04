// `ledger.db` as a file that may fail: commits, and after a failure closes, reopens, checks and, where it is
// damaged, saves what can be read. Never retries a commit by itself (FIELD section 0).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "shared/core/result.h"
#include "shared/storage/database.h"

namespace kiosk::desk {

using Work = std::function<void(soci::session&)>;

class LedgerFile {
public:
    // `floor` is the highest sequence that the server may have seen: a salvaged file goes on above it.
    // Unavailable: can't be opened now; Invalid: made by a newer program.
    static core::Result<LedgerFile> open(const std::filesystem::path& data, std::int64_t floor);

    // All of `work` is on disk when this returns without error, or none of it counts. An error of kind
    // Invalid is one of `work`'s own and leaves the file open.
    core::Result<void> commit(const Work& work);
    core::Result<void> read(const Work& work);

    // Closes it for ever: nothing is recorded any more.
    void retire();
    // Opens again what a failure closed. True when the file can be used.
    bool revive();
    bool is_sound() const { return database_.has_value(); }
    // The file was found damaged since the program started, and rebuilt; the damaged one lies beside it.
    bool was_salvaged() const { return salvaged_; }

private:
    LedgerFile(std::filesystem::path data, std::int64_t floor);
    core::Result<void> reopen();
    core::Result<void> run(const Work& work, core::Result<void> (storage::Database::*how)(const Work&));

    std::filesystem::path data_;
    std::int64_t floor_;
    std::optional<storage::Database> database_;
    bool salvaged_ = false;
    bool retired_ = false;
};

}  // namespace kiosk::desk
